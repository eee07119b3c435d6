import Archive
import Minutes
import TestSupport
import Testing

/// What is asked, in which order, and what an answer does to the queue.
@Suite struct QueueTests {
  private let archive: SampleArchive
  private let run: Int64

  init() throws {
    archive = try SampleArchive()
    run = try archive.store.beginRun(version: "1").id
  }

  private var store: ArchiveStore { archive.store }

  /// A document whose lines are these, with a proposal for each word that has one.
  @discardableResult
  private func document(
    _ name: String, _ lines: [String], _ proposals: [String: (text: String, asRead: Double)],
    day: String? = nil
  ) throws -> StoredDocument {
    let document = try archive.take(name, name + lines.joined())
    let page = Page(
      number: 1, origin: .plainText,
      lines: lines.enumerated().map { Line(plainText: $1, number: $0 + 1) })
    var corrections: [Correction] = []
    for line in page.lines {
      for (index, word) in line.words.enumerated() {
        guard let (text, asRead) = proposals[word.recognized] else { continue }
        corrections.append(
          Correction(
            id: Correction.stableID(
              page: 1, line: line.number, word: index, original: word.recognized),
            original: word.recognized, corrected: text,
            kind: Correction.kind(from: word.recognized, to: text), confidence: 0.9 * (1 - asRead),
            alternatives: [Alternative(text: word.recognized, confidence: asRead)],
            status: .proposed, context: line.text,
            location: Location(page: 1, lines: [line.number])))
      }
    }
    try archive.finish(document, [page], run: run, corrections: corrections, day: day)
    return try store.document(document.id)
  }

  private func request(
    _ place: ReviewPlace, _ answer: DecisionRequest.Answer, id: String? = nil
  ) -> DecisionRequest {
    DecisionRequest(
      id: id ?? "\(place.document)-\(place.correction)", document: place.document,
      page: place.page, line: place.line, word: place.word, version: place.version,
      answer: answer)
  }

  private func questions(_ filter: QueueFilter = .init()) throws -> [String] {
    try store.questions(filter, limit: 99).map(\.original)
  }

  @Test func whatSettlesMostComesFirst() throws {
    try document(
      "a.pdf", ["far for nu", "far kan ej", "far"],
      ["far": ("får", 0.8), "for": ("för", 0.5), "nu": ("ny", 0.99)])
    // Three cases at a fifth each are worth more than one at a half.
    #expect(try questions() == ["far", "for", "nu"])
    let first = try #require(try store.questions(.init(), limit: 1).first)
    #expect(first.cases == 3)
    #expect(first.readWords == ["far", "for", "nu"] && first.place == 0 && first.word == 0)
    #expect(first.candidates.map(\.text) == ["far", "får"])
    #expect(abs(first.doubt - 0.2) < 1e-6)
    #expect(try store.queueProgress(.init()) == QueueProgress(places: 5, questions: 3, decided: 0))
  }

  @Test func othersPlacesComeLast() throws {
    try document("a.pdf", ["far for", "far"], ["far": ("får", 0.5), "for": ("för", 0.5)])
    let first = try #require(try store.questions(.init(), limit: 1).first)
    let held = PlaceID(document: first.document, correction: first.correction)
    let rest = try store.questions(.init(), limit: 9, skipping: [held])
    #expect(rest.map(\.original) == ["for", "far"], "the other case of the same question is last")
    #expect(rest.allSatisfy { $0.correction != first.correction })
    let all = Set(
      try store.equalCases(held, limit: 9).map {
        PlaceID(document: $0.document, correction: $0.correction)
      })
    #expect(all.count == 2)
    // A few at a time they are the same.
    var paged: [PlaceID] = []
    while let next = try store.equalCases(held, after: paged.last, limit: 1).first {
      paged.append(PlaceID(document: next.document, correction: next.correction))
    }
    #expect(paged.count == 2 && Set(paged) == all)
    #expect(try store.questions(.init(), limit: 9, skipping: all).map(\.original) == ["for"])
  }

