import Minutes
import Segmentation
import Testing

/// Agendas, heads and decisions in forms that differ from one office to the next.
@Suite struct UnseenLayoutTests {
  @Test(arguments: [
    ("Punkt 1. Ett", "Punkt 2. Två", ["Punkt 1", "Punkt 2"]),
    ("Ärende 1: Ett", "Ärende 2: Två", ["Ärende 1", "Ärende 2"]),
    ("1.1 Ett", "1.2 Två", ["1.1", "1.2"]), ("A. Ett", "B. Två", ["A", "B"]),
    ("I. Ett", "II. Två", ["I", "II"]), ("1 Ett", "2 Två", ["1", "2"]),
  ])
  func readsOtherOrdinals(first: String, second: String, expected: [String]) {
    let meeting = document("\(first)\n\nEn mening står här.\n\n\(second)\n\nEn till.\n").meeting
    #expect(meeting.sections.flatMap(\.items).map(\.number) == expected)
    #expect(meeting.sections.flatMap(\.items).map(\.title) == ["Ett", "Två"])
  }

  @Test func takesShortLinesAboveTextForItems() {
    let text = """
      Anteckningar

      Plats: Sal A

      Arbetsmiljö

      Ronden är gjord och lamporna är bytta.

      Schema

      Önskemål lämnas före sommaren till Anna.

      Budget

      Pengarna räcker året ut.
      """
    let items = document(text).meeting.sections.flatMap(\.items)
    #expect(items.map(\.title) == ["Arbetsmiljö", "Schema", "Budget"])
    #expect(items.allSatisfy { $0.number == nil })
  }

