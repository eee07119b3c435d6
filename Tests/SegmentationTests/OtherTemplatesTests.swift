import Minutes
import Segmentation
import Testing

/// Heads, items, decisions and signatures as other templates have them.
@Suite struct OtherTemplatesTests {
  @Test func groupsStandAboveTheirPeople() {
    let meeting = document(
      """
      Minnesanteckningar
      Den 3 maj 2021 kl. 9–11
      Rektorer:
      Anna Ek, Norra skolan
      Bo Alm, biträdande rektor
      Från facken:
      Lärarnas förbund: Carin Dal
      Kunde inte komma:
      Dan Elm (förkyld)
      1. Nuläge
      Vi gick igenom listan.
      """
    ).meeting
    #expect(meeting.attendance.map(\.name) == ["Anna Ek", "Bo Alm", "Carin Dal", "Dan Elm"])
    #expect(meeting.attendance.map(\.group).prefix(3) == ["Rektorer", "Rektorer", "Från facken"])
    #expect(meeting.attendance.map(\.status) == [.present, .present, .present, .absent])
    #expect(meeting.attendance[2].affiliation == "Lärarnas förbund")
  }

  @Test func marksTellWhoWasThere() {
    let meeting = document(
      """
      Arbetsplatsträff
      Datum: 2022-10-11
      Namn\tRoll\tNärvarande\tFrånvarande
      Kök
      Anna Ek\tkock, ordförande\tx
      Bo Alm\tkock\t\tx
      Städ
      Carin Dal\tlokalvårdare\tX

      1. Nuläge
      Vi gick igenom listan.
      """
    ).meeting
    #expect(meeting.attendance.map(\.status) == [.present, .absent, .present])
    #expect(meeting.attendance.map(\.group) == ["Kök", "Kök", "Städ"])
    #expect(meeting.attendance.first?.role == .chair)
  }

  @Test(arguments: [
    (
      "Anteckningar från möte med byggruppen, 27 aug 2024, 14-16, Rådhuset rum 304",
      "Rådhuset rum 304"
    ),
    ("Anteckningar\nTisdag 3 maj 2022, kl. 9–10\nBiblioteket", "Biblioteket"),
    ("Anteckningar\n3 maj 2022 | 08.00–10.30 | Stadshuset, rum 412", "Stadshuset, rum 412"),
    (
      "Anteckningar\nPlats\nFolkets hus, lilla salen\nTid\nDen 3 maj 2022, kl. 9–10",
      "Folkets hus, lilla salen"
    ),
    ("Tid: 3/5-22 kl 9-10\tLokal: Björken", "Björken"),
  ])
  func findsThePlace(head: String, place: String) {
    let meeting = document(head + "\n\n1. Nuläge\nVi gick igenom listan.\n").meeting
    #expect(meeting.place == place)
    #expect(meeting.sittings.first?.start != nil)
  }

  @Test func theYearIsThatOfTheWeekday() {
    let text = """
      Anteckningar
      Möte tisdagen den 3 oktober kl 13–15 i Stora salen. Mötet leddes av Anna Ek.
      § 1 Nuläge
      Listan från den 4 september 2023 gicks igenom.
      § 2 Slut
      Vi slutade.
      """
    let meeting = document(text).meeting
    #expect(meeting.sittings == [Sitting(date: "2023-10-03", start: "13:00", end: "15:00")])
    #expect(meeting.place == "Stora salen")
    #expect(meeting.attendance.map(\.role) == [.chair])
    let without = text.replacing("4 september 2023", with: "4 september")
    #expect(document(without).meeting.sittings.isEmpty, "no year is guessed")
  }

  @Test(arguments: [
    ("Val av justerare § 14", "Bokslut § 15", ["§ 14", "§ 15"]),
    ("7 § Val av justerare", "8 § Bokslut", ["7 §", "8 §"]),
    ("§ 29/2023 Val av justerare", "§ 30/2023 Bokslut", ["§ 29/2023", "§ 30/2023"]),
    ("§ 87\nVal av justerare", "§ 88\nBokslut", ["§ 87", "§ 88"]),
    ("Ärende 1\nVal av justerare", "Ärende 2\nBokslut", ["Ärende 1", "Ärende 2"]),
    ("Punkt 1 – Val av justerare", "Punkt 2 – Bokslut", ["Punkt 1", "Punkt 2"]),
    ("A1 Val av justerare", "A2 Bokslut", ["A1", "A2"]),
    ("2020:31 Val av justerare", "2020:32 Bokslut", ["2020:31", "2020:32"]),
  ])
  func numbersItemsInOtherWays(first: String, second: String, numbers: [String]) {
    let text =
      "\(first)\nAnna Ek valdes av de närvarande.\n\(second)\nDet gick jämnt ut till slut.\n"
    let items = document(text).meeting.sections.flatMap(\.items)
    #expect(items.map(\.number) == numbers)
    #expect(items.map(\.title) == ["Val av justerare", "Bokslut"])
  }

