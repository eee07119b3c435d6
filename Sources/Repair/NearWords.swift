internal import Lexicon
internal import Minutes

/// What a misread word may have been: words of its document, and of the dictionary, that differ
/// from it in a letter or two.
///
/// Repair itself takes none of them; who looks at the picture finds the right one among them
/// instead of typing it.
struct NearWords {
  /// A word that may have been meant.
  struct Found: Equatable {
    /// As it would stand in place of the word asked for, without the punctuation around it.
    var text: String
    /// What speaks for it, beside the others.
    var weight: Double
  }

  private struct Known {
    var text: String
    var letters: [Unicode.Scalar]
    var mask: UInt64
    var count: Int
  }

  private let lexicon: Lexicon
  /// The words of the document by their length.
  private var byLength: [Int: [Known]] = [:]

  /// Shorter words have too many neighbours.
  private static let shortest = 4
  private static let longest = 60
  /// Who fills a file with noise must not stop the program.
  private static let most = 20_000
  /// How many are worth showing.
  private static let wanted = 3
  /// Of those of the dictionary.
  private static let wantedOfDictionary = 2

  /// - Parameters:
  ///   - words: the words of a document that nobody doubts, without punctuation, and how often it
  ///     has each.
  ///   - lexicon: the dictionary.
  init(_ words: [String: Int], lexicon: Lexicon) {
    self.lexicon = lexicon
    var forms: [String: Known] = [:]
    for (text, count) in words.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let letters = Array(text.lowercased().unicodeScalars)
      guard (Self.shortest...Self.longest).contains(letters.count) else { continue }
      // Of two spellings the commoner is shown.
      let key = text.lowercased()
      if forms[key] != nil {
        forms[key]?.count += count
      } else if forms.count < Self.most {
        forms[key] = Known(
          text: text, letters: letters, mask: Self.mask(of: letters), count: count)
      }
    }
    for known in forms.values { byLength[known.letters.count, default: []].append(known) }
  }

  /// Looks a word's neighbours up: of a word that the dictionary knows only those of the document
  /// that differ in one letter.
  /// - Parameter word: as read, without the punctuation around it.
  /// - Returns: the best, best first; never the word itself.
  /// - Complexity: O(words of the document of about its length), most passed over by their letters.
  func near(_ word: String) -> [Found] {
    let letters = Array(word.lowercased().unicodeScalars)
    guard (Self.shortest...Self.longest).contains(letters.count),
      letters.count(where: { $0.properties.isAlphabetic }) >= 3
    else { return [] }
    let isKnown = (WordDoubt(lexicon: lexicon).knowledge(of: word) ?? .unknown) > .unknown
    let limit = isKnown || letters.count < 7 ? 1.4 : 2.4
    var found = ofDocument(like: letters, word, limit: limit)
    if !isKnown { found += ofDictionary(like: word) }
    var seen: Set<String> = [word]
    return Array(
      found.sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }
        .filter { seen.insert($0.text).inserted }.prefix(Self.wanted))
  }

  private func ofDocument(
    like letters: [Unicode.Scalar], _ word: String, limit: Double
  ) -> [Found] {
    let mask = Self.mask(of: letters)
    let reach = Int(limit)
    var found: [Found] = []
    for length in letters.count - reach...letters.count + reach {
      for known in byLength[length] ?? [] where (known.mask ^ mask).nonzeroBitCount <= 2 * reach {
        guard known.letters != letters,
          let distance = Self.distance(known.letters, letters, limit: limit)
        else { continue }
        let often = known.count > 1 ? 2.0 : 1
        found.append(
          Found(
            text: Self.cased(known.text, as: word),
            weight: often * (distance < 1 ? 4 : distance < 2 ? 2 : 0.7)))
      }
    }
    return found
  }

  /// A bit for each letter that occurs, å ä ö with the letters that they are read as.
  private static func mask(of letters: [Unicode.Scalar]) -> UInt64 {
    letters.reduce(0) { $0 | 1 << UInt64(base(of: $1).value & 63) }
  }

  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "å", "ä", "à", "á", "â", "ã": "a"
    case "ö", "ò", "ó", "ô", "õ", "ø": "o"
    case "é", "è", "ê", "ë": "e"
    case "ü", "ù", "ú", "û": "u"
    default: scalar
    }
  }

  /// How many letters must be changed, added or dropped, those with other marks counted a third.
  /// - Returns: nil where that is more than the limit.
  private static func distance(
    _ one: [Unicode.Scalar], _ other: [Unicode.Scalar], limit: Double
  ) -> Double? {
    var row = (0...other.count).map(Double.init)
    for (i, a) in one.enumerated() {
      var diagonal = row[0]
      row[0] = Double(i + 1)
      var least = row[0]
      for (j, b) in other.enumerated() {
        let change = a == b ? 0 : base(of: a) == base(of: b) ? 0.3 : 1
        let next = min(row[j + 1] + 1, row[j] + 1, diagonal + change)
        diagonal = row[j + 1]
        row[j + 1] = next
        least = min(least, next)
      }
      if least > limit { return nil }
    }
    return row[other.count] <= limit ? row[other.count] : nil
  }

  /// A word with the capitals of another.
  private static func cased(_ text: String, as word: String) -> String {
    let isShouted = { (text: String) in
      text.unicodeScalars.count { $0.properties.isUppercase } > 1
        && !text.unicodeScalars.contains { $0.properties.isLowercase }
    }
    if isShouted(word) { return text.uppercased() }
    let plain = isShouted(text) ? text.lowercased() : text
    guard word.unicodeScalars.first?.properties.isUppercase == true else { return plain }
    return plain.prefix(1).uppercased() + plain.dropFirst()
  }
}

