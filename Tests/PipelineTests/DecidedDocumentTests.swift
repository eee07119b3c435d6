import Minutes
import Pipeline
import TestSupport
import Testing

/// What people decided lies over whatever the repair says, and is found again.
@Suite struct DecidedDocumentTests {
  private let hash = String(repeating: "a", count: 64)

  /// A page of a picture: a line of words with boxes, 100 pixels each.
  private func page(_ lines: [[String]], width: Int = 1000, shift: Int = 0) -> Page {
    Page(
      number: 1, origin: .ocr, width: width, height: width, dpi: 100,
      lines: lines.enumerated().map { l, words in
        Line(
          number: l + 1,
          words: words.enumerated().map { w, word in
            Word(
              recognized: word, leadingSpace: w == 0 ? "" : " ",
              box: Box(
                x: shift + w * width / 10, y: (l + 1) * width / 20, width: width / 12,
                height: width / 50))
          })
      })
  }

  private func decision(
    _ verdict: ReviewDecision.Verdict, on page: Page, line: Int, word: Int?, id: String = "d"
  ) -> ReviewDecision {
    let found = page.lines[line - 1]
    return ReviewDecision(
      id: id, action: id,
      place: SeenPlace(
        sha256: hash, page: page.number, line: line, word: word,
        box: word.map { found.words[$0].box } ?? found.box, pageWidth: page.width,
        seen: word.map { found.words[$0].recognized } ?? found.seenText),
      verdict: verdict, reviewer: "Åsa", decided: "2026-11-22T00:00:00Z")
  }

  private func correction(
    _ corrected: String, on page: Page, line: Int, word: Int, _ status: Correction.Status
  ) -> Correction {
    let original = page.lines[line - 1].words[word].recognized
    return Correction(
      id: Correction.stableID(page: 1, line: line, word: word, original: original),
      original: original, corrected: corrected, kind: .diacritic, confidence: 0.7, status: status,
      location: Location(page: 1, lines: [line], box: page.lines[line - 1].words[word].box))
  }

  private func laid(
    _ decisions: [ReviewDecision], over page: Page, _ corrections: [Correction] = []
  ) -> DecidedDocument {
    DecidedDocument(
      laying: decisions.enumerated().map { (Int64($0 + 1), $1) }, over: [page],
      corrections: corrections)
  }

  private func text(_ document: DecidedDocument) -> String {
    document.pages[0].lines.map(\.text).joined(separator: "|")
  }

  @Test func withoutDecisionsNothingChanges() {
    let page = page([["for", "nu"]])
    let proposal = correction("för", on: page, line: 1, word: 0, .proposed)
    let document = laid([], over: page, [proposal])
    #expect(document.pages == [page])
    #expect(document.corrections.map(\.current) == [proposal])
    #expect(document.corrections.map(\.isAsked) == [true])
  }

  @Test(arguments: [
    (ReviewDecision.Verdict.accept("för"), "för nu", Correction.Status.accepted, "för"),
    (.keep, "for nu", .rejected, "för"), (.edit("före"), "före nu", .edited, "före"),
    (.edit(""), "nu", .edited, ""), (.edit("för i"), "för i nu", .edited, "för i"),
  ])
  func whatWasDecidedStands(
    verdict: ReviewDecision.Verdict, text: String, status: Correction.Status, corrected: String
  ) {
    let page = page([["for", "nu"]])
    let proposal = correction("för", on: page, line: 1, word: 0, .proposed)
    let document = laid(
      [decision(verdict, on: page, line: 1, word: 0)], over: page, [proposal])
    #expect(self.text(document) == text)
    let one = document.corrections[0]
    #expect(one.current.status == status && one.current.corrected == corrected)
    #expect(one.machine == proposal && one.decision == 1 && !one.isAsked)
    #expect(document.pages[0].lines[0].words[0].recognized == "for", "what was seen is kept")
  }

  @Test func theRepairIsOverruled() {
    var page = page([["far", "nu"]])
    page.lines[0].words[0].text = "får"
    let applied = correction("får", on: page, line: 1, word: 0, .applied)
    let kept = laid([decision(.keep, on: page, line: 1, word: 0)], over: page, [applied])
    #expect(text(kept) == "far nu" && kept.corrections[0].current.status == .rejected)
    let confirmed = laid(
      [decision(.accept("får"), on: page, line: 1, word: 0)], over: page, [applied])
    #expect(text(confirmed) == "får nu" && confirmed.corrections[0].current.status == .accepted)
  }

  @Test func whatNobodyAskedAboutCanBeEdited() {
    let page = page([["Motet", "nu"], ["annat"]])
    let proposal = correction("annat!", on: page, line: 2, word: 0, .proposed)
    let document = laid(
      [decision(.edit("Mötet"), on: page, line: 1, word: 0)], over: page, [proposal])
    #expect(text(document) == "Mötet nu|annat")
    #expect(document.corrections.map(\.current.corrected) == ["Mötet", "annat!"])
    let own = document.corrections[0]
    #expect(own.machine == nil && own.current.status == .edited && own.current.kind == .diacritic)
    let confirmed = laid([decision(.keep, on: page, line: 1, word: 1)], over: page)
    #expect(confirmed.corrections.isEmpty, "confirmed as it stands: nothing changes")
  }

  @Test func theLastDecisionAboutAPlaceCounts() {
    let page = page([["for", "nu"]])
    let document = laid(
      [
        decision(.edit("a"), on: page, line: 1, word: 0),
        decision(.edit("b"), on: page, line: 1, word: 0),
      ], over: page)
    #expect(text(document) == "b nu")
    #expect(document.corrections.map(\.decision) == [2])
  }