  /// An agenda of headings in a text whose paragraphs are lines; the numbers at its end are a list.
  @Test func aListBehindTheTextIsNoAgenda() {
    let prose =
      "Anna gick igenom läget och svarade på frågor från gruppen, som var nöjd med svaren."
    let text = """
      Beredning inför nämnden
      Plats Stora salen, plan tre
      Deltagare Anna Ek (ordf.), Bo Alm
      Vatten och avlopp
      \(prose) \(prose) \(prose)
      • Tankbilar ställdes ut.
      Vägar och broar
      \(prose)
      Parker
      \(prose)
      Ärenden till nästa möte
      1. Taxa för vatten
      2. Investeringsplan
      3. Remiss om torghandel
      Antecknat av Eva Ask
      """
    let meeting = document(text).meeting
    let items = meeting.sections.flatMap(\.items)
    #expect(
      items.map(\.title)
        == ["Vatten och avlopp", "Vägar och broar", "Parker", "Ärenden till nästa möte"])
    #expect(items.last?.blocks.map(\.marker) == ["1.", "2.", "3."])
    #expect(meeting.place == "Stora salen, plan tre")
    #expect(meeting.attendance.map(\.name) == ["Anna Ek", "Bo Alm"])
    #expect(meeting.signatures.map(\.name) == ["Eva Ask"])
  }

  /// On the first page of formal minutes people sign above the agenda.
  @Test func readsSignaturesAboveTheAgenda() {
    let text = """
      Plats och tid Sal A, tisdagen den 17 maj 2022, kl. 13.00–15.00
      Beslutande Anna Ek (S), ordförande
      Bo Alm (M)
      Tjänstg. ersättare Tor Krok (V) för Eva Ask (V)
      Vid protokollet
      Karin Ström
      Ordförande
      Anna Ek
      Justeras
      Bo Alm
      § 45 Dagordningen
      Beslut
      Dagordningen godkänns.
      """
    let meeting = document(text).meeting
    #expect(meeting.signatures.map(\.name) == ["Karin Ström", "Anna Ek", "Bo Alm"])
    #expect(meeting.signatures.map(\.role) == [.recordedBy, .chair, .adjuster])
    #expect(meeting.attendance.map(\.name) == ["Anna Ek", "Bo Alm", "Tor Krok"])
    #expect(meeting.attendance.last?.role == .substitute)
    #expect(meeting.sections.flatMap(\.items).map(\.decisions.count) == [1])
  }

  @Test func aDecisionMayStandInAList() {
    let text =
      "1. Systemet\n• Det infördes i maj.\n• Beslut: Systemet utvärderas.\n• Manualer finns.\n"
    let item = document(text).meeting.sections.flatMap(\.items).first
    #expect(item?.decisions.map(\.text) == ["Systemet utvärderas."])
    #expect(item?.blocks.map(\.text) == ["Det infördes i maj.", "Manualer finns."])
  }

  @Test func takesNamesInBracketsForPresenters() {
    let meeting = document("1. Ny plan (Anna Ek, Bo Alm)\nText.\n2. Taxa (2023)\nText.\n").meeting
    #expect(meeting.sections[0].items.map(\.title) == ["Ny plan", "Taxa (2023)"])
    #expect(meeting.sections[0].items.map(\.presenters) == [["Anna Ek", "Bo Alm"], []])
  }

  @Test func readsPeopleInSentences() {
    let attendance = document(
      "Närvarande var Anna Ek, Bo Alm och Eva Ask. Sekreterare var Eva Ask.\n1. Ett\nText.\n"
    ).meeting.attendance
    #expect(attendance.map(\.name) == ["Anna Ek", "Bo Alm", "Eva Ask"])
    #expect(attendance.last?.role == .secretary)
  }

  @Test func readsPeopleInATable() {
    let attendance = document(
      "Namn    Roll\nAnna Ek    ordförande\nBo Alm    ekolog\n1. Ett\nText.\n"
    ).meeting.attendance
    #expect(attendance.map(\.name) == ["Anna Ek", "Bo Alm"])
    #expect(attendance.map(\.role) == [.chair, nil])
    #expect(attendance.last?.roleText == "ekolog")
  }

  @Test(arguments: [
    "Nämnden beslutar att tacka för rapporten.", "Beslutades att bordlägga frågan.",
    "Nämnden beslutar att\n1. tacka för rapporten", "Styrelsen beslutar\n– att tacka",
    "BESLUT:\n– tacka för rapporten",
  ])
  func readsDecisions(text: String) {
    let meeting = document("§ 1 Ett\n\n\(text)\n\n§ 2 Två\n\nText.\n").meeting
    #expect(meeting.sections[0].items.map(\.decisions.count) == [1, 0])
    #expect(meeting.sections[0].items[0].blocks.isEmpty)
  }

  @Test func leavesQuotedDecisionsUnderTheirSubheading() {
    let meeting = document(
      "§ 1 Ett\n\nSammanfattning\n\nStyrelsen beslutar att sälja tomten, står det.\n\n§ 2 Två\nText.\n"
    ).meeting
    #expect(meeting.sections[0].items[0].decisions.isEmpty)
  }

  @Test func leavesOutHeadersOfATextWithoutPages() {
    let result = document(
      """
      Storby kommun Protokoll Sida 1 av 2
      Byggnadsnämnden 2023-11-21
      § 1 Ett
      Text.
      Storby kommun Protokoll Sida 2 av 2
      Byggnadsnämnden 2023-11-21
      § 2 Två
      Text.
      """)
    #expect(result.passages.count { $0.kind == .furniture } == 4)
    #expect(result.meeting.organization == "Storby kommun")
    #expect(result.meeting.body == "Byggnadsnämnden")
  }

  @Test func givesNumbersInAColumnToTheirTitles() {
    let meeting = document(
      """
      § 71 Taxa
      Text.

      § 72

      § 73

      Ny plan
      Dnr KFN 2023/41
      Text.

      Stipendier
      Dnr KFN 2023/42
      Text.
      """
    ).meeting
    #expect(meeting.sections[0].items.map(\.number) == ["§ 71", "§ 72", "§ 73"])
    #expect(meeting.sections[0].items.map(\.title) == ["Taxa", "Ny plan", "Stipendier"])
  }

  @Test func putsWrappedCellsTogether() {
    let made = passages(of: [
      page(
        1,
        [
          (100, 100, "1. Ett"), (100, 150, "Text."),
          (100, 200, "Skola"), (700, 200, "Uppdrag"), (1500, 200, "Andel"),
          (100, 250, "Ekskolan"), (700, 250, "Kurator för de"), (1500, 250, "hel"),
          (700, 292, "yngre barnen"),
          (100, 342, "Alskolan"), (700, 342, "Speciallärare"), (1500, 342, "halv"),
        ])
    ])
    #expect(
      made.filter { $0.kind == .row }.map(\.cells) == [
        ["Skola", "Uppdrag", "Andel"], ["Ekskolan", "Kurator för de yngre barnen", "hel"],
        ["Alskolan", "Speciallärare", "halv"],
      ])
  }

  @Test func readsTheTimesOfDaysInTheirHeadings() {
    let sittings = document(
      """
      Teamet, dagar 2–3 februari 2023

      Dag 1, torsdag 2 februari kl. 10–16.30
      1. Ett
      Text.
      Dag 2, fredag 3 februari kl. 8.30–12
      1. Två
      Text.
      """
    ).meeting.sittings
    #expect(sittings.map(\.start) == ["10:00", "08:30"])
    #expect(sittings.map(\.end) == ["16:30", "12:00"])
  }

  @Test func leavesOutTheAgendaAboveTheMinutes() {
    let meeting = document("1. Ett\n2. Två\n\n1. Ett\nText ett.\n\n2. Två\nText två.\n").meeting
    let items = meeting.sections.flatMap(\.items)
    #expect(items.map(\.number) == ["1", "2"])
    #expect(items.map { $0.blocks.map(\.text) } == [["Text ett."], ["Text två."]])
  }

  @Test func takesTheTitleBelowTheCaseNumber() {
    let item = document("KS § 12  Dnr 2021-45\nEn titel\n\nKS § 13 Annat\nText.\n").meeting
      .sections[0].items[0]
    #expect(item.number == "KS § 12")
    #expect(item.title == "En titel")
    #expect(item.caseNumber == "2021-45")
  }

  @Test(arguments: [
    "• punkt\n", "Beslut\n", "12\n", "§\n", "A. Ord\n", "1 Ord\n2 Ord\n", "Anna Ek    chef\n",
    "Storby kommun Sida 1 av 3\n", "att\n", "i. ord\n", "\u{2028}", "\u{0}\n", "(",
    "Närvarande var ",
  ])
  func standsThousandsOf(text: String) {
    let long = String(repeating: text, count: 4_000)
    _ = document(long)
    _ = explanation(of: Page.pages(ofPlainText: long))
  }
}
