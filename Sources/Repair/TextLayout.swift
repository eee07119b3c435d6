internal import Minutes

/// A text file cut into pages, lines and words, and put together again when they are repaired.
///
/// The words are normalised to NFC here: this is the gate for plain text that is repaired as such.
struct TextLayout {
  /// A page of the file.
  struct TextPage {
    var text: SeenText
    /// Where each line begins and ends in the file.
    var lines: [SeenText.Span]
    /// Where words stand that were not in NFC, by their numbers.
    var moved: [Int: SeenText.Span]
  }

  private let bytes: [UInt8]
  let pages: [TextPage]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var pages: [Cutter.CutPage] = []
    var cutter = Cutter()
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case 0x0A, 0x0D:
        cutter.endLine(at: place)
        if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
        place += 1
        cutter.startLine(at: place)
      case 0x0C:
        pages.append(cutter.endPage(at: place, of: bytes))
        place += 1
        cutter.startLine(at: place)
      default: place = cutter.takeWord(at: place, of: bytes)
      }
    }
    pages.append(cutter.endPage(at: place, of: bytes))
    // One buffer for all pages: there may be as many as bytes.
    let all = cutter.normalised.isEmpty ? bytes : bytes + cutter.normalised
    self.pages = pages.map {
      TextPage(
        text: SeenText(bytes: all, spans: $0.words, firstWords: $0.firstWords), lines: $0.lines,
        moved: $0.moved)
    }
  }

  /// Takes up one page at a time.
  private struct Cutter {
    /// A page without its buffer.
    struct CutPage {
      var words: [SeenText.Span] = []
      var firstWords: [Int32] = [0]
      var lines: [SeenText.Span] = []
      var moved: [Int: SeenText.Span] = [:]
    }

    private var page = CutPage()
    private var start = 0
    /// Words of all pages that had to be normalised; they follow the file's bytes.
    private(set) var normalised: [UInt8] = []

    mutating func startLine(at place: Int) { start = place }

    mutating func endLine(at place: Int) {
      page.lines.append(.init(start: UInt32(start), length: UInt32(place - start)))
      page.firstWords.append(Int32(page.words.count))
    }

    mutating func endPage(at place: Int, of bytes: [UInt8]) -> CutPage {
      if place > start { endLine(at: place) }
      defer { page = CutPage() }
      for number in page.moved.keys.sorted() {
        guard let plain = plain(page.words[number], bytes) else {
          page.moved[number] = nil
          continue
        }
        page.moved[number] = page.words[number]
        page.words[number] = .init(
          start: UInt32(bytes.count + normalised.count), length: UInt32(plain.count))
        normalised.append(contentsOf: plain)
      }
      return page
    }

    /// A word in NFC and plain letters; nil where it is so already.
    private func plain(_ word: SeenText.Span, _ bytes: [UInt8]) -> [UInt8]? {
      let seen = bytes[word.range]
      let plain = Array(Glyphs.plain(String(decoding: seen, as: UTF8.self).normalizedNFC).utf8)
      return seen.elementsEqual(plain) ? nil : plain
    }

    /// Goes over white space or a word.
    /// - Returns: the place behind it.
    mutating func takeWord(at place: Int, of bytes: [UInt8]) -> Int {
      var end = place
      while true {
        let length = TextLayout.spaceLength(bytes, end)
        if length == 0 { break }
        end += length
      }
      if end > place || end >= bytes.count { return end }
      var mayBeDecomposed = false
      while end < bytes.count {
        let byte = bytes[end]
        if byte <= 0x20 {
          if byte == 0x20 || (0x09...0x0D).contains(byte) { break }
        } else if byte >= 0x80 {
          if TextLayout.spaceLength(bytes, end) > 0 { break }
          // Letters up to U+02FF and common punctuation are in NFC whatever they stand beside.
          if byte == 0xC2, end + 1 < bytes.count, bytes[end + 1] == 0xAD { mayBeDecomposed = true }
          if byte >= 0xCC, !TextLayout.isPunctuation(bytes, end) { mayBeDecomposed = true }
          end += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
          continue
        }
        end += 1
      }
      end = min(end, bytes.count)
      let span = SeenText.Span(start: UInt32(place), length: UInt32(end - place))
      if mayBeDecomposed { page.moved[page.words.count] = span }
      page.words.append(span)
      return end
    }
  }

  /// The dashes, quotation marks, bullets and dots from U+2010 to U+203F.
  private static func isPunctuation(_ bytes: [UInt8], _ place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place] == 0xE2 && bytes[place + 1] == 0x80
      && bytes[place + 2] >= 0x90
  }

  /// The bytes of the white space that begins at a place: line breaks and form feeds are none.
  private static func spaceLength(_ bytes: [UInt8], _ place: Int) -> Int {
    guard place < bytes.count else { return 0 }
    let byte = bytes[place]
    if byte < 0x80 { return byte == 0x20 || byte == 0x09 || byte == 0x0B ? 1 : 0 }
    guard byte == 0xC2 || (0xE1...0xE3).contains(byte), place + 1 < bytes.count else { return 0 }
    if byte == 0xC2 { return bytes[place + 1] == 0x85 || bytes[place + 1] == 0xA0 ? 2 : 0 }
    guard place + 2 < bytes.count else { return 0 }
    let isSpace =
      switch (byte, bytes[place + 1], bytes[place + 2]) {
      case (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): true
      case (0xE2, 0x80, let last): last <= 0x8A || last == 0xA8 || last == 0xA9 || last == 0xAF
      default: false
      }
    return isSpace ? 3 : 0
  }
}

