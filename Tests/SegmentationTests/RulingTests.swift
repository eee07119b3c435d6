import Export
import Foundation
import Minutes
import Segmentation
import TestSupport
import Testing

/// What follows where a person says what a line is.
@Suite struct RulingTests {
  /// A fixture's text where a person said something of lines of its first page.
  private func made(_ name: String, _ roles: [Int: LineRole]) throws -> SegmentedDocument {
    document(try Fixtures.text("minutes/\(name).txt"), roles)
  }

  private func items(_ document: SegmentedDocument) -> [MeetingItem] {
    document.meeting.sections.flatMap(\.items)
  }

  private func role(_ line: Int, of document: SegmentedDocument) -> OutlineLine? {
    document.outline.first { $0.line == line }
  }

  // MARK: Kinds

  @Test func anItemTakesTheTextBehindIt() throws {
    let before = items(try made("o4_tallvik.legacy", [:]))
    let after = items(try made("o4_tallvik.legacy", [32: LineRole(kind: .item)]))
    #expect(after.count == before.count + 1)
    #expect(after[2].title.hasPrefix("Orjan paminde om"))
    #expect(after[2].number == nil)
    #expect(after[3].number == "3")
  }

  @Test func anItemBeginsInTheMidstOfAParagraph() throws {
    let made = try made("o6_norrhamra.legacy", [74: LineRole(kind: .item)])
    let after = items(made)
    let place = try #require(after.firstIndex { $0.title.hasPrefix("det inte langre") })
    #expect(after[place].location?.lines == [74, 75, 76, 77])
    #expect(after[place - 1].number == "§ 14")
    #expect(after[place - 1].blocks.last?.location?.lines == [73])
    // The motions and reservations below are the new item's.
    #expect(after[place].motions?.count == 2)
    #expect(after[place - 1].motions == nil)
    #expect(after[place + 1].number == "§ 15")
  }

  @Test func whatIsNoItemGivesItsTextToTheOneAbove() throws {
    let before = try made("o6_norrhamra.legacy", [:])
    let after = try made("o6_norrhamra.legacy", [98: LineRole(kind: .paragraph)])
    #expect(items(after).map(\.number) == ["§ 12", "§ 13", "§ 14", "§ 16"])
    let (above, gone) = (items(before)[2], items(before)[3])
    #expect(items(after)[2].decisions.count == above.decisions.count + gone.decisions.count)
    #expect(items(after)[2].blocks.count == above.blocks.count + 1 + gone.blocks.count)
    // Nobody misses a paragraph that a person took away.
    #expect(after.meeting.warnings == before.meeting.warnings)
    #expect(!after.meeting.warnings.contains { $0.code == "paragraphMissing" })
  }

  @Test(arguments: [LineRole.Kind.paragraph, .listItem, .subheading, .decision])
  func theOtherNumbersCountOn(kind: LineRole.Kind) throws {
    for line in [17, 23, 37, 50, 53] {
      let before = items(try made("o4_tallvik.legacy", [:])).compactMap(\.number)
      let made = try made("o4_tallvik.legacy", [line: LineRole(kind: kind)])
      #expect(items(made).count == 4, "line \(line)")
      #expect(Set(items(made).compactMap(\.number)).isSubset(of: before), "line \(line)")
    }
  }

  @Test func aNumberOfTheListIsNoItem() {
    let text = "1. Ett\nText.\n2. Hur?\nVi vet inte.\n2. Två\nText.\n3. Tre\nText.\n"
    let after = items(document(text, [3: LineRole(kind: .listItem)]))
    #expect(after.map(\.title) == ["Ett", "Två", "Tre"])
    #expect(after[0].blocks.map(\.text) == ["Text.", "Hur?", "Vi vet inte."])
  }

  @Test func aParagraphWithoutItsSignGetsItsNumber() {
    let text = "§ 1 Ett\nText.\n\nTvå utan nummer\n\nText.\n\n§ 3 Tre\nText.\n"
    let before = document(text).meeting
    #expect(before.warnings.map(\.code) == ["paragraphMissing"])
    let after = document(text, [4: LineRole(kind: .item)]).meeting
    #expect(after.sections[0].items.map(\.number) == ["§ 1", "§ 2", "§ 3"])
    #expect(after.warnings.map(\.code) == ["numberInferred"])
  }

