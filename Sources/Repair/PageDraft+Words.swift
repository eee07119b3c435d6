internal import Foundation
internal import Lexicon
internal import Minutes

/// A piece with all that the decoder needs, or two halves of a word that a line's end cut.
private struct Slot {
  var head: Piece
  var tail: Piece?
  var startsSentence: Bool
  var isLoud: Bool
  /// Whether the word before it, with nothing between, is a given name.
  var followsGivenName = false
  /// Whether the word after it, with nothing between, has a capital.
  var precedesCapital = false
  var candidates: [Candidate] = []

  var scalars: [Unicode.Scalar] { head.scalars + (tail?.scalars ?? []) }
}

extension PageDraft {
  /// Decodes the page's words in context and notes what changes.
  mutating func repairWords(lexicon: Lexicon, search: inout CachedSearch) {
    var (slots, items) = cut(search: &search)
    for index in slots.indices {
      var raw = search.candidates(for: slots[index].scalars.map { SeenSymbol.code($0) })
      if let acronym = Self.acronym(slots[index], lexicon) { raw.append(acronym) }
      if Self.areNeighbours(slots, index - 1, index, words) {
        slots[index].followsGivenName =
          slots[index - 1].candidates.first?.flags
          .contains(.givenName) == true
      }
      if Self.areNeighbours(slots, index, index + 1, words) {
        slots[index].precedesCapital =
          slots[index + 1].head.scalars.first.map { Alphabet.isCapital($0) } ?? false
      }
      slots[index].candidates = Self.weighted(raw, in: slots[index], lexicon)
    }
    let decoder = Decoder(lexicon: lexicon)
    let candidates = slots.map(\.candidates)
    let chosen = decoder.choose(items, candidates)
    var replacements: [WordPlace: [Replacement]] = [:]
    let context = Context(items: items, candidates: candidates, chosen: chosen)
    for (index, slot) in slots.enumerated() {
      if slot.candidates.count == 1 && slot.candidates[0].isAsRead { continue }
      let posterior =
        slot.candidates.count > 1
        ? decoder.posterior(
          slot.candidates, before: context.before(slot: index), after: context.after(slot: index))
        : [1]
      Self.note(slot, chosen: chosen[index], posterior: posterior, in: &replacements)
    }
    for (place, list) in replacements { apply(list, at: place) }
    for slot in slots {
      if let tail = slot.tail { joinHalves(slot.head, tail) }
    }
  }

  /// Makes a word whole that a line's end cut: all of it goes to the first line.
  private mutating func joinHalves(_ head: Piece, _ tail: Piece) {
    func current(_ piece: Piece) -> (text: String, confidence: Double) {
      let decision = decisions[piece.line][piece.word]
      guard let decision, decision.isApplied else {
        return (words[piece.line][piece.word], 0.9)
      }
      return (decision.text, decision.confidence)
    }
    let (first, second) = (current(head), current(tail))
    guard first.text.hasSuffix("-"), !second.text.contains(" ") else { return }
    let confidence = min(0.95, first.confidence, second.confidence)
    decisions[head.line][head.word] = Decision(
      text: String(first.text.dropLast()) + second.text, kind: .hyphenation,
      confidence: confidence)
    decisions[tail.line][tail.word] = Decision(
      text: "", kind: .hyphenation, confidence: confidence)
  }

  // MARK: What is decoded

