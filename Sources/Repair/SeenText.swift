internal import Minutes

/// The words of a page as they were read: one buffer of UTF-8 and where each word lies in it.
///
/// A long text has millions of words; a string for each would cost more than its repair. Seen as a
/// collection it has lines, and each line its words as strings, made when they are asked for.
final class SeenText: Sendable {
  /// The text with all that stands between words; then words that had to be normalised.
  let bytes: [UInt8]
  /// Where each word begins in `bytes`, and its length.
  let spans: [Span]
  /// The number of the first word of each line, and of one line more.
  let firstWords: [Int32]
  /// Whether the words are as they were read: nothing was put into plain letters.
  let isAsRead: Bool

  /// A word's place in the buffer.
  struct Span: Sendable {
    var start: UInt32
    var length: UInt32

    var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
  }

  init(bytes: [UInt8], spans: [Span], firstWords: [Int32], isAsRead: Bool = false) {
    self.isAsRead = isAsRead
    self.bytes = bytes
    self.spans = spans
    self.firstWords = firstWords
  }

  /// The words of a page's lines.
  convenience init(_ page: Page) {
    var bytes: [UInt8] = []
    var spans: [Span] = []
    var firstWords: [Int32] = [0]
    var isAsRead = true
    for line in page.lines {
      for word in line.words {
        let start = bytes.count
        if Glyphs.isSet(word.recognized) {
          isAsRead = false
          bytes.append(contentsOf: Glyphs.plain(word.recognized).utf8)
        } else {
          bytes.append(contentsOf: word.recognized.utf8)
        }
        spans.append(Span(start: UInt32(start), length: UInt32(bytes.count - start)))
      }
      firstWords.append(Int32(spans.count))
    }
    self.init(bytes: bytes, spans: spans, firstWords: firstWords, isAsRead: isAsRead)
  }

  /// The numbers of words with something that may be a ligature, a soft hyphen, a character of a
  /// symbol font, or misread UTF-8: few texts have any.
  var suspects: [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      spans.indices.filter { number in
        var previous: UInt8 = 0
        for index in spans[number].range {
          let byte = bytes[index]
          defer { previous = byte }
          guard byte >= 0x80 else { continue }
          // U+E000 and above; U+00AD; Ã; √ and ├.
          if byte == 0xEF || byte == 0xEE || (previous == 0xC2 && byte == 0xAD)
            || (previous == 0xC3 && byte == 0x83)
            || (previous == 0xE2 && (byte == 0x88 || byte == 0x94))
          {
            return true
          }
        }
        return false
      }
    }
  }

  /// The number of all words.
  var wordCount: Int { spans.count }

  /// A word by its number on the page.
  func word(_ number: Int) -> String { String(decoding: bytes[spans[number].range], as: UTF8.self) }

  /// The numbers of a line's words.
  func numbers(ofLine line: Int) -> Range<Int> {
    Int(firstWords[line])..<Int(firstWords[line + 1])
  }

  /// Puts a word's scalars in place of what a buffer holds.
  func getScalars(of number: Int, into scalars: inout [Unicode.Scalar]) {
    scalars.removeAll(keepingCapacity: true)
    var isASCII = true
    for index in spans[number].range {
      let byte = bytes[index]
      if byte >= 0x80 {
        isASCII = false
        break
      }
      scalars.append(Unicode.Scalar(byte))
    }
    if isASCII { return }
    scalars.removeAll(keepingCapacity: true)
    scalars.append(contentsOf: word(number).unicodeScalars)
  }

  /// How many scalars a word has.
  func scalarCount(of number: Int) -> Int {
    var count = 0
    for index in spans[number].range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

/// The words of a line as strings.
struct SeenLine: RandomAccessCollection {
  fileprivate let text: SeenText
  /// The numbers of its words on the page.
  let numbers: Range<Int>

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }
  subscript(index: Int) -> String { text.word(numbers.lowerBound + index) }
}

extension SeenText: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { firstWords.count - 1 }
  subscript(line: Int) -> SeenLine { SeenLine(text: self, numbers: numbers(ofLine: line)) }
}