extension TextLayout {
  /// Puts the repaired lines between the line breaks and form feeds of the file.
  func written(_ drafts: [PageDraft]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 21 / 20)
    // What nothing changed is copied in long runs.
    var copied = 0
    for (page, draft) in zip(pages, drafts) {
      for (line, span) in page.lines.enumerated() {
        let numbers = page.text.numbers(ofLine: line)
        let sign = draft.insertedSigns[line]
        guard
          sign != nil || draft.decisions.hasAny(of: numbers)
            || (!page.moved.isEmpty && numbers.contains { page.moved[$0] != nil })
        else { continue }
        output.append(contentsOf: bytes[copied..<Int(span.start)])
        copied = span.range.upperBound
        write(line, of: page, draft, sign, into: &output)
      }
    }
    output.append(contentsOf: bytes[copied...])
    return output
  }

  private func write(
    _ line: Int, of page: TextPage, _ draft: PageDraft, _ sign: String?, into output: inout [UInt8]
  ) {
    let numbers = page.text.numbers(ofLine: line)
    var end = Int(page.lines[line].start)
    var firstSpace = end..<end
    var isFirst = true
    for number in numbers {
      let place = (page.moved[number] ?? page.text.spans[number]).range
      var space = end..<place.lowerBound
      end = place.upperBound
      if number == numbers.lowerBound {
        firstSpace = space
        if let sign {
          output.append(contentsOf: bytes[space])
          output.append(contentsOf: sign.utf8)
        }
      }
      let decision = draft.decisions.has(number) ? draft.decisions[number] : nil
      if let decision, decision.isApplied, decision.text.isEmpty { continue }
      // What now comes first stands where the line began.
      if isFirst, number > numbers.lowerBound { space = firstSpace }
      if isFirst, number == numbers.lowerBound, sign != nil {
        output.append(0x20)
      } else {
        output.append(contentsOf: bytes[space])
      }
      isFirst = false
      if let decision, decision.isApplied {
        output.append(contentsOf: decision.text.utf8)
      } else {
        output.append(contentsOf: page.text.bytes[page.text.spans[number].range])
      }
    }
    if numbers.isEmpty, let sign { output.append(contentsOf: sign.utf8) }
    output.append(contentsOf: bytes[end..<page.lines[line].range.upperBound])
  }
}
