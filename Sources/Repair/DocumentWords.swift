internal import Lexicon
internal import Minutes

/// The words of a document's pages that a Swedish model read: what stands more than once, and the
/// names and terms that no dictionary knows, as they were read where the reader was sure.
struct DocumentWords {
  /// By the numbers of words without punctuation.
  private var counts: [Int32]
  /// Words that no dictionary knows, well read, by their letters.
  private var unknown: Set<[UInt8]> = []

  /// A word of which the reader was less sure is no witness.
  private static let sure = 0.02
  private static let shortest = 5
  /// A document has few names; who fills a file with noise must not stop the program.
  private static let most = 2000

  init(_ drafts: [PageDraft], of vocabulary: Vocabulary) {
    counts = Array(repeating: 0, count: vocabulary.coreCount)
    for draft in drafts {
      guard let read = draft.read else { continue }
      for (number, facts) in read.facts.enumerated() {
        counts[Int(facts.core)] += 1
        guard facts.marks.contains(.isTerm), unknown.count < Self.most, draft.hasScores,
          read.sureness[number].misread < Self.sure,
          let codes = Alphabet.codes(Self.core(draft.words.word(number)))
        else { continue }
        unknown.insert(codes)
      }
    }
  }

  /// Whether the letters of a word, punctuation aside, are a name or a term worth remembering.
  static func isTerm(_ codes: [UInt8], _ lexicon: Lexicon) -> Bool {
    codes.count >= shortest && !PageDraft.isKnown(codes, lexicon)
      && !PageDraft.isComposed(codes, lexicon)
  }

  /// How often the document has a word, punctuation aside.
  func count(of word: WordFacts) -> Int { Int(counts[Int(word.core)]) }

  /// Whether the document has a word that no dictionary knows, well read.
  func has(_ codes: ArraySlice<UInt8>) -> Bool {
    !unknown.isEmpty && unknown.contains(Array(codes))
  }

  /// The unknown words of the document that differ from a piece in a letter, or in two of many.
  /// - Complexity: O(unknown words), most of them passed over by their length.
  func near(_ seen: [UInt8]) -> [(codes: [UInt8], distance: Int)] {
    guard seen.count >= Self.shortest else { return [] }
    let limit = seen.count < 8 ? 1 : 2
    return unknown.compactMap { codes in
      guard abs(codes.count - seen.count) <= limit, !Self.isInflected(codes, seen) else {
        return nil
      }
      let distance = Self.distance(codes, seen)
      return distance <= limit ? (codes, distance) : nil
    }.sorted {
      $0.distance != $1.distance
        ? $0.distance < $1.distance : $0.codes.lexicographicallyPrecedes($1.codes)
    }
  }

  /// Whether one is the other with an ending, or the same.
  private static func isInflected(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.starts(with: other) || other.starts(with: one)
  }

  /// How many letters must be changed, added or dropped (Levenshtein).
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (i, a) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in other.enumerated() {
        let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[other.count]
  }

  /// A word without the punctuation around it.
  static func core(_ word: String) -> String {
    let isInside = { (scalar: Unicode.Scalar) in
      SeenSymbol.isLetter(SeenSymbol.code(scalar)) || ("0"..."9").contains(scalar)
    }
    let scalars = word.unicodeScalars
    guard let first = scalars.firstIndex(where: isInside),
      let last = scalars.lastIndex(where: isInside)
    else { return word }
    return String(scalars[first...last])
  }
}
