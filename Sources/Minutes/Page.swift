/// Where the words of a page come from.
package enum PageOrigin: String, Codable, Sendable {
  /// Read from the picture.
  case ocr
  /// Taken from the PDF's own text.
  case textLayer
  /// A text file.
  case plainText
  /// There is nothing on it.
  case blank
  /// It could not be read; the warnings say why.
  case failed
}

/// A page with its lines in reading order.
package struct Page: Equatable, Sendable, Codable {
  /// From 1.
  package var number: Int
  /// Where its words come from.
  package var origin: PageOrigin
  /// Why its words come from there, where there was a choice: a few words for people.
  package var evidence: String?
  /// The picture's width in pixels, upright; nil for plain text.
  package var width: Int?
  /// The picture's height in pixels, upright; nil for plain text.
  package var height: Int?
  /// Pixels per inch of the picture that the boxes refer to.
  package var dpi: Int?
  /// Degrees clockwise by which the page lay turned in the file: 0, 90, 180 or 270.
  package var rotation: Int?
  /// Degrees by which the upright page was skewed, anticlockwise positive.
  package var skewDegrees: Double?
  /// The mean confidence of the words, 0...1; nil where nothing was recognised.
  package var confidence: Double?
  /// The pages that were scanned side by side as this one, in reading order; nil where it is one.
  package var leaves: [Box]?
  /// Where there is ink that is no print; nil where none was found.
  package var regions: [Region]?
  /// The lines in reading order, numbered from 1.
  package var lines: [Line]
  /// What a person should know of this page.
  package var warnings: [Warning]

  package init(
    number: Int, origin: PageOrigin, evidence: String? = nil, width: Int? = nil, height: Int? = nil,
    dpi: Int? = nil,
    rotation: Int? = nil, skewDegrees: Double? = nil, confidence: Double? = nil,
    leaves: [Box]? = nil, regions: [Region]? = nil, lines: [Line] = [], warnings: [Warning] = []
  ) {
    self.number = number
    self.origin = origin
    self.evidence = evidence
    self.width = width
    self.height = height
    self.dpi = dpi
    self.rotation = rotation
    self.skewDegrees = skewDegrees
    self.confidence = confidence
    self.leaves = leaves
    self.regions = regions
    self.lines = lines
    self.warnings = warnings
  }
}

extension Page {
  /// The pages of a text file: a form feed ends a page, every line break a line.
  /// - Parameter text: the whole file, line breaks as LF, CR LF or CR.
  /// - Returns: at least one page, numbered from 1.
  package static func pages(ofPlainText text: String) -> [Page] {
    // By bytes: cutting by characters would look for where each of them ends.
    let parts = text.replacingCRLF.utf8.split(separator: 0x0C, omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      var rows = part.split(separator: 0x0A, omittingEmptySubsequences: false)
      if rows.last?.isEmpty == true { rows.removeLast() }
      return Page(
        number: index + 1, origin: .plainText,
        lines: rows.enumerated().map { Line(plainText: String(Substring($1)), number: $0 + 1) })
    }
  }
}

extension String {
  /// The text with Windows' and old Macintoshes' line breaks as line feeds.
  fileprivate var replacingCRLF: String {
    guard utf8.contains(0x0D) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == 0x0A, previous == 0x0D {
        previous = byte
        continue
      }
      bytes.append(byte == 0x0D ? 0x0A : byte)
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