  @Test func filtersNarrowTheQueue() throws {
    let first = try document(
      "a.pdf", ["far for"], ["far": ("får", 0.8), "for": ("xor", 0.4)], day: "2020-03-01")
    try document("b.pdf", ["ÖVER alla"], ["ÖVER": ("över", 0.9)], day: "2021-05-05")
    func found(_ change: (inout QueueFilter) -> Void) throws -> [String] {
      var filter = QueueFilter()
      change(&filter)
      let places = try store.questions(filter, limit: 9)
      #expect(try store.queueProgress(filter).places == places.count)
      return places.map(\.original)
    }
    #expect(try found { $0.document = first.id } == ["for", "far"])
    #expect(try found { $0.kinds = [.character] }.contains("for"))
    #expect(try found { $0.kinds = [.bullet] } == [])
    #expect(try found { $0.leastDoubt = 0.5 } == ["for"])
    #expect(try found { $0.mostDoubt = 0.15 } == ["ÖVER"])
    #expect(try found { $0.from = "2021-01-01" } == ["ÖVER"])
    #expect(try found { $0.until = "2020-03-01" } == ["for", "far"])
    #expect(try found { $0.text = "över" } == ["ÖVER"], "whatever the capitals")
    #expect(try found { $0.text = "%" } == [], "no sign has a meaning of its own")
    #expect(try found { $0.onlyReopened = true } == [])
  }

