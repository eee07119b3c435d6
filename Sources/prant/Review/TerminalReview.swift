internal import Archive
internal import Foundation
internal import Minutes

/// The queue at a terminal, for a machine that has no browser: the same places in the same order
/// with the same keys.
struct TerminalReview: ~Copyable {
  private let store: ArchiveStore
  private let makers: MeetingMakers
  private let reviewer: String
  private let texts: TerminalTexts
  private let input: TerminalInput
  private let isColoured: Bool
  private var skipped: Set<PlaceID> = []
  private var decided = 0

  /// How many equal cases are shown and decided at one stroke.
  private static let mostCases = 500

  init(store: ArchiveStore, makers: MeetingMakers, reviewer: String, texts: TerminalTexts) {
    self.store = store
    self.makers = makers
    self.reviewer = reviewer
    self.texts = texts
    input = TerminalInput()
    isColoured = isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil
  }

  /// Asks until nothing waits, or the reviewer leaves.
  /// - Returns: how many decisions were made.
  /// - Throws: where the archive can't be read or written.
  mutating func run() async throws(ArchiveError) -> Int {
    say(texts.keys + "\n\n")
    while let place = try next() {
      let progress = try store.queueProgress(.init())
      say(card(place, left: progress.places).text + "> ")
      guard try await answer(place) else { break }
    }
    return decided
  }

  private func next() throws(ArchiveError) -> ReviewPlace? {
    try store.questions(.init(), limit: 1, skipping: skipped).first
  }

  private func card(_ place: ReviewPlace, left: Int = 0) -> TerminalCard {
    TerminalCard(place: place, left: left, texts: texts, isColoured: isColoured)
  }

  /// - Returns: whether to go on.
  private mutating func answer(_ place: ReviewPlace) async throws(ArchiveError) -> Bool {
    while true {
      switch input.next() {
      case .end, .character("q"):
        say("\n")
        return false
      case .enter, .character(" "):
        try await decide([place], place.candidates.first?.text ?? place.original)
      case .character("j"): try await decide([place], place.corrected)
      case .character("n"): try await decide([place], place.original)
      case .character("0"): try await decide([place], "")
      case .character("e"):
        guard let text = line(texts.typed) else { return true }
        try await decide([place], text)
      case .character("a"): try await decideAll(place, always: false)
      case .character("A"): try await decideAll(place, always: true)
      case .character("s"), .right:
        skipped.insert(place.id)
        say("\n")
      case .character("u"):
        try await reverse { (store, reviewer) throws(DecisionError) in try store.undo(reviewer) }
      case .character("U"):
        try await reverse { (store, reviewer) throws(DecisionError) in try store.redo(reviewer) }
      case .character(let key):
        guard let digit = key.wholeNumberValue, place.candidates.indices.contains(digit - 1) else {
          continue
        }
        try await decide([place], place.candidates[digit - 1].text)
      case .escape, .backspace, .left: continue
      }
      return true
    }
  }

  private mutating func decide(
    _ places: [ReviewPlace], _ text: String, learning word: String? = nil
  ) async throws(ArchiveError) {
    say(text.printable + "\n\n")
    let requests = places.enumerated().map { index, place in
      DecisionRequest(
        id: UUID().uuidString, document: place.document, page: place.page, line: place.line,
        word: place.word, version: place.version, answer: .text(text),
        learned: index == 0 ? word : nil)
    }
    do throws(DecisionError) {
      let receipt = try store.decide(requests, action: UUID().uuidString, reviewer: reviewer)
      decided += receipt.numbers.count
      await makers.add(receipt.documents)
    } catch {
      try tell(error)
      for place in places { skipped.insert(place.id) }
    }
  }

  /// Shows all equal cases, of which some may be left out.
  private mutating func decideAll(
    _ place: ReviewPlace, always: Bool
  ) async throws(ArchiveError) {
    let text = place.candidates.first?.text ?? place.original
    let cases = try store.equalCases(place.id, limit: Self.mostCases)
    say("\n" + texts.cases(cases.count) + " → \(text.printable)\n")
    for (index, one) in cases.enumerated() { say("  \(index + 1)  \(card(one).line)\n") }
    guard let answer = line(texts.leaveOut) else { return }
    let left = Set(answer.split(separator: " ").compactMap { Int($0) })
    let chosen = cases.enumerated().filter { !left.contains($0.offset + 1) }.map(\.element)
    guard !chosen.isEmpty else { return }
    try await decide(chosen, text, learning: always ? text.asOwnWord : nil)
  }

  private mutating func reverse(
    _ how: (ArchiveStore, String) throws(DecisionError) -> DecisionReceipt?
  ) async throws(ArchiveError) {
    do throws(DecisionError) {
      guard let receipt = try how(store, reviewer) else { return say(texts.nothingToUndo + "\n\n") }
      say("\n\n")
      skipped = []
      await makers.add(receipt.documents)
    } catch { try tell(error) }
  }

  /// Somebody else may have decided; anything else ends the review.
  private func tell(_ error: DecisionError) throws(ArchiveError) {
    switch error {
    case .archive(let error): throw error
    case .conflict(let conflicts):
      say(texts.othersDecided(conflicts.first?.text.printable ?? "") + "\n\n")
    case .noSuchPlace: say(texts.othersDecided("") + "\n\n")
    case .senseless(let reason): say(reason + "\n\n")
    }
  }

  /// A line that is typed; nil where that is given up.
  private func line(_ prompt: String) -> String? {
    say("\n" + prompt)
    var text = ""
    while true {
      switch input.next() {
      case .enter: return text
      case .escape, .end: return nil
      case .backspace:
        guard !text.isEmpty else { continue }
        text.removeLast()
        if isColoured { say("\u{8} \u{8}") }
      case .character(let key):
        text.append(key)
        if isColoured { say(String(key).printable) }
      case .left, .right: continue
      }
    }
  }

  private func say(_ text: String) { StandardStreams.show(text) }
}

extension ReviewPlace {
  /// What names it.
  fileprivate var id: PlaceID { PlaceID(document: document, correction: correction) }
}

extension String {
  /// The word without the signs around it; nil where it is none that a dictionary would have.
  fileprivate var asOwnWord: String? {
    let scalars = Substring(self).unicodeScalars
    guard let first = scalars.firstIndex(where: \.properties.isAlphabetic),
      let last = scalars.lastIndex(where: \.properties.isAlphabetic)
    else { return nil }
    let word = String(scalars[first...last])
    return word.unicodeScalars.contains { $0.properties.isWhitespace } ? nil : word
  }
}
