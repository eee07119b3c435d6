/// A place in a document: a page, its lines, a box on it.
package struct Location: Equatable, Sendable, Codable {
  /// From 1.
  package var page: Int
  /// Numbers of the lines on that page, ascending.
  package var lines: [Int]?
  /// The place on the page's picture.
  package var box: Box?

  package init(page: Int, lines: [Int]? = nil, box: Box? = nil) {
    self.page = page
    self.lines = lines
    self.box = box
  }
}

/// What was changed in a text, or what a reviewer is asked about.
package struct Correction: Equatable, Sendable, Codable {
  /// What sort of change it is.
  package enum Kind: String, Codable, Sendable, CaseIterable {
    /// Only the marks over letters change.
    case diacritic
    /// Other characters change.
    case character
    /// One word becomes several.
    case split
    /// Several words become one.
    case join
    /// A word cut at a line's end is made whole.
    case hyphenation
    /// A sign at a line's head becomes a bullet.
    case bullet
    /// Specks read as text go.
    case noise
    /// Only punctuation changes.
    case punctuation
  }

  /// What has become of the proposal.
  package enum Status: String, Codable, Sendable {
    /// Sure enough to need no eye.
    case applied
    /// Left as read and queued for review.
    case proposed
    /// A reviewer agreed.
    case accepted
    /// A reviewer kept what was read.
    case rejected
    /// A reviewer wrote another text.
    case edited
  }

  /// The same for the same place and the same reading of the same source, run after run.
  package var id: String
  /// What was read.
  package var original: String
  /// What it should be.
  package var corrected: String
  /// What sort of change it is.
  package var kind: Kind
  /// The probability that `corrected` is right, 0...1.
  package var confidence: Double
  /// Other readings, best first.
  package var alternatives: [Alternative]?
  /// What has become of it.
  package var status: Status
  /// The line as corrected.
  package var context: String?
  /// Where it stands.
  package var location: Location

  package init(
    id: String, original: String, corrected: String, kind: Kind, confidence: Double,
    alternatives: [Alternative]? = nil, status: Status, context: String? = nil, location: Location
  ) {
    self.id = id
    self.original = original
    self.corrected = corrected
    self.kind = kind
    self.confidence = confidence
    self.alternatives = alternatives
    self.status = status
    self.context = context
    self.location = location
  }
}

extension Correction {
  /// An id that depends on nothing but the place and what was read there: FNV-1a, 64 bits.
  /// - Parameters:
  ///   - page: from 1.
  ///   - line: the line's number on the page.
  ///   - word: the word's index in its line, from 0.
  ///   - original: what was read.
  /// - Returns: `c` and 16 hexadecimal digits.
  package static func stableID(page: Int, line: Int, word: Int, original: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(page)/\(line)/\(word)/\(original)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return "c" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