  @Test func aDecisionTakesItsPlaceFromTheQueue() throws {
    let document = try document("a.pdf", ["far for", "far"], ["far": ("får", 0.5)])
    let place = try #require(try store.questions(.init(), limit: 1).first)
    let receipt = try store.decide([request(place, .text("får"))], action: "a", reviewer: "Åsa")
    #expect(receipt.documents == [document.id] && receipt.numbers.count == 1)
    let next = try #require(try store.questions(.init(), limit: 1).first)
    #expect(next.correction != place.correction && next.cases == 1)
    let decided = try #require(
      try store.place(PlaceID(document: place.document, correction: place.correction)))
    #expect(decided.status == .accepted && decided.words.contains("får") && decided.cases == 0)
    #expect(try store.undecidedDocuments() == [document.id])
    #expect(try !store.document(document.id).isDecided)
  }

  @Test(arguments: [("får", "accept"), ("far", "keep"), ("fåren", "edit"), ("", "edit")])
  func answersAreWhatTheyComeTo(text: String, verdict: String) throws {
    let document = try document("a.pdf", ["far for"], ["far": ("får", 0.5)])
    let place = try #require(try store.questions(.init(), limit: 1).first)
    try store.decide([request(place, .text(text))], action: "a", reviewer: "Åsa")
    let decision = try #require(try store.decisions(of: document.sha256).first?.decision)
    #expect(decision.verdict.name.rawValue == verdict)
    #expect(decision.place.seen == "far" && decision.shown == "far" && decision.reviewer == "Åsa")
  }

  @Test func undoAndRedoGoAsFarAsOneLikes() throws {
    let document = try document(
      "a.pdf", ["far for nu", "far"],
      ["far": ("får", 0.5), "for": ("för", 0.6), "nu": ("ny", 0.7)])
    #expect(try store.undo("Åsa") == nil && store.redo("Åsa") == nil)
    let places = try store.questions(.init(), limit: 9)
    let equal = try store.equalCases(
      PlaceID(document: places[0].document, correction: places[0].correction), limit: 9)
    try store.decide(equal.map { request($0, .text("får")) }, action: "all", reviewer: "Åsa")
    try store.decide([request(places[1], .text("för"))], action: "one", reviewer: "Åsa")
    try store.decide([request(places[2], .keep)], action: "other", reviewer: "Bo")
    #expect(try questions() == [])
    #expect(try store.undo("Åsa")?.numbers.count == 1)
    #expect(try questions() == ["for"])
    #expect(try store.undo("Åsa")?.numbers.count == 2)
    #expect(try questions() == ["far", "for"])
    #expect(try store.undo("Åsa") == nil, "what others did is theirs")
    #expect(try store.redo("Åsa")?.numbers.count == 2)
    #expect(try questions() == ["for"])
    #expect(try store.redo("Åsa")?.numbers.count == 1)
    #expect(try store.redo("Åsa") == nil)
    #expect(try store.undo("Åsa") != nil)
    #expect(try questions() == ["for"])
    let again = try #require(try store.questions(.init(), limit: 1).first)
    try store.decide([request(again, .keep, id: "again")], action: "new", reviewer: "Åsa")
    #expect(try store.redo("Åsa") == nil, "something was decided since")
    #expect(try store.decisions(of: document.sha256).count == 4)
  }

  @Test func nobodyDecidesOnWhatIsStale() throws {
    try document("a.pdf", ["far for"], ["far": ("får", 0.5), "for": ("för", 0.6)])
    let places = try store.questions(.init(), limit: 9)
    try store.decide([request(places[0], .text("får"))], action: "a", reviewer: "Åsa")
    // Another word of the same line is no conflict.
    try store.decide([request(places[1], .keep)], action: "b", reviewer: "Bo")
    do {
      try store.decide([request(places[0], .keep, id: "late")], action: "c", reviewer: "Bo")
      Issue.record("a stale answer was taken")
    } catch .conflict(let conflicts) {
      #expect(conflicts.count == 1 && conflicts[0].id == "late")
      #expect(conflicts[0].text == "får for")
      #expect(conflicts[0].decisions.map(\.reviewer) == ["Åsa"])
      var again = request(places[0], .keep, id: "late")
      again.version = conflicts[0].version
      #expect(try store.decide([again], action: "c", reviewer: "Bo").numbers.count == 1)
    } catch { throw error }
  }

  /// All or none; and what is asked twice is decided once.
  @Test func requestsAreTakenTogetherAndOnce() throws {
    let document = try document("a.pdf", ["far for"], ["far": ("får", 0.5), "for": ("för", 0.6)])
    let places = try store.questions(.init(), limit: 9)
    var missing = request(places[1], .keep, id: "x")
    missing.line = 77
    #expect(throws: DecisionError.noSuchPlace(id: "x")) {
      try store.decide(
        [request(places[0], .keep), missing], action: "a", reviewer: "Åsa")
    }
    #expect(try store.decisions(of: document.sha256).isEmpty)
    let first = try store.decide([request(places[0], .keep)], action: "a", reviewer: "Åsa")
    let second = try store.decide([request(places[0], .keep)], action: "a", reviewer: "Åsa")
    #expect(first.numbers == second.numbers)
    #expect(try store.decisions(of: document.sha256).count == 1)
  }

  @Test func aLineIsDecidedWordByWord() throws {
    let document = try document(
      "a.pdf", ["Motet far for att nu"], ["far": ("får", 0.5), "nu": ("ny", 0.6)])
    let request = DecisionRequest(
      id: "l", document: document.id, page: 1, line: 1, word: nil, version: 0,
      answer: .line("Mötet  för sin del att nu"))
    try store.decide([request], action: "a", reviewer: "Åsa")
    let view = try #require(try store.pageView(1, of: document.id))
    let decided = try store.decisions(of: document.sha256).map(\.decision)
    #expect(decided.map(\.place.word) == [0, 1, 2, 4])
    #expect(
      decided.map(\.verdict) == [.edit("Mötet"), .edit("för"), .edit("sin del"), .keep])
    #expect(try questions() == [], "who saw the line saw what was asked in it")
    #expect(view.lines[0].version == decided.count.asVersion)
  }

  @Test func learntWordsComeAndGoWithTheirDecisions() throws {
    try document("a.pdf", ["far for"], ["far": ("får", 0.5)])
    let place = try #require(try store.questions(.init(), limit: 1).first)
    var request = request(place, .keep)
    request.learned = "far"
    try store.decide([request], action: "a", reviewer: "Åsa")
    #expect(try archive.count("ownWord") == 1)
    _ = try store.undo("Åsa")
    #expect(try archive.count("ownWord") == 0)
    _ = try store.redo("Åsa")
    #expect(try archive.count("ownWord") == 1)
  }

  @Test func replacedDocumentsAreNotAskedAbout() throws {
    try document("a.pdf", ["far for"], ["far": ("får", 0.5)])
    _ = try archive.take("a.pdf", "newer")
    #expect(try questions() == [])
    #expect(try store.queueProgress(.init()).places == 0)
  }

  @Test func searchFindsBothReadings() throws {
    let document = try document("a.pdf", ["Forvaltningens svar", "annat"], [:])
    #expect(try store.search("förvaltning", limit: 9).map(\.line) == [1])
    #expect(try store.search("FORVALT svar", limit: 9).map(\.document) == [document.id])
    #expect(try store.search("\"NEAR( OR *", limit: 9).isEmpty)
    #expect(try store.search("", limit: 9).isEmpty)
  }
}

extension Int {
  fileprivate var asVersion: Int64 { Int64(self) }
}