  @Test(arguments: [
    ("3 Ekonomi", "3", "Ekonomi"), ("Punkt 3 Ekonomi", "Punkt 3", "Ekonomi"),
    ("1.3 Ekonomi", "1.3", "Ekonomi"), ("A3 Ekonomi", "A3", "Ekonomi"), ("Ekonomi", nil, "Ekonomi"),
    ("iii. Ekonomi", "iii", "Ekonomi"), ("• Ekonomi", nil, "Ekonomi"),
    ("c) Ekonomi", "c", "Ekonomi"),
    ("2024 års ekonomi", nil, "2024 års ekonomi"), ("§ 7 Ekonomi", "§ 7", "Ekonomi"),
  ])
  func anItemsOrdinalIsRead(line: String, number: String?, title: String) {
    let text =
      "Protokoll\nStyrelsen\n2024-03-01\n\nVi talade om våren.\n\n\(line)\n\nText om den.\n"
    let after = items(document(text, [7: LineRole(kind: .item)]))
    #expect(after.map(\.number) == [number])
    #expect(after.map(\.title) == [title])
    #expect(after[0].blocks.map(\.text) == ["Text om den."])
  }

  @Test func aSectionTakesTheItemsBelow() throws {
    let after = try made("o4_tallvik.legacy", [32: LineRole(kind: .section)]).meeting.sections
    #expect(after.map(\.kind) == [.information, .other, .dialogue, .decision])
    #expect(after[0].items.count == 2)
    let text = "1. Ett\nText.\n\nFöR BESLUT\n2. Två\nText.\n"
    let sections = document(text, [4: LineRole(kind: .section)]).meeting.sections
    #expect(sections.map(\.kind) == [.other, .decision])
    #expect(sections.map { $0.items.map(\.number) } == [["1"], ["2"]])
  }

  @Test func whatIsNoSectionIsText() throws {
    let after = try made("o4_tallvik.legacy", [48: LineRole(kind: .paragraph)]).meeting.sections
    #expect(after.map(\.kind) == [.information, .dialogue])
    #expect(after[1].items.map(\.number) == ["3", "4", "5"])
    #expect(after[1].items[0].blocks.last?.text == "- Beslut")
  }

  @Test func aSubheadingIsOne() throws {
    let before = try made("o6_norrhamra.legacy", [:])
    let after = try made("o6_norrhamra.legacy", [72: LineRole(kind: .subheading)])
    #expect(role(72, of: before)?.role == .paragraph)
    #expect(role(72, of: after)?.role == .subheading)
    #expect(items(after)[2].blocks[0].type == .heading)
    #expect(items(after)[2].blocks.dropFirst() == items(before)[2].blocks.dropFirst())
  }

  @Test func aHeadingOfDecisionsStaysOne() {
    let text = "§ 1 Ett\nText.\n\nBeslut\nAvgiften höjs.\n\n§ 2 Två\nText.\n"
    let after = document(text, [4: LineRole(kind: .subheading)])
    #expect(after.meeting == document(text).meeting)
    let none = items(document(text, [4: LineRole(kind: .paragraph)]))[0]
    #expect(none.decisions.isEmpty)
    #expect(none.blocks.map(\.text) == ["Text.", "Beslut", "Avgiften höjs."])
  }

  @Test func aDecisionIsTheItems() throws {
    let after = try made("o4_tallvik.legacy", [32: LineRole(kind: .decision)])
    #expect(items(after)[1].decisions.map(\.location?.lines) == [[32, 33]])
    #expect(role(33, of: after)?.role == .decision)
    // One that follows from the text is none where a person says so; the other stays.
    let fewer = try made("o6_norrhamra.legacy", [41: LineRole(kind: .paragraph)])
    #expect(items(fewer)[1].decisions.map(\.location?.lines) == [[42, 43]])
    #expect(items(fewer)[1].blocks.first?.location?.lines == [41])
  }