  private func cut(search: inout CachedSearch) -> ([Slot], [DecoderItem]) {
    var slots: [Slot] = []
    var items: [DecoderItem] = []
    guard !words.isEmpty else { return ([], []) }
    let protected = ProtectedSpans.marks(words)
    var startsParagraph = true
    var startsSentence = true
    /// The number of the first piece of a line that an earlier line's last piece has taken.
    var taken: (line: Int, end: Int)?
    let lengths = words.map { $0.reduce(0) { $0 + $1.unicodeScalars.count + 1 } }
    let usual = lengths.sorted()[lengths.count * 9 / 10]
    for line in words.indices {
      guard !words[line].isEmpty else {
        startsParagraph = true
        continue
      }
      if headLengths[line] != nil || insertedSigns[line] != nil { startsParagraph = true }
      if line > 0, !words[line - 1].isEmpty, lengths[line - 1] * 10 < usual * 6 {
        startsParagraph = true
      }
      if startsParagraph {
        items.append(.boundary)
        startsSentence = true
        startsParagraph = false
      }
      let isLoud = Self.isLoud(words[line])
      for index in words[line].indices {
        if let decision = decisions[line][index] {
          if decision.text == "I" { items.append(.boundary) }
          continue
        }
        if index < (headLengths[line] ?? 0) { continue }
        if protected[line][index] {
          items.append(.protected)
          startsSentence = false
          continue
        }
        let scalars = Array(words[line][index].unicodeScalars)
        for part in WordParts.cut(scalars, takesBrackets: !isClosed(line, index)) {
          switch part {
          case .boundary:
            items.append(.boundary)
            startsSentence = true
          case .number:
            items.append(.number)
            // What follows the number of a heading begins it: `§ 13 Årsredovisning`.
            if index > (headLengths[line] ?? 0) + 1 || !startsSentence { startsSentence = false }
          case .protected:
            items.append(.protected)
            startsSentence = false
          case .piece(let range):
            if let skip = taken, skip.line == line, index == 0, range.lowerBound < skip.end {
              continue
            }
            var slot = Slot(
              head: Piece(
                line: line, word: index, range: range, scalars: Array(scalars[range])),
              startsSentence: startsSentence, isLoud: isLoud)
            if index == words[line].count - 1, range.upperBound == scalars.count - 1,
              scalars[range.upperBound] == "-", let tail = tail(after: line),
              Self.belongsTogether(slot.head, tail, search: &search)
            {
              slot.tail = tail
              taken = (tail.line, tail.range.upperBound)
            }
            items.append(.slot(slots.count))
            slots.append(slot)
            startsSentence = false
          }
        }
      }
    }
    return (slots, items)
  }

  /// Whether the bracket that a word opens is closed before another opens, on this line or soon.
  private func isClosed(_ line: Int, _ word: Int) -> Bool {
    guard words[line][word].utf8.first == 0x28 || words[line][word].utf8.first == 0x5B else {
      return true
    }
    var bytes = Array(words[line][word].utf8.dropFirst())
    bytes += words[line][(word + 1)...].flatMap { Array($0.utf8) }
    for next in words[(line + 1)...].prefix(4) { bytes += next.flatMap { Array($0.utf8) } }
    for byte in bytes {
      if byte == 0x29 || byte == 0x5D { return true }
      if byte == 0x28 || byte == 0x5B { return false }
    }
    return false
  }

  /// Whether two slots are words of one line with only white space between.
  private static func areNeighbours(
    _ slots: [Slot], _ first: Int, _ second: Int, _ words: [[String]]
  )
    -> Bool
  {
    guard first >= 0, second < slots.count else { return false }
    let (a, b) = (slots[first].head, slots[second].head)
    return a.line == b.line && b.word == a.word + 1 && b.range.lowerBound == 0
      && a.range.upperBound == words[a.line][a.word].unicodeScalars.count
  }

  private static func isLoud(_ words: [String]) -> Bool {
    var capitals = 0
    var small = 0
    for word in words {
      for scalar in word.unicodeScalars {
        if Alphabet.isCapital(scalar) { capitals += 1 }
        if Alphabet.isSmall(scalar) { small += 1 }
      }
    }
    return capitals >= 4 && small * 6 <= capitals
  }

  /// The first piece of the next line, when it can be the rest of a word that a hyphen cut.
  private func tail(after line: Int) -> Piece? {
    let next = line + 1
    guard next < words.count, let word = words[next].first, headLengths[next] == nil,
      decisions[next][0] == nil
    else { return nil }
    let scalars = Array(word.unicodeScalars)
    guard let first = scalars.first, !Alphabet.isCapital(first) || first == "A",
      case .piece(let range)? = WordParts.cut(scalars, takesBrackets: false).first,
      range.lowerBound == 0,
      !["och", "eller", "samt", "till"].contains(word)
    else { return nil }
    return Piece(line: next, word: 0, range: range, scalars: Array(scalars[range]))
  }

  private static func belongsTogether(
    _ head: Piece, _ tail: Piece, search: inout CachedSearch
  ) -> Bool {
    let together = search.candidates(
      for: (head.scalars + tail.scalars).map { SeenSymbol.code($0) })
    guard
      let best = together.first(where: {
        $0.parts.count == 1 && (!$0.flags.isEmpty || !($0.isAsRead || $0.isGuess))
      })
    else {
      return false
    }
    let apart =
      (search.candidates(for: head.scalars.map { SeenSymbol.code($0) }).first?.score ?? -30)
      + (search.candidates(for: tail.scalars.map { SeenSymbol.code($0) }).first?.score ?? -30)
    // Nearly every hyphen at a line's end cuts a word.
    return best.score > apart - 8 && best.score > -34
  }

