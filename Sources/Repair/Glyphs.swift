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
      case softHyphen where scalars.count > 1 && place + 1 < scalars.count: break
      default: view.append(scalar)
      }
    }
    return String(view).normalizedNFC
  }

  /// Whether there is something to make plain, quickly told.
  private static func isSet(_ text: String) -> Bool {
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
  /// Private characters of symbol fonts that are no heads of lines.
  mutating func repairSymbolFonts() {
    for line in words.indices {
      for index in words[line].indices where decisions[line][index] == nil {
        guard let sign = Glyphs.printed(words[line][index]) else { continue }
        decisions[line][index] = Decision(text: sign, kind: .bullet, confidence: 0.97)
      }
    }
  }

  /// Words that a soft hyphen cuts at a line's end: all of such a word goes to the first line.
  mutating func repairSoftHyphens() {
    // From the end: a word may be cut more than once.
    for line in words.indices.dropLast().reversed() {
      guard let last = words[line].indices.last,
        words[line][last].unicodeScalars.last == Glyphs.softHyphen,
        words[line][last].unicodeScalars.count > 1,
        let next = words[line + 1].first.map({ decisions[line + 1][0]?.text ?? $0 }),
        headLengths[line + 1] == nil,
        decisions[line + 1][0].map({ $0.kind == .hyphenation }) ?? true,
        next.unicodeScalars.first?.properties.isAlphabetic == true,
        next.unicodeScalars.last != Glyphs.softHyphen
      else { continue }
      let text = decisions[line][last]?.text ?? words[line][last]
      guard text.unicodeScalars.last == Glyphs.softHyphen else { continue }
      var whole = text.unicodeScalars
      whole.removeLast()
      whole.append(contentsOf: next.unicodeScalars)
      decisions[line][last] = Decision(
        text: String(whole).normalizedNFC, kind: .hyphenation, confidence: 0.95)
      decisions[line + 1][0] = Decision(text: "", kind: .hyphenation, confidence: 0.95)
    }
  }

  /// Notes that a word is written without the characters of typesetting, where nothing else is.
  mutating func noteGlyphs() {
    for line in words.indices {
      for index in words[line].indices {
        let read = page.lines[line].words[index].recognized
        if words[line][index].utf8.elementsEqual(read.utf8) { continue }
        let plain = Decision(text: words[line][index], kind: .character, confidence: 1)
        guard let decision = decisions[line][index] else {
          decisions[line][index] = plain
          continue
        }
        if decision.isApplied { continue }
        // What is only proposed stays a reading besides the plain one.
        decisions[line][index] = plain
        decisions[line][index]?.alternatives = [
          Alternative(text: decision.text, confidence: decision.confidence)
        ]
      }
    }
  }

  /// Leaves to a reviewer what the settings think too doubtful.
  mutating func holdBack(_ kinds: Set<Correction.Kind>? = nil) {
    let threshold = settings.threshold
    for line in decisions.indices {
      for index in decisions[line].indices {
        guard let decision = decisions[line][index], decision.confidence < threshold,
          kinds?.contains(decision.kind) ?? true
        else { continue }
        decisions[line][index]?.isApplied = false
      }
    }
    if threshold > Self.insertionConfidence { insertedSigns = [:] }
  }

  /// How sure it is that a bullet belongs to a line beside which it does not stand.
  private static let insertionConfidence = 0.8
}
