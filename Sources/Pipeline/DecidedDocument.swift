package import Minutes

/// A document as repaired, with what people decided laid over it.
package struct DecidedDocument: Equatable, Sendable {
  /// With the words as they were decided.
  package var pages: [Page]
  /// In reading order; those that only a person made are among them.
  package var corrections: [DecidedCorrection]
  /// What people said lines are.
  package var roles: [LineAddress: LineRole]
  /// Decisions that fit nothing on their page any more; their numbers in the log.
  package var homeless: [Int64]

  /// Lays decisions over a repaired document: the same for the same arguments.
  ///
  /// A decision is found again by what was seen and where. What a person decided stands whatever
  /// the repair says now; where something else is read than the person saw, and it is not what was
  /// decided, the place is asked about again.
  /// - Parameters:
  ///   - decisions: those that hold, in the order in which they were made.
  ///   - pages: as repaired.
  ///   - corrections: the repair's own, in reading order.
  /// - Complexity: O(words) for decisions whose places have not moved.
  package init(
    laying decisions: [(number: Int64, decision: ReviewDecision)], over pages: [Page],
    corrections: [Correction]
  ) {
    self.pages = pages
    roles = [:]
    homeless = []
    guard !decisions.isEmpty else {
      self.corrections = corrections.map { DecidedCorrection(machine: $0, current: $0) }
      return
    }
    var layer = DecisionLayer(pages)
    for (number, decision) in decisions {
      switch decision.verdict {
      case .undo: continue
      case .role(let role):
        if case .line(let place) = layer.finder.find(decision.place) {
          let page = pages[place.page]
          let address = LineAddress(page: page.number, line: page.lines[place.line].number)
          roles[address] = role
        } else {
          homeless.append(number)
        }
      case .accept(let text), .edit(let text): layer.settle(decision, number, text: text)
      case .keep: layer.settle(decision, number, text: decision.place.seen)
      }
    }
    homeless += layer.homeless
    self.corrections = layer.merged(with: corrections)
    for (place, word) in layer.settled where word.fits {
      self.pages[place.line.page].lines[place.line.line].words[place.word].text = word.text
    }
    for place in Set(layer.settled.keys.map(\.line)) {
      self.pages[place.page].lines[place.line].closeUp(as: pages[place.page].lines[place.line])
    }
    showChangedLines(Set(layer.settled.keys.map(\.line)))
  }

  /// Longer lines than this are shown in part: a text may be one line.
  private static let contextWords = 60

  /// Corrections show their lines as these are now.
  private mutating func showChangedLines(_ changed: Set<LinePlace>) {
    var texts: [LineAddress: String] = [:]
    for place in changed {
      let page = pages[place.page]
      let line = page.lines[place.line]
      guard line.words.count <= Self.contextWords else { continue }
      texts[LineAddress(page: page.number, line: line.number)] = line.text.trimmedSpaces
    }
    for index in corrections.indices {
      let location = corrections[index].current.location
      guard let line = location.lines?.first,
        let text = texts[LineAddress(page: location.page, line: line)]
      else { continue }
      corrections[index].current.context = text
    }
  }
}

extension Line {
  /// What now comes first stands where the line began.
  fileprivate mutating func closeUp(as before: Line) {
    guard let first = words.firstIndex(where: { !$0.text.isEmpty }) else { return }
    let former = before.words.firstIndex { !$0.text.isEmpty } ?? 0
    guard first != former else { return }
    words[first].leadingSpace = before.words[former].leadingSpace
    if former > first { words[former].leadingSpace = " " }
  }
}

/// What decisions make of the words of a document.
private struct DecisionLayer {
  struct Settled {
    var decision: Int64
    var text: String
    /// Whether what was seen is still what is read; else the place is asked about again.
    var fits: Bool
  }

  let pages: [Page]
  let finder: PlaceFinder
  var settled: [WordPlace: Settled] = [:]
  var homeless: [Int64] = []

  init(_ pages: [Page]) {
    self.pages = pages
    finder = PlaceFinder(pages)
  }

  mutating func settle(_ decision: ReviewDecision, _ number: Int64, text: String) {
    switch finder.find(decision.place) {
    case .word(let place):
      settled[place] = Settled(decision: number, text: text, fits: true)
    case .misfit(let place?):
      let word = pages[place.line.page].lines[place.line.line].words[place.word]
      // Read or repaired as it was decided: nobody need be asked.
      let isFulfilled = word.text.isSame(as: text)
      settled[place] = Settled(decision: number, text: text, fits: isFulfilled)
    case .line, .misfit(nil):
      homeless.append(number)
    }
  }