  // MARK: How likely a reading is where it stands

  /// `Al` for `AI`, `SFl` for `SFI`: a capital I looks like an l.
  private static func acronym(_ slot: Slot, _ lexicon: Lexicon) -> Candidate? {
    let scalars = slot.scalars
    guard (2...4).contains(scalars.count), Alphabet.isCapital(scalars[0]),
      scalars.contains("l"), scalars.allSatisfy({ $0 == "l" || Alphabet.isCapital($0) })
    else { return nil }
    let codes = scalars.map { $0 == "l" ? Alphabet.code("i") : Alphabet.code($0) }
    guard let entry = lexicon.entry(of: codes), entry.flags.contains(.word),
      entry.flags.contains(.upper) || entry.flags.contains(.term)
    else { return nil }
    return Candidate(
      codes: codes, origins: codes.indices.map { UInt8($0) },
      parts: [.init(word: entry.word, alone: entry.probability)], cost: 0.7,
      flags: entry.flags.union(.upper))
  }

  private static func weighted(_ candidates: [Candidate], in slot: Slot, _ lexicon: Lexicon)
    -> [Candidate]
  {
    let scalars = slot.scalars
    let letters = scalars.filter { Alphabet.code($0) != Alphabet.none }
    let capitals = letters.count { Alphabet.isCapital($0) }
    let startsWithCapital = scalars.first.map { Alphabet.isCapital($0) } ?? false
    let isUpper = capitals == letters.count && letters.count >= 2
    return candidates.map { candidate in
      var candidate = candidate
      if slot.isLoud { return candidate }
      let isName = candidate.flags.contains(.capitalised)
      if candidate.parts.count == 1, candidate.flags.isEmpty,
        candidate.isAsRead || candidate.isGuess
      {
        // An unknown word with a capital is most likely a name.
        if startsWithCapital {
          candidate.parts[0].alone +=
            slot.followsGivenName ? 4 : slot.startsSentence && !candidate.isName ? 1 : 2.5
        } else if candidate.isName {
          candidate.cost += 8
        } else if letters.count <= 6 {
          // Words that no dictionary knows are long.
          candidate.cost += letters.count < 6 ? 3 : 1.5
        }
        if isUpper && letters.count <= 5 && candidate.isAsRead { candidate.parts[0].alone += 5 }
        return candidate
      }
      if candidate.flags.contains(.givenName), slot.precedesCapital { candidate.cost -= 2 }
      let isUpperWord = candidate.flags.contains(.upper)
      if isUpper && letters.count <= 5 {
        if !isUpperWord && !(letters.count == 2 && scalars[1] == "A") { candidate.cost += 4 }
      } else if startsWithCapital {
        let isA = scalars[0] == "A" && candidate.codes.first.map { (27...28).contains($0) } == true
        var cost: Float = 0
        if slot.followsGivenName && !isName {
          cost = 5
        } else if !isName && !slot.startsSentence && !isUpperWord {
          cost = isA ? 0.7 : 3
        }
        if candidate.isAsRead, cost > 0 {
          // It may also be a name that happens to look like a word.
          let name =
            CandidateSearch.unknownCost + lexicon.spellingLikelihood(candidate.codes)
            + (slot.followsGivenName ? 4 : 2.5)
          cost = max(0, min(cost, candidate.score - name))
        }
        candidate.cost += cost
      } else if isName || isUpperWord {
        candidate.cost += 4
      }
      return candidate
    }
  }

  // MARK: What is noted

  private struct WordPlace: Hashable {
    var line: Int
    var word: Int
  }

  private struct Replacement {
    var range: Range<Int>
    var text: String
    var confidence: Double
    var alternatives: [Alternative]
    var isSplit: Bool
  }