  @Test func aDecisionOfASectionIsTheSections() {
    let text = "Information\nVi enades om våren.\n1. Ett\nText.\n"
    let section = document(text, [2: LineRole(kind: .decision)]).meeting.sections[0]
    #expect(section.decisions.map(\.text) == ["Vi enades om våren."])
    #expect(section.items.map(\.decisions.count) == [0])
  }

  @Test func aParagraphIsPlainText() throws {
    let made = try made("o4_tallvik.legacy", [24: LineRole(kind: .paragraph)])
    #expect(items(made)[1].blocks.first?.type == .paragraph)
    #expect(items(made)[1].blocks.first?.text.hasPrefix("* Handlaggningstiden") == true)
    // A label is none, and the names in it present nothing.
    let label = try self.made("o4_tallvik.legacy", [38: LineRole(kind: .paragraph)])
    #expect(items(label)[2].presenters.isEmpty)
    #expect(items(label)[2].blocks.first?.text == "Foredragande: Katja Lindhé")
  }

  @Test func aParagraphInTheHeadIsTextBeforeTheItems() throws {
    let after = try made("o4_tallvik.legacy", [10: LineRole(kind: .paragraph)]).meeting
    #expect(after.sections[0].blocks.map(\.location?.lines) == [[10, 11]])
    #expect(after.sections[1].heading == "Information")
    #expect(after.attendance.map(\.status) == [.absent])
    #expect(after.place == "Teams")
  }

  @Test func aListItemNeedsNoSign() throws {
    let made = try made("o6_norrhamra.legacy", [50: LineRole(kind: .listItem)])
    #expect(items(made)[1].blocks[3].type == .listItem)
    #expect(items(made)[1].blocks[3].marker == nil)
    #expect(items(made)[1].references?.count == 2)
    #expect(try schemaViolations(of: meetingJSON(made.meeting)).isEmpty)
  }

  @Test func furnitureIsLeftOut() throws {
    let after = try made("o6_norrhamra.legacy", [60: LineRole(kind: .furniture)])
    #expect(items(after)[1].recipients?.map(\.name) == ["Kommunstyrelsen"])
    #expect(role(60, of: after)?.role == .furniture)
    let kept = try made("o6_norrhamra.legacy", [56: LineRole(kind: .paragraph)])
    #expect(role(56, of: kept)?.role == .paragraph)
    #expect(role(57, of: kept)?.role == .furniture)
  }

  /// A footer that was not known for one no longer parts the sentence in which it stands.
  @Test func aSentenceGoesOnOverAFooter() {
    let text = """
      1. Ett
      Nämnden talade länge om den nya skolan vid ån, som ska stå färdig när
      eleverna kommer tillbaka efter sommaren, och om vad den får kosta när allt
      Justeras: Bo Alm
      är räknat.
      2. Två
      Text.
      """
    let before = items(document(text))[0].blocks.map(\.text)
    #expect(before.map { $0.hasSuffix("när allt") } == [true, false, false])
    let after = items(document(text, [4: LineRole(kind: .furniture)]))[0].blocks.map(\.text)
    #expect(after.map { $0.hasSuffix("när allt är räknat.") } == [true])
  }

  // MARK: Joints and depth

  @Test func aLineGoesOnWithThePassageAbove() throws {
    let after = try made("o6_norrhamra.legacy", [42: LineRole(joint: .continues)])
    #expect(items(after)[1].decisions.map(\.location?.lines) == [[41, 42, 43]])
    let item = try made("o4_tallvik.legacy", [19: LineRole(joint: .continues)])
    #expect(items(item)[0].title.hasPrefix("Detaljplan fér Ostra Bryggan Samradet avslutades"))
  }

  @Test func aLineGoesOnOverAPage() {
    let text = "1. Ett\nText på första sidan.\n\u{0C}Mer text på den andra.\n2. Två\nText.\n"
    let roles = [LineAddress(page: 2, line: 1): LineRole(joint: .continues)]
    let made = segment(
      Page.pages(ofPlainText: text), corrections: [], identity: identity, roles: roles)
    #expect(made.passages[1].text == "Text på första sidan. Mer text på den andra.")
    #expect(made.passages[1].locations.map(\.page) == [1, 2])
  }