  /// The repair's corrections as decided, with those that only people made.
  func merged(with corrections: [Correction]) -> [DecidedCorrection] {
    var placesByID: [String: WordPlace] = [:]
    for place in settled.keys { placesByID[id(of: place)] = place }
    var taken: Set<WordPlace> = []
    var merged: [(place: (Int, Int, Int), correction: DecidedCorrection)] = []
    var last = (0, 0, -1)
    for correction in corrections {
      guard let place = placesByID[correction.id], taken.insert(place).inserted,
        let settled = settled[place]
      else {
        last = (correction.location.page, correction.location.lines?.first ?? 0, last.2)
        merged.append(
          (last, DecidedCorrection(machine: correction, current: correction)))
        continue
      }
      last = order(of: place)
      merged.append((last, decided(correction, settled)))
    }
    // In reading order: a dictionary's is another each time.
    let own = settled.filter { !taken.contains($0.key) }.sorted {
      order(of: $0.key) < order(of: $1.key)
    }
    guard !own.isEmpty else { return merged.map(\.correction) }
    for (place, word) in own {
      if let correction = added(at: place, word) { merged.append((order(of: place), correction)) }
    }
    // Stable: of a line's corrections each stands where the repair had it.
    return merged.enumerated().sorted {
      ($0.element.place.0, $0.element.place.1, $0.offset)
        < ($1.element.place.0, $1.element.place.1, $1.offset)
    }.map(\.element.correction)
  }

  private func order(of place: WordPlace) -> (Int, Int, Int) {
    let page = pages[place.line.page]
    return (page.number, page.lines[place.line.line].number, place.word)
  }

  private func id(of place: WordPlace) -> String {
    let page = pages[place.line.page]
    let line = page.lines[place.line.line]
    return Correction.stableID(
      page: page.number, line: line.number, word: line.readIndex(of: place.word),
      original: line.words[place.word].recognized)
  }

  private func decided(_ machine: Correction, _ word: Settled) -> DecidedCorrection {
    guard word.fits else { return reopened(machine, machine, word) }
    var current = machine
    if word.text.isSame(as: machine.original) {
      current.status = .rejected
    } else if word.text.isSame(as: machine.corrected) {
      current.status = .accepted
    } else {
      current.status = .edited
      current.corrected = word.text
      current.kind = Correction.kind(from: machine.original, to: word.text)
      current.confidence = 1
      current.alternatives = nil
    }
    return DecidedCorrection(machine: machine, current: current, decision: word.decision)
  }

  /// A change of which the repair knows nothing.
  private func added(at place: WordPlace, _ settled: Settled) -> DecidedCorrection? {
    let page = pages[place.line.page]
    let line = page.lines[place.line.line]
    let word = line.words[place.word]
    var correction = Correction(
      id: id(of: place), original: word.recognized, corrected: settled.text,
      kind: Correction.kind(from: word.recognized, to: settled.text), confidence: 1,
      status: .edited, context: line.text.trimmedSpaces,
      location: Location(page: page.number, lines: [line.number], box: word.box))
    guard settled.fits else {
      correction.status = .proposed
      correction.confidence = 0.5
      return reopened(correction, nil, settled)
    }
    // Confirmed as it stands: nothing has changed.
    if settled.text.isSame(as: word.text) { return nil }
    if settled.text.isSame(as: word.recognized) { correction.status = .rejected }
    return DecidedCorrection(machine: nil, current: correction, decision: settled.decision)
  }

  private func reopened(
    _ correction: Correction, _ machine: Correction?, _ word: Settled
  ) -> DecidedCorrection {
    var current = correction
    if !current.corrected.isSame(as: word.text),
      !(current.alternatives ?? []).contains(where: { $0.text.isSame(as: word.text) })
    {
      current.alternatives =
        [Alternative(text: word.text, confidence: 0.3)] + (current.alternatives ?? [])
    }
    return DecidedCorrection(
      machine: machine, current: current, decision: word.decision, formerly: word.text)
  }
}

extension Line {
  /// The index as read of a word in `words`, whose line may lead with a sign that was not read.
  func readIndex(of place: Int) -> Int {
    place - ((words.first?.recognized.isEmpty ?? false) ? 1 : 0)
  }
}

extension String {
  fileprivate var trimmedSpaces: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.isSpace { scalars.removeFirst() }
    while let last = scalars.last, last.isSpace { scalars.removeLast() }
    return String(scalars)
  }
}
