import Export
import Foundation
import Minutes
import Segmentation
import TestSupport
import Testing

/// What formal minutes say of an item besides its text and decisions.
@Suite struct FormalTests {
  private func item(_ text: String) throws -> MeetingItem {
    let head = "Sammanträdesprotokoll\nTekniska nämnden\n2024-03-05\n\n§ 1 Val av justerare\n\n"
    let meeting = document(head + "Beslut\nAnna Ek justerar.\n\n§ 2 Ny bro\n\n" + text).meeting
    return try #require(meeting.sections.flatMap(\.items).last)
  }

  private func names(_ actors: [Actor]?) -> [String] {
    (actors ?? []).map { actor in
      actor.affiliation.map { "\(actor.name) (\($0))" } ?? actor.name
    }
  }

  @Test func whoMovesWhatIsRead() throws {
    let item = try item(
      """
      Yrkanden
      Bo Sundgren (M) yrkar att ärendet återremitteras. Karin Ström (L) instämmer i yrkandet.
      Ordföranden yrkar bifall till förslaget. Det motiveras med tidplanen.
      """)
    let motions = try #require(item.motions)
    #expect(
      motions.map { names($0.by) } == [["Bo Sundgren (M)"], ["Karin Ström (L)"], ["Ordföranden"]])
    #expect(motions[0].text == "Bo Sundgren (M) yrkar att ärendet återremitteras.")
    #expect(motions[2].text.hasSuffix("Det motiveras med tidplanen."))
    #expect(motions[0].location?.page == 1)
    // The blocks stay as they are.
    #expect(item.blocks.first?.text == "Yrkanden")
  }

  @Test(arguments: [
    (
      "Bo Sundgren (M) och Karin af Ström (L) reserverar sig mot beslutet.",
      ["Bo Sundgren (M)", "Karin af Ström (L)"]
    ),
    (
      "Mot beslutet reserverar sig Karin Ström (V) till förmån för eget yrkande.",
      ["Karin Ström (V)"]
    ),
    ("Moderaterna reserverar sig skriftligt.", ["Moderaterna"]),
  ])
  func reservationsNameThoseWhoReserve(text: String, by: [String]) throws {
    let under = try item("Reservation\n\(text)\n")
    #expect(under.reservations?.map { names($0.by) } == [by])
    // The sentence says so by itself, too.
    let alone = try item("Nämnden diskuterade saken länge under mötet. \(text)\n")
    #expect(alone.reservations?.map { names($0.by) } == [by])
    #expect(alone.reservations?.map(\.text) == [text])
  }

  @Test func whoIsDisqualifiedIsNamed() throws {
    let item = try item(
      "Jäv\nTor Krok (S) anmäler jäv enligt 6 kap. 28 § kommunallagen och deltar inte.\n")
    #expect(item.disqualifications?.map { names($0.by) } == [["Tor Krok (S)"]])
    #expect(item.disqualifications?.first?.text.hasSuffix("deltar inte.") == true)
  }

  @Test(arguments: [
    ("Med 7 ja-röster mot 4 nej-röster bifaller nämnden förslaget.", [7, 4]),
    ("Omröstningen gav sju ja och fyra nej, två avstår.", [7, 4, 2]),
    ("Ja: 7. Nej: 4. Avstår: 0.", [7, 4, 0]),
  ])
  func votesAreCounted(text: String, counts: [Int]) throws {
    let vote = try #require(try item("Votering\n\(text)\n").votes?.first)
    #expect(vote.tallies.map(\.count) == counts)
    #expect(vote.tallies.map(\.choice).prefix(2) == [.yes, .no])
    #expect(try item("Beslutsgång\n\(text)\n").votes?.first?.tallies.map(\.count) == counts)
  }

  @Test func votersAreNamed() throws {
    let item = try item(
      "Votering\nFöljande röstar ja: Anna Ek (S), Bo Alm (V). Följande röstar nej: Karin Ström (M).\n"
    )
    let tallies = try #require(item.votes?.first?.tallies)
    #expect(
      tallies.map { names($0.voters) } == [["Anna Ek (S)", "Bo Alm (V)"], ["Karin Ström (M)"]])
    #expect(tallies.map(\.count) == [nil, nil])
  }

  @Test func onWhatItWasDecidedAndWhoIsTold() throws {
    let item = try item(
      """
      Beslutsunderlag
      • Tjänsteskrivelse, daterad 2024-02-14
      • Skiss över bron

      Beslutet skickas till
      Kommunstyrelsen
      Ekonomiavdelningen
      """)
    #expect(
      item.references?.map(\.text) == ["Tjänsteskrivelse, daterad 2024-02-14", "Skiss över bron"])
    #expect(item.references?.map(\.date) == ["2024-02-14", nil])
    #expect(item.recipients?.map(\.name) == ["Kommunstyrelsen", "Ekonomiavdelningen"])
  }

  /// Notes keep to the first version of the contract; what needs the second names it.
  @Test func theVersionIsTheOldestThatHasAPlaceForIt() throws {
    let notes = document("Minnesanteckningar\n\n1. Ny bro\n\nBo Alm berättade om bron.\n").meeting
    #expect(notes.schemaVersion == "1.0")
    let minutes = document(
      "Protokoll\n\n§ 1 Ny bro\n\nReservation\nBo Alm (V) reserverar sig mot beslutet.\n"
    ).meeting
    #expect(minutes.schemaVersion == "1.1")
    for meeting in [notes, minutes] {
      let json = try meetingJSON(meeting)
      #expect(try schemaViolations(of: json).isEmpty)
      #expect(try JSONDecoder().decode(Meeting.self, from: json) == meeting)
    }
    #expect(!String(decoding: try meetingJSON(notes), as: UTF8.self).contains("motions"))
  }

  @Test(arguments: [
    "Nämnden diskuterade yrkandet om en ny bro vid torget.", "Anna berättade om reservationen.",
    "Det finns 7 lokaler och 4 skolor.", "Bo Alm (V) deltar i arbetet med bron.",
  ])
  func talkOfSuchThingsIsNone(text: String) throws {
    let item = try item(text + "\n")
    #expect(item.motions == nil && item.votes == nil && item.reservations == nil)
    #expect(item.disqualifications == nil && item.references == nil && item.recipients == nil)
  }
}