  @Test func aCutWordIsMadeWhole() {
    let made = document("1. Ett\narbets-\n\ngruppen\n", [4: LineRole(joint: .continues)])
    #expect(made.passages[1].text == "arbetsgruppen")
  }

  @Test func aPassageBeginsWithALine() throws {
    let after = try made("o4_tallvik.legacy", [41: LineRole(joint: .opens)])
    #expect(items(after)[2].blocks.map(\.location?.lines).prefix(2) == [[40], [41, 42]])
    #expect(items(after)[2].blocks.map(\.type).prefix(2) == [.paragraph, .paragraph])
  }

  @Test func kindsGoForThePassageThatALineStandsIn() throws {
    // Said of the second line of what is a decision anyway: nothing changes.
    let plain = try made("o6_norrhamra.legacy", [:])
    #expect(
      try made("o6_norrhamra.legacy", [43: LineRole(kind: .decision)]).meeting == plain.meeting)
    // Said of two lines of one paragraph: one decision.
    let both = [19: LineRole(kind: .decision), 20: LineRole(kind: .decision)]
    let made = try made("o4_tallvik.legacy", both)
    #expect(items(made)[0].decisions.map(\.location?.lines) == [[19, 20, 21]])
  }

  @Test func depthIsAbsoluteAndTakesAlongWhatIsBelow() {
    let text = "1. Ett\n• a\n• b\n◦ c\n◦ d\n• e\n2. Två\nText.\n"
    func depths(_ roles: [Int: LineRole]) -> [Int] {
      document(text, roles).passages.filter { $0.kind == .listItem }.map(\.depth)
    }
    #expect(depths([:]) == [0, 0, 1, 1, 0])
    #expect(depths([3: LineRole(depth: 1)]) == [0, 1, 2, 2, 0])
    #expect(depths([4: LineRole(depth: 0)]) == [0, 0, 0, 1, 0])
    #expect(depths([2: LineRole(depth: 0), 6: LineRole(depth: 1)]) == [0, 0, 1, 1, 1])
    #expect(depths([3: LineRole(depth: 50)]).max() == deepestNesting)
    #expect(depths([3: LineRole(depth: -7)]) == [0, 0, 1, 1, 0])
    let blocks = items(document(text, [3: LineRole(depth: 1)]))[0].blocks
    #expect(blocks.map(\.text) == ["a", "e"])
    #expect(blocks[0].children?.map(\.text) == ["b"])
    #expect(blocks[0].children?[0].children?.map(\.text) == ["c", "d"])
  }

  // MARK: On paper

  @Test func linesSideBySideAreToldApart() {
    let lines = page(
      1,
      [
        (100, 100, "1. Ett ärende"), (100, 150, "Text om ärendet som står här."),
        (100, 200, "Till vänster"), (1200, 200, "Till höger"), (100, 250, "2. Två ärenden"),
      ])
    let roles = [LineAddress(page: 1, line: 4): LineRole(kind: .decision)]
    let made = segment([lines], corrections: [], identity: identity, roles: roles)
    #expect(items(made)[0].decisions.map(\.text) == ["Till höger"])
    #expect(items(made)[0].blocks.map(\.text).contains("Till vänster"))
  }

  // MARK: Who said it

  @Test func explanationSaysThatAPersonSaidIt() throws {
    let pages = Page.pages(ofPlainText: try Fixtures.text("minutes/o4_tallvik.legacy.txt"))
    let roles = [
      LineAddress(page: 1, line: 32): LineRole(kind: .decision),
      LineAddress(page: 1, line: 41): LineRole(joint: .opens),
      LineAddress(page: 1, line: 45): LineRole(joint: .continues),
    ]
    let rows = explanation(of: pages, roles: roles).split(separator: "\n")
    let said = rows.filter { $0.contains("a person said so") }.map { $0.split(separator: "\t")[0] }
    #expect(said == ["1:32", "1:41", "1:45"])
    let decided = segment(pages, corrections: [], identity: identity, roles: roles).outline
    #expect(decided.filter(\.isDecided).map(\.line) == [32, 41, 45])
  }
}