  /// Read again, the lines have other numbers, the picture another size, everything has moved.
  @Test func aDecisionIsFoundAgainByWhatWasSeenAndWhere() {
    let before = page([["for", "nu"], ["for", "alla"]])
    let after = page([["nytt", "här"], ["for", "nu"], ["for", "alla"]], width: 2000, shift: 7)
    var moved = after
    for l in moved.lines.indices {
      for w in moved.lines[l].words.indices { moved.lines[l].words[w].box?.y -= 100 }
    }
    let document = laid([decision(.accept("för"), on: before, line: 2, word: 0)], over: moved)
    #expect(text(document) == "nytt här|for nu|för alla")
    #expect(document.homeless.isEmpty)
  }

  @Test func whatFitsNoLongerIsAskedAgain() {
    let before = page([["for", "nu"]])
    let after = page([["fot", "nu"]])
    let document = laid([decision(.accept("för"), on: before, line: 1, word: 0)], over: after)
    #expect(text(document) == "fot nu", "the new reading is not overwritten")
    let again = document.corrections[0]
    #expect(again.isAsked && again.formerly == "för" && again.decision == 1)
    #expect(again.current.original == "fot" && again.current.status == .proposed)
    // The same where the repair has something to say, too.
    let proposal = correction("foto", on: after, line: 1, word: 0, .proposed)
    let both = laid(
      [decision(.accept("för"), on: before, line: 1, word: 0)], over: after, [proposal])
    #expect(both.corrections.count == 1 && both.corrections[0].formerly == "för")
    #expect(both.corrections[0].current.candidates.map(\.text).contains("för"))
  }

  @Test func whatIsReadAsItWasDecidedNeedsNobody() {
    let before = page([["for", "nu"]])
    let after = page([["för", "nu"]])
    let document = laid([decision(.accept("för"), on: before, line: 1, word: 0)], over: after)
    #expect(text(document) == "för nu" && document.corrections.isEmpty)
  }

  @Test func whatHasNoPlaceAnyMoreIsTold() {
    let before = page([["for", "nu"], ["bort"]])
    let document = laid(
      [decision(.keep, on: before, line: 2, word: 0)], over: page([["for", "nu"]]))
    #expect(document.homeless == [1])
    let other = Page(number: 9, origin: .ocr)
    #expect(laid([decision(.keep, on: before, line: 1, word: 0)], over: other).homeless == [1])
  }

  @Test func textsHaveNoBoxes() {
    let page = Page(
      number: 1, origin: .plainText,
      lines: ["eller for nu", "for alla"].enumerated().map {
        Line(plainText: $1, number: $0 + 1)
      })
    let document = laid([decision(.accept("för"), on: page, line: 2, word: 0)], over: page)
    #expect(text(document) == "eller for nu|för alla")
  }

  @Test func aSignThatTheRepairPutThereMovesNoWord() {
    var page = page([["for", "nu"]])
    let asRead = page
    page.lines[0].words.insert(Word(recognized: "", text: "•"), at: 0)
    page.lines[0].words[1].leadingSpace = " "
    let document = laid([decision(.accept("för"), on: asRead, line: 1, word: 0)], over: page)
    #expect(text(document) == "• för nu")
  }

  @Test func rolesFollowTheirLines() {
    let before = page([["Ett", "två", "tre"], ["fyra"]])
    let role = LineRole(kind: .item)
    let decisions = [decision(.role(role), on: before, line: 1, word: nil)]
    #expect(laid(decisions, over: before).roles == [LineAddress(page: 1, line: 1): role])
    let reread = page([["Ett", "tvä", "tre"], ["fyra"]])
    #expect(laid(decisions, over: reread).roles == [LineAddress(page: 1, line: 1): role])
    let other = page([["Något", "helt", "annat"], ["fyra"]])
    #expect(laid(decisions, over: other).roles.isEmpty)
    #expect(laid(decisions, over: other).homeless == [1])
  }

  /// Random decisions on random pages: nothing is lost that was read, nothing crashes, and the
  /// same comes out twice.
  @Test(arguments: 0..<UInt64(200)) func neverLosesWhatWasRead(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func words() -> [String] {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        ["for", "för", "nu", "•", "a", ""].randomElement(using: &random) ?? "a"
      }.filter { !$0.isEmpty }
    }
    let page = page((0..<4).map { _ in words() }, shift: Int.random(in: 0...40, using: &random))
    let other = self.page((0..<4).map { _ in words() })
    var decisions: [ReviewDecision] = []
    for source in [page, other] {
      for line in source.lines where !line.words.isEmpty {
        let word = Int.random(in: 0..<line.words.count, using: &random)
        let verdicts: [ReviewDecision.Verdict] = [
          .keep, .accept("x"), .edit(""), .edit("två ord"), .role(LineRole(kind: .item)),
        ]
        guard let verdict = verdicts.randomElement(using: &random) else { continue }
        var isRole = false
        if case .role = verdict { isRole = true }
        decisions.append(
          decision(
            verdict, on: source, line: line.number, word: isRole ? nil : word,
            id: "\(decisions.count)"))
      }
    }
    let once = laid(decisions, over: page)
    #expect(once == laid(decisions, over: page), "seed \(seed)")
    #expect(
      once.pages[0].lines.flatMap(\.words).map(\.recognized)
        == page.lines.flatMap(\.words).map(\.recognized), "seed \(seed)")
    let ids = once.corrections.map(\.current.id)
    #expect(Set(ids).count == ids.count, "seed \(seed)")
  }
}
