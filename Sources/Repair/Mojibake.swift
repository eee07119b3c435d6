internal import Minutes

/// UTF-8 that was taken for another encoding, once or twice: `fÃ¶rvaltning`, `f√∂r`, `f├╢r`.
enum Mojibake {
  /// An encoding for which UTF-8 is taken: what its characters were as bytes.
  private struct Misreading: Sendable {
    /// What 0xC3 becomes, with which the letters of Swedish begin.
    var lead: Unicode.Scalar
    var bytes: [Unicode.Scalar: UInt8] = [:]

    init(_ encoding: SingleByteEncoding) {
      lead = encoding.scalar(0xC3)
      if encoding == .windows1252 {
        // Latin-1 has controls there, and some programs keep them.
        for byte in UInt8(0x80)...0x9F { bytes[Unicode.Scalar(byte)] = byte }
      }
      for (index, scalar) in encoding.upperHalf.enumerated() where scalar != "\u{FFFD}" {
        bytes[scalar] = UInt8(0x80 + index)
      }
    }
  }

  private static let misreadings = SingleByteEncoding.allCases.map { Misreading($0) }

  /// Whether two characters are what Swedish letters become, and nothing else that is written.
  static func isPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    switch first {
    case "Ã": "¤¥¶©…„–\u{84}\u{85}\u{96}ƒ†".unicodeScalars.contains(second)
    case "√": "∂•§©ÖÑñÉ".unicodeScalars.contains(second)
    case "├": "ÑñÂ╢â".unicodeScalars.contains(second)
    default: false
    }
  }

  /// What the letters of a word begin with that were misread: Ã, √ or ├; empty where none was.
  static func leads(in text: String) -> Set<Unicode.Scalar> {
    // All three begin so in UTF-8.
    guard text.utf8.contains(where: { $0 == 0xC3 || $0 == 0xE2 }) else { return [] }
    var leads: Set<Unicode.Scalar> = []
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80, isPair(previous, scalar) { leads.insert(previous) }
      previous = scalar
    }
    return leads
  }

  /// The text as it was written, not normalised; what is no misread UTF-8 stays.
  /// - Parameters:
  ///   - text: a word.
  ///   - leads: how its text was misread, by what letters begin with.
  /// - Returns: the same where nothing was misread.
  /// - Complexity: O(length).
  static func restored(_ text: String, _ leads: Set<Unicode.Scalar>) -> String {
    let misreadings = misreadings.filter { leads.contains($0.lead) }
    var result = text
    // What was misread twice is misread once after the first time.
    for _ in 0..<3 {
      let better = restoredOnce(result, misreadings)
      if better.utf8.elementsEqual(result.utf8) { break }
      result = better
    }
    return result
  }

  private static func restoredOnce(_ text: String, _ misreadings: [Misreading]) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      if let (scalar, length) = scalar(in: scalars[place...], misreadings) {
        result.append(scalar)
        place += length
      } else {
        result.append(scalars[place])
        place += 1
      }
    }
    return String(result)
  }

  /// The character that the first few were.
  private static func scalar(
    in scalars: ArraySlice<Unicode.Scalar>, _ misreadings: [Misreading]
  ) -> (Unicode.Scalar, length: Int)? {
    guard let first = scalars.first, first.value >= 0x80 else { return nil }
    for table in misreadings.map(\.bytes) {
      guard let lead = table[first] else { continue }
      let length: Int
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF: length = 3
      case 0xF0...0xF4: length = 4
      default: continue
      }
      let bytes = scalars.prefix(length).compactMap { table[$0] }
      guard bytes.count == length, let text = String(validating: bytes, as: UTF8.self),
        let only = text.unicodeScalars.first
      else { continue }
      return (only, length)
    }
    return nil
  }
}

extension PageDraft {
  /// Reads again, word by word, what was taken for another encoding.
  /// - Parameter numbers: the words with what nobody writes: where the page as a whole was not
  ///   misread, only they are looked at.
  mutating func repairEncoding(_ numbers: [Int]) {
    if diagnosis.source == .mojibake {
      var leads: Set<Unicode.Scalar> = []
      for number in numbers { leads.formUnion(Mojibake.leads(in: words.word(number))) }
      for number in 0..<words.wordCount where !decisions.has(number) {
        repairEncoding(of: number, leads)
      }
    } else {
      for number in numbers where !decisions.has(number) {
        repairEncoding(of: number, Mojibake.leads(in: words.word(number)))
      }
    }
  }

  private mutating func repairEncoding(of number: Int, _ leads: Set<Unicode.Scalar>) {
    if leads.isEmpty { return }
    let old = words.word(number)
    let new = Glyphs.plain(Mojibake.restored(old, leads).normalizedNFC)
    if new.utf8.elementsEqual(old.utf8) || new.unicodeScalars.contains(where: \.isSpace) { return }
    decisions[number] = Decision(text: new, kind: .character, confidence: 0.98)
  }
}
