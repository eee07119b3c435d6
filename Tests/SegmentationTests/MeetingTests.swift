import Export
import Foundation
import Minutes
import Segmentation
import TestSupport
import Testing

@Suite struct MeetingTests {
  @Test(arguments: ["notes", "minutes", "two-days"])
  func readsInventedDocuments(name: String) throws {
    let text = String(decoding: goldenInput(name + ".txt"), as: UTF8.self)
    let result = document(text)
    expectGolden(try meetingJSON(result.meeting), name + ".meeting.json")
    expectGolden(Data(plainText(of: result.passages).utf8), name + ".clean.txt")
    #expect(try schemaViolations(of: try meetingJSON(result.meeting)).isEmpty)
    #expect(result == document(text))
  }

  @Test func tellsItemsFromListsByWhatFollows() {
    let meeting = document(
      """
      1. Ett
      Följande frågor:
      1. Vad?
      2. Hur?
      2. Två
      Föredragande: Anna Ek
      3. Tre
      """
    ).meeting
    #expect(meeting.sections.flatMap(\.items).compactMap(\.number) == ["1", "2", "3"])
    #expect(meeting.sections[0].items[0].blocks.count == 3)
  }

  @Test func fillsInALostNumberAndSaysSo() {
    let meeting = document(
      "1. Ett\nFöredragande: Anna Ek\n. Två\nFöredragande: Bo Alm\n3. Tre\nFöredragande: Anna Ek\n"
    ).meeting
    #expect(meeting.sections[0].items.map(\.number) == ["1", "2", "3"])
    #expect(meeting.warnings.map(\.code) == ["numberInferred"])
  }

  @Test func takesDecisionsInEveryForm() {
    let meeting = document(
      """
      § 1 Avgift
      Nämnden beslutar
      att höja avgiften, samt
      att följa upp den.
      Avgiften har inte höjts på tio år.
      § 2 Taxa
      Beslut
      1. Taxan fastställs.
      2. Beslutet gäller genast.
      § 3 Annat
      Beslut: Frågan bordläggs.
      """
    ).meeting
    #expect(meeting.sections[0].items.map(\.decisions.count) == [2, 2, 1])
    #expect(
      meeting.sections[0].items[0].blocks.map(\.text) == ["Avgiften har inte höjts på tio år."])
  }

  @Test func readsAParagraphSignThatWasMisread() {
    let meeting = document("8 12 Ett ärende\nText.\n$ 13 Ett till\nText.\n& 14 Det sista\nText.\n")
      .meeting
    #expect(meeting.sections[0].items.map(\.number) == ["§ 12", "§ 13", "§ 14"])
  }

  @Test func warnsOfPagesThatFailed() {
    var failed = Page(number: 2, origin: .failed)
    failed.warnings = [Warning(code: "lowContrast", message: "blek", page: 2)]
    let meeting = segment(
      Page.pages(ofPlainText: "1. Ett\nText.\n") + [failed], corrections: [], identity: identity
    ).meeting
    #expect(meeting.warnings.map(\.code) == ["pageFailed", "lowContrast"])
    #expect(meeting.source.pages.count == 2)
  }

  @Test func leavesOutWhatIsNotStated() {
    let meeting = document("Bara en rad text.\n").meeting
    #expect(meeting.kind == nil && meeting.body == nil && meeting.place == nil)
    #expect(meeting.sittings.isEmpty && meeting.attendance.isEmpty)
    #expect(meeting.sections.map(\.blocks.count) == [1])
  }

  @Test func findsASignatureInTheMiddle() {
    let meeting = document(
      "Information\n1. Ett\n• punkt\nVid anteckningarna/Anna Ek\nDialog\n2. Två\nText.\n"
    ).meeting
    #expect(meeting.signatures.map(\.name) == ["Anna Ek"])
    #expect(meeting.sections.map(\.kind) == [.information, .dialogue])
  }
}