  @Test func theAgendaIsNoSecondSetOfItems() {
    let meeting = document(
      """
      Anteckningar
      Plats: Sal A
      Dagordning
      1. Nuläge
      2. Ekonomi
      3. Övrigt
      1. Nuläge
      Vi gick igenom listan.
      2. Ekonomi
      Det går jämnt ut.
      3. Övrigt
      Inget.
      """
    ).meeting
    #expect(meeting.sections.flatMap(\.items).map(\.title) == ["Nuläge", "Ekonomi", "Övrigt"])
    #expect(
      meeting.sections.first?.blocks.map(\.text) == ["Dagordning", "Nuläge", "Ekonomi", "Övrigt"])
  }

  @Test(arguments: [
    "Skolledarna beslutar: Kursen ges.", "Beslut LG 3/2025: Kursen ges.", "Beslutat: Kursen ges.",
    "Nämndens beslut\n1 Kursen ges.", "Nämndens förslag till fullmäktige\nKursen ges.",
    "Beslut\nUtskottet föreslår nämnden besluta\natt Kursen ges.",
  ])
  func decisionsInOtherWords(text: String) {
    let document = document(
      "Skolnämnden\nProtokoll\n§ 1 Kurs\nDet finns pengar till en kurs.\n\(text)\n§ 2 Slut\nVi slutade.\n"
    )
    let item = document.meeting.sections.flatMap(\.items).first
    #expect(item?.decisions.map { $0.text.replacing("att ", with: "") } == ["Kursen ges."])
  }

  @Test func whatIsProposedIsNotDecided() {
    let item = document(
      """
      Protokoll
      § 1 Kurs
      Förslag till beslut
      Chefen föreslår nämnden besluta
      • att kursen ges
      § 2 Slut
      Vi slutade.
      """
    ).meeting.sections.flatMap(\.items).first
    #expect(item?.decisions.isEmpty == true)
    #expect(item?.blocks.map(\.text).contains("att kursen ges") == true)
  }

  @Test(arguments: [
    "Vid protokollet\tOrdförande\tJusteras\nAnna Ek\tBo Alm\tCarin Dal",
    "Vid protokollet Ordförande Justeras\nAnna Ek Bo Alm Carin Dal",
    "Vid protokollet: Anna Ek Ordförande: Bo Alm Justerare: Carin Dal",
    "Vid protokollet\nAnna Ek\nOrdförande\nBo Alm\nJusteras\nCarin Dal",
  ])
  func signaturesStandBesideEachOther(text: String) {
    let signatures = document(
      "Protokoll\n§ 1 Kurs\nDet finns pengar.\n§ 2 Slut\nVi slutade.\n\(text)\n"
    ).meeting.signatures
    #expect(signatures.map(\.name) == ["Anna Ek", "Bo Alm", "Carin Dal"])
    #expect(signatures.map(\.role) == [.recordedBy, .chair, .adjuster])
  }

  @Test func presentersBehindALabelThatComesAgain() {
    let items = document(
      "1. Ett\nPunkten leds av: Anna Ek\nVi talade.\n2. Två\nPunkten leds av: Bo Alm och Carin Dal\nVi talade.\n"
    ).meeting.sections.flatMap(\.items)
    #expect(items.map(\.presenters) == [["Anna Ek"], ["Bo Alm", "Carin Dal"]])
  }

  @Test func titlesAndOrganizationsAreNoPartOfNames() {
    let names = people(
      in: "Kommundirektör Anna Ek, Mark- och exploateringsingenjör Bo Alm, Region Storland, NTF")
    #expect(names.map(\.name) == ["Anna Ek", "Bo Alm"])
    #expect(names.first?.roleText == "Kommundirektör")
    #expect(names.last?.roleText == "Mark- och exploateringsingenjör")
    #expect(names.last?.affiliation == "Region Storland")
  }

  @Test func labelsInTheMarginStandAboveTheirText() {
    let rows: [(Int, Int, String)] = [
      (200, 200, "§ 1 Kurs för personalen"), (200, 300, "Bakgrund"),
      (600, 300, "Nämnden gav i våras kontoret ett uppdrag som"),
      (600, 340, "nu är klart och som kostar mindre än vad det"),
      (600, 380, "gjorde förra gången."), (200, 480, "Beslut"),
      (600, 480, "Kursen ges i höst för alla som vill gå den."),
      (200, 580, "§ 2 Ekonomi i höst"), (200, 680, "Bakgrund"),
      (600, 680, "Det går jämnt ut så länge ingen reser längre"),
      (600, 720, "bort än till grannkommunen för att gå på den"),
      (600, 760, "kurs som ges."), (200, 860, "Beslut"),
      (600, 860, "Rapporten läggs till handlingarna utan ändring."),
    ]
    let pages = [page(1, rows.map { (x: $0.0, y: $0.1, text: $0.2) })]
    let meeting = segment(pages, corrections: [], identity: identity).meeting
    let items = meeting.sections.flatMap(\.items)
    #expect(items.map(\.title) == ["Kurs för personalen", "Ekonomi i höst"])
    #expect(
      items.map { $0.decisions.map(\.text) } == [
        ["Kursen ges i höst för alla som vill gå den."],
        ["Rapporten läggs till handlingarna utan ändring."],
      ])
    #expect(items.first?.blocks.map(\.text).first == "Bakgrund")
    #expect(items.first?.blocks.count == 2)
  }
}