/// What is missing in minutes is told.
@Suite struct OmissionTests {
  private func codes(_ text: String) -> [String] {
    document(text).meeting.warnings.map(\.code)
  }

  private let head = "Protokoll\nTekniska nämnden\nTisdagen den 5 mars 2024\n\n"

  @Test func aMissingParagraphIsNamed() {
    let text =
      head + "§ 4 Bro\n\nText om bron.\n\n§ 5 Väg\n\nText.\n\n§ 8 Torg\n\nText om torget.\n"
    let found = document(text).meeting.warnings.filter { $0.code == "paragraphMissing" }
    #expect(found.map(\.message) == ["§§ 6–7 saknas mellan § 5 och § 8."])
    #expect(found.map(\.page) == [1])
    #expect(!codes(head + "§ 4 Bro\n\nText.\n\n§ 5 Väg\n\nText.\n").contains("paragraphMissing"))
  }

  @Test func aHeadingWithoutDecisionIsNamed() {
    let empty = head + "§ 4 Bro\n\nBeslut\n\n§ 5 Väg\n\nBeslut\nVägen byggs.\n"
    #expect(codes(empty).filter { $0 == "decisionMissing" }.count == 1)
    let leadIn = head + "§ 4 Bro\n\nBeslut\nTekniska nämnden beslutar\natt bygga bron.\n"
    #expect(!codes(leadIn).contains("decisionMissing"))
  }

  @Test(arguments: [
    ("Måndagen den 5 mars 2024", true), ("Tisdagen den 5 mars 2024", false),
    ("onsdag 6/3 2024", false), ("torsdag 6/3 2024", true), ("2024-03-05", false),
  ])
  func aDayThatIsNotTheWeekdayNamed(day: String, isWrong: Bool) {
    let text = "Protokoll\nTekniska nämnden\n\(day), kl. 9–12\n\n§ 4 Bro\n\nText om bron.\n"
    #expect(codes(text).contains("weekdayMismatch") == isWrong)
  }

  /// Without a year it may be this year, the next or the one before.
  @Test func aDayWithoutYearGetsTheBenefitOfTheDoubt() {
    let text = head + "§ 4 Bro\n\nNästa möte är tisdagen den 14 januari.\n"
    #expect(!codes(text).contains("weekdayMismatch"))
    #expect(
      codes(head + "§ 4 Bro\n\nNästa möte är lördagen den 14 maj.\n").contains("weekdayMismatch"))
  }
}

@Suite struct LineExplanations {
  @Test func everyLineIsThereWithItsRole() {
    let text =
      "Protokoll\nPlats: Lilla salen\n\n§ 4 Bro\n\nNämnden diskuterade bron länge och väl.\n"
      + "Beslut\nBron byggs.\n\nReservation\nBo Alm (V) reserverar sig.\n\nVid protokollet\nAnna Ek\n"
    let rows = explanation(of: Page.pages(ofPlainText: text)).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.allSatisfy { $0.count == 5 })
    #expect(rows.map { $0[4] } == text.split(separator: "\n").map(String.init))
    #expect(
      rows.map { $0[1] } == [
        "kind of document", "label of place", "item", "paragraph", "decision heading", "decision",
        "subheading", "paragraph", "signature", "signature",
      ])
  }
}