  private static func note(
    _ slot: Slot, chosen: Int, posterior: [Double],
    in replacements: inout [WordPlace: [Replacement]]
  ) {
    let seen = slot.scalars
    func written(_ index: Int) -> [(scalar: Unicode.Scalar, origin: Int)] {
      let candidate = slot.candidates[index]
      if candidate.isAsRead { return seen.enumerated().map { ($1, $0) } }
      return Casing.text(
        of: candidate, seen: seen, startsSentence: slot.startsSentence, isLoud: slot.isLoud)
    }
    let text = written(chosen)
    var others: [(Int, Double)] = []
    for (index, probability) in posterior.enumerated() where index != chosen && probability > 0.02 {
      others.append((index, probability))
    }
    others.sort { $0.1 > $1.1 }
    let cut = slot.head.scalars.count
    func half(_ text: [(scalar: Unicode.Scalar, origin: Int)], _ isHead: Bool) -> String {
      var view = String.UnicodeScalarView()
      for (scalar, origin) in text where slot.tail == nil || (origin < cut) == isHead {
        view.append(scalar)
      }
      return String(view)
    }
    for (piece, isHead) in [(slot.head, true), (slot.tail, false)] {
      guard let piece else { continue }
      let new = half(text, isHead)
      var old = String.UnicodeScalarView()
      old.append(contentsOf: piece.scalars)
      let isSame = new.unicodeScalars.elementsEqual(old)
      let alternatives = others.prefix(3).map {
        Alternative(text: half(written($0.0), isHead), confidence: ($0.1 * 1000).rounded() / 1000)
      }
      if isSame {
        // What was kept, though another reading is likely, is for a person to see.
        guard let best = others.first, best.1 > 0.2 else { continue }
      }
      replacements[WordPlace(line: piece.line, word: piece.word), default: []].append(
        Replacement(
          range: piece.range, text: new,
          confidence: chosen < posterior.count ? posterior[chosen] : 0, alternatives: alternatives,
          isSplit: new.contains(" ")))
    }
  }

  private mutating func apply(_ list: [Replacement], at place: WordPlace) {
    let old = words[place.line][place.word]
    let scalars = Array(old.unicodeScalars)
    func assembled(_ text: (Replacement) -> String?) -> String {
      var view = String.UnicodeScalarView()
      var position = 0
      for replacement in list.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
        view.append(contentsOf: scalars[position..<replacement.range.lowerBound])
        if let text = text(replacement) {
          view.append(contentsOf: text.unicodeScalars)
        } else {
          view.append(contentsOf: scalars[replacement.range])
        }
        position = replacement.range.upperBound
      }
      view.append(contentsOf: scalars[position...])
      return String(view)
    }
    let new = assembled(\.text)
    let confidence = list.map(\.confidence).min() ?? 0
    var alternatives: [Alternative] = []
    if list.count == 1 {
      alternatives = list[0].alternatives.map { other in
        Alternative(text: assembled { _ in other.text }, confidence: other.confidence)
      }
    }
    let isSame = new.unicodeScalars.elementsEqual(old.unicodeScalars)
    if isSame {
      guard let best = alternatives.first else { return }
      decisions[place.line][place.word] = Decision(
        text: best.text, kind: Self.kind(old, best.text), confidence: best.confidence,
        alternatives: [Alternative(text: old, confidence: confidence)], isApplied: false)
      return
    }
    decisions[place.line][place.word] = Decision(
      text: new, kind: list.contains(where: \.isSplit) ? .split : Self.kind(old, new),
      confidence: confidence, alternatives: alternatives,
      isApplied: confidence >= settings.threshold)
  }

  private static func kind(_ old: String, _ new: String) -> Correction.Kind {
    if new.contains(" ") { return .split }
    func folded(_ text: String) -> [UInt8] {
      text.unicodeScalars.map {
        let code = Alphabet.code($0)
        return code == 27 || code == 28 ? 1 : code == 29 ? 15 : code
      }
    }
    return folded(old) == folded(new) ? .diacritic : .character
  }
}

/// The words around a slot, as they were chosen.
private struct Context {
  private var slotPlaces: [Int: Int] = [:]
  private var words: [Candidate.Part] = []
  private var starts: [Int] = []
  private var ends: [Int] = []

  init(items: [DecoderItem], candidates: [[Candidate]], chosen: [Int]) {
    starts = Array(repeating: 0, count: candidates.count)
    ends = starts
    for item in items {
      switch item {
      case .boundary: words.append(.init(word: .boundary, alone: -3))
      case .number: words.append(.init(word: .number, alone: -3))
      case .protected: words.append(.init(word: .unknown, alone: -10))
      case .slot(let slot):
        starts[slot] = words.count
        words.append(contentsOf: candidates[slot][chosen[slot]].parts)
        ends[slot] = words.count
      }
    }
  }

  func before(slot: Int) -> (WordNumber, WordNumber) {
    let start = starts[slot]
    return (
      start > 1 ? words[start - 2].word : .boundary, start > 0 ? words[start - 1].word : .boundary
    )
  }

  func after(slot: Int) -> [Candidate.Part] {
    Array(words[min(ends[slot], words.count)..<min(ends[slot] + 2, words.count)])
  }
}