extension NearWords {
  /// The commonest words of the dictionary that differ in one letter.
  private func ofDictionary(like word: String) -> [Found] {
    guard let codes = Alphabet.codes(word) else { return [] }
    var found: [(codes: [UInt8], probability: Float)] = []
    var path: [UInt8] = []
    walk(.root, codes[...], &path, hasChanged: false) { codes, entry in
      found.append((codes, entry.probability))
    }
    found.sort {
      $0.probability != $1.probability
        ? $0.probability > $1.probability : $0.codes.lexicographicallyPrecedes($1.codes)
    }
    var best: [Found] = []
    for (codes, probability) in found {
      let text = Self.cased(Self.text(codes), as: word)
      guard text != word, !best.contains(where: { $0.text == text }) else { continue }
      best.append(Found(text: text, weight: probability > Self.common ? 1 : 0.4))
      if best.count == Self.wantedOfDictionary { break }
    }
    return best
  }

  /// The logarithm of the likelihood of a word that stands 50 times in the counted text.
  private static let common: Float = -12.7

  private static func text(_ codes: [UInt8]) -> String {
    String(String.UnicodeScalarView(codes.map(Alphabet.letter)))
  }

  /// Follows a word through the dictionary, with one letter changed, added or dropped at most.
  private func walk(
    _ node: Lexicon.Node, _ rest: ArraySlice<UInt8>, _ path: inout [UInt8], hasChanged: Bool,
    _ take: ([UInt8], Entry) -> Void
  ) {
    if rest.isEmpty, hasChanged, let entry = lexicon.entry(at: node), entry.flags.contains(.word) {
      take(path, entry)
    }
    let children = lexicon.children(of: node)
    if let letter = rest.first, let next = children.node(after: letter) {
      path.append(letter)
      walk(next, rest.dropFirst(), &path, hasChanged: hasChanged, take)
      path.removeLast()
    }
    guard !hasChanged else { return }
    if !rest.isEmpty { walk(node, rest.dropFirst(), &path, hasChanged: true, take) }
    for letter in 1...UInt8(Alphabet.letters.count) {
      guard let next = children.node(after: letter) else { continue }
      path.append(letter)
      walk(next, rest, &path, hasChanged: true, take)
      if let own = rest.first, own != letter {
        walk(next, rest.dropFirst(), &path, hasChanged: true, take)
      }
      path.removeLast()
    }
  }
}
