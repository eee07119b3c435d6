internal import Minutes

/// Characters that stand for how a text was set, not for what was written: ligatures, soft
/// hyphens, the private characters of symbol fonts.
enum Glyphs {
  /// Hyphens that only show where a line ends.
  static let softHyphen: Unicode.Scalar = "\u{AD}"

  /// The text with letters for ligatures and without soft hyphens; a word's last one stays, for it
  /// says that the word goes on.
  static func plain(_ text: String) -> String {
    guard isSet(text) else { return text }
    var view = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "\u{FB00}": view.append(contentsOf: "ff".unicodeScalars)
      case "\u{FB01}": view.append(contentsOf: "fi".unicodeScalars)
      case "\u{FB02}": view.append(contentsOf: "fl".unicodeScalars)
      case "\u{FB03}": view.append(contentsOf: "ffi".unicodeScalars)
      case "\u{FB04}": view.append(contentsOf: "ffl".unicodeScalars)
      case "\u{FB05}", "\u{FB06}": view.append(contentsOf: "st".unicodeScalars)
      case softHyphen where place + 1 < scalars.count:
        // Misread UTF-8: the second half of an í.
        if place > 0, scalars[place - 1] == "Ã" { view.append(scalar) }
      default: view.append(scalar)
      }
    }
    return String(view).normalizedNFC
  }

  /// Whether there is something to make plain, quickly told.
  static func isSet(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == 0xEF && byte == 0xAC || previous == 0xC2 && byte == 0xAD { return true }
      previous = byte
    }
    return false
  }

  /// The text with the signs that its private characters showed in Symbol and Wingdings.
  /// - Returns: nil where there is none.
  static func printed(_ text: String) -> String? {
    guard text.utf8.contains(0xEF) else { return nil }
    var isChanged = false
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if (0xF000...0xF0FF).contains(scalar.value),
        let sign = BulletEvidence.symbolFont(scalar)?.marker
      {
        view.append(contentsOf: sign.unicodeScalars)
        isChanged = true
      } else {
        view.append(scalar)
      }
    }
    return isChanged ? String(view) : nil
  }
}

extension PageDraft {
  /// What shows how a text was set or stored: private characters that are no heads of lines, misread
  /// UTF-8, soft hyphens.
  mutating func repairGlyphs() {
    let suspects = words.suspects
    if suspects.isEmpty { return }
    for number in suspects where !decisions.has(number) {
      guard let sign = Glyphs.printed(words.word(number)) else { continue }
      decisions[number] = Decision(text: sign, kind: .bullet, confidence: 0.97)
    }
    if page.origin != .ocr { repairEncoding(suspects) }
    repairSoftHyphens()
  }

  /// Words that a soft hyphen cuts at a line's end: all of such a word goes to the first line.
  private mutating func repairSoftHyphens() {
    // From the end: a word may be cut more than once.
    for line in words.indices.dropLast().reversed() {
      let (numbers, following) = (words.numbers(ofLine: line), words.numbers(ofLine: line + 1))
      guard let last = numbers.last, let next = following.first,
        words.bytes[words.spans[last].range].suffix(2).elementsEqual([0xC2, 0xAD]),
        words.spans[last].length > 2, headLengths[line + 1] == nil,
        decisions[next].map({ !$0.text.isEmpty }) ?? true
      else { continue }
      let tail = decisions[next]?.text ?? words.word(next)
      let head = decisions[last]?.text ?? words.word(last)
      guard head.unicodeScalars.last == Glyphs.softHyphen,
        tail.unicodeScalars.first?.properties.isAlphabetic == true,
        tail.unicodeScalars.last != Glyphs.softHyphen
      else { continue }
      var whole = head.unicodeScalars
      whole.removeLast()
      whole.append(contentsOf: tail.unicodeScalars)
      decisions[last] = Decision(
        text: String(whole).normalizedNFC, kind: .hyphenation, confidence: 0.95)
      decisions[next] = Decision(text: "", kind: .hyphenation, confidence: 0.95)
    }
  }

  /// Notes that a word is written without the characters of typesetting, where nothing else is.
  mutating func noteGlyphs() {
    if words.isAsRead { return }
    for (line, row) in page.lines.enumerated() {
      for (number, word) in zip(words.numbers(ofLine: line), row.words) {
        if words.bytes[words.spans[number].range].elementsEqual(word.recognized.utf8) { continue }
        var plain = Decision(text: words.word(number), kind: .character, confidence: 1)
        if let decision = decisions[number] {
          if decision.isApplied { continue }
          // What is only proposed stays a reading besides the plain one.
          plain.alternatives = [.init(text: decision.text, confidence: decision.confidence)]
        }
        decisions[number] = plain
      }
    }
  }

  /// Leaves to a reviewer what the settings think too doubtful.
  mutating func holdBack(_ kinds: Set<Correction.Kind>? = nil) {
    for number in 0..<words.wordCount where decisions.has(number) {
      guard var decision = decisions[number], decision.confidence < settings.threshold,
        kinds?.contains(decision.kind) ?? true
      else { continue }
      decision.isApplied = false
      decisions[number] = decision
    }
    if settings.threshold > Self.insertionConfidence { insertedSigns = [:] }
  }

  /// How sure it is that a bullet belongs to a line beside which it does not stand.
  private static let insertionConfidence = 0.8
}
