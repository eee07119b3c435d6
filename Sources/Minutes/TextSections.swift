/// A part of a text that is worked on by itself.
package struct TextSection: Equatable, Sendable {
  /// The text, with its line ends as they were.
  package var text: String
  /// How its bytes were read.
  package var encoding: TextDecoding.Encoding
  /// Whether it is the first of a file in UTF-8 that begins with a byte order mark.
  package var hasByteOrderMark: Bool

  package init(text: String, encoding: TextDecoding.Encoding, hasByteOrderMark: Bool = false) {
    self.text = text
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
  }
}

/// Cuts a text, as it comes, into sections that are worked on one after the other, so that the
/// longest text takes no more memory than one of them.
///
/// Where it is cut depends on the text alone, not on the pieces in which it comes: behind the last
/// empty line of what a section may hold, else behind a line's end, a sentence's end or a space,
/// and within a word only where there is nothing else.
package struct TextSections: Sendable {
  /// How many bytes a section has at most.
  private let limit: Int
  private var bytes: [UInt8] = []
  private var head: [UInt8] = []
  private var converter: UTF16Decoder?
  private var knowsOrder = false
  private var isStart = true
  private var isEnded = false
  private var evidence = EncodingEvidence()

  /// What most documents have less of: they are worked on as a whole.
  package static let usualLimit = 256 * 1024

  package init(limit: Int = usualLimit) {
    precondition(limit >= 8, "a section holds at least a character")
    self.limit = limit
  }

  /// Takes the next bytes.
  package mutating func append(_ new: [UInt8]) {
    if knowsOrder {
      take(new[...])
      return
    }
    head += new
    if head.count >= UTF16Order.headLength { tellOrder() }
  }

  /// Takes note that nothing more comes.
  package mutating func end() {
    if !knowsOrder { tellOrder() }
    bytes += converter?.finish() ?? []
    isEnded = true
  }

  private mutating func tellOrder() {
    knowsOrder = true
    converter = UTF16Order(head: head.prefix(UTF16Order.headLength)).map {
      UTF16Decoder(order: $0)
    }
    take(head[...])
    head = []
  }

  private mutating func take(_ new: ArraySlice<UInt8>) {
    bytes += converter?.decode(new) ?? Array(new)
  }

  /// The next section; nil where more bytes are needed, or at the end.
  /// - Throws: where it is no text.
  package mutating func next() throws(TextDecoding.Failure) -> TextSection? {
    let count: Int
    if bytes.count > limit {
      count = Self.cut(bytes, limit: limit)
    } else {
      guard isEnded, !bytes.isEmpty else { return nil }
      count = bytes.count
    }
    let part = Array(bytes[..<count])
    bytes.removeFirst(count)
    defer { isStart = false }
    var section = TextSection(text: "", encoding: .utf8)
    (section.text, section.encoding) = try TextDecoding.decode(
      part, isStart: isStart, evidence: &evidence)
    if converter != nil {
      section.encoding = .utf16
    } else {
      section.hasByteOrderMark = isStart && part.starts(with: TextDecoding.byteOrderMark)
    }
    return section
  }

  /// How long the next section is.
  /// - Complexity: O(limit).
  private static func cut(_ bytes: [UInt8], limit: Int) -> Int {
    let least = limit / 2
    var line = 0
    var sentence = 0
    var space = 0
    var place = limit
    while place > least {
      let last = bytes[place - 1]
      if last == 0x0C { return place }
      if last == 0x0A || (last == 0x0D && bytes[place] != 0x0A) {
        let before = last == 0x0A && place > 1 && bytes[place - 2] == 0x0D ? place - 2 : place - 1
        // The line that ends here has nothing in it.
        if before > 0, bytes[before - 1] == 0x0A || bytes[before - 1] == 0x0D { return place }
        if line == 0 { line = place }
      } else if last == 0x20 || last == 0x09 {
        if space == 0 { space = place }
        if sentence == 0, place > 1, [0x2E, 0x21, 0x3F].contains(bytes[place - 2]) {
          sentence = place
        }
      }
      place -= 1
    }
    if line > 0 { return line }
    if sentence > 0 { return sentence }
    if space > 0 { return space }
    // Not within a character of UTF-8, nor between CR and LF.
    var end = limit
    while end > limit - 4, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    if bytes[end] & 0xC0 == 0x80 { end = limit }
    return bytes[end] == 0x0A && bytes[end - 1] == 0x0D ? end - 1 : end
  }
}
