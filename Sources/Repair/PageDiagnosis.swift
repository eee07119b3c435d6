internal import Foundation
internal import Minutes

/// What a page's text was taken for.
package struct PageDiagnosis: Equatable, Sendable, Codable {
  /// Where the text seems to come from.
  package enum Source: String, Sendable, Codable, CaseIterable {
    /// Written, not read: a PDF's own text or a text file with nothing wrong.
    case bornDigital
    /// Read with a model that knows å, ä and ö.
    case swedishModel
    /// Read with a model that does not.
    case englishModel
    /// Stripped of the marks over å, ä and ö; nothing else is wrong.
    case stripped
    /// UTF-8 that was taken for Windows-1252, Latin-1, CP437, CP850 or Mac Roman.
    case mojibake
    /// Too little text to tell, or another language.
    case unknown
  }

  /// The page's number.
  package var page: Int
  /// Where the text seems to come from.
  package var source: Source
  /// The letters a to ö that were looked at.
  package var letters: Int
  /// How many of them are å, ä or ö.
  package var marked: Int

  package init(page: Int, source: Source, letters: Int, marked: Int) {
    self.page = page
    self.source = source
    self.letters = letters
    self.marked = marked
  }
}

extension PageDiagnosis {
  /// About 5 % of the letters of Swedish prose are å, ä or ö; names and tables have fewer.
  private static let leastShare = 0.012

  /// Diagnoses the pages of a document; a page with little text follows the others.
  /// - Parameters:
  ///   - pages: all, or the next of them.
  ///   - texts: their words.
  ///   - seen: what those before looked like; these are added.
  /// - Returns: a diagnosis for each.
  static func diagnose(
    _ pages: [Page], _ texts: [SeenText], after seen: inout SourceMemory
  ) -> [PageDiagnosis] {
    let counts = texts.map { LetterCount($0) }
    let all = counts.reduce(into: seen.count) { $0.add($1) }
    // What is far behind says less and less.
    seen.count = all.halved
    let wasRead = all.wasRead
    return zip(pages, counts).map { page, own in
      let count = own.letters < 400 ? all : own
      let source: Source
      if page.origin == .ocr {
        // Our own reader has the Swedish model, however few å, ä and ö a form or a table has.
        source = .swedishModel
      } else if page.origin == .textLayer && count.share >= leastShare {
        source = wasRead ? .swedishModel : .bornDigital
      } else if own.isMojibake || (own.letters < 400 && all.isMojibake) {
        source = .mojibake
      } else if count.share >= leastShare {
        source = page.origin == .plainText && !wasRead ? .bornDigital : .swedishModel
      } else if count.letters < 8 || !count.looksSwedish {
        source = .unknown
      } else {
        source = all.isOnlyStripped ? .stripped : .englishModel
      }
      return PageDiagnosis(
        page: page.number, source: source, letters: own.letters, marked: own.marked)
    }
  }
}

/// What the parts of a text that came before looked like.
struct SourceMemory: Sendable {
  fileprivate var count = LetterCount()
}

/// Counts by which a page is diagnosed.
private struct LetterCount: Sendable {
  var letters = 0
  var marked = 0
  var words = 0
  var mojibake = 0
  var swedish = 0
  var odd = 0
  var traces = 0

  init() {}

  private static let common: [UInt64] = [
    "och", "att", "som", "med", "av", "en", "ett", "den", "det", "till", "om", "har", "inte", "vid",
    "ska", "kan", "ar", "pa", "for", "fran", "i", "f\u{E9}r", "vi", "de", "under", "plats",
  ].map { packed($0.utf8) }

  /// The bytes of a short word as a number, capitals of ASCII as small letters.
  private static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1 >= 0x41 && $1 <= 0x5A ? $1 | 0x20 : $1) }
  }

  init(_ text: SeenText) {
    let common = Self.common
    words = text.wordCount
    traces = ReaderTraces.count(in: text)
    for number in 0..<text.wordCount {
      let range = text.spans[number].range
      if range.count > 2, OddSpelling.isOdd(text.bytes[range]) { odd += 1 }
      var plain = 0
      var isASCII = true
      var short: UInt64 = 0
      for index in range {
        let byte = text.bytes[index]
        if byte >= 0x80 {
          isASCII = false
          break
        }
        let small = byte | 0x20
        if small >= 0x61, small <= 0x7A { plain += 1 }
        short = short << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? small : byte)
      }
      if !isASCII {
        (plain, short) = count(text.word(number))
      }
      letters += plain
      if plain > 0, range.count <= 6, common.contains(short) { swedish += 1 }
    }
  }

  /// Counts a word that has other characters than those of ASCII.
  /// - Returns: how many of its letters are a to z, and the word as a number.
  private mutating func count(_ word: String) -> (plain: Int, packed: UInt64) {
    var plain = 0
    var previous: Unicode.Scalar = " "
    for scalar in word.unicodeScalars {
      if scalar.value >= 0x80, Mojibake.isPair(previous, scalar) { mojibake += 1 }
      previous = scalar
      switch scalar {
      case "å", "ä", "ö", "Å", "Ä", "Ö":
        letters += 1
        marked += 1
      case "a"..."z", "A"..."Z": plain += 1
      default: break
      }
    }
    return (plain, word.utf8.count <= 6 ? Self.packed(word.lowercased().utf8) : 0)
  }

  mutating func add(_ other: LetterCount) {
    letters += other.letters
    marked += other.marked
    words += other.words
    mojibake += other.mojibake
    swedish += other.swedish
    odd += other.odd
    traces += other.traces
  }

  var share: Double { letters == 0 ? 0 : Double(marked) / Double(letters) }
  var isMojibake: Bool { mojibake > 0 && mojibake * 100 >= words }
  /// The same shares of half as much.
  var halved: LetterCount {
    var half = self
    half.letters /= 2
    half.marked /= 2
    half.words /= 2
    half.mojibake /= 2
    half.swedish /= 2
    half.odd /= 2
    half.traces /= 2
    return half
  }
  var isOnlyStripped: Bool {
    words >= OddSpelling.leastWords && Double(odd) < Double(words) * OddSpelling.leastShare
  }
  /// Whether a model that knows å, ä and ö has read it.
  var wasRead: Bool {
    traces >= ReaderTraces.least && traces * ReaderTraces.words >= words
  }
  var looksSwedish: Bool { words < 12 || swedish * 25 >= words }
}
