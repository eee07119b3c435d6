import Minutes
import Segmentation
import Testing

@Suite struct DatesTests {
  @Test(arguments: [
    ("Tisdagen den 20 aug 2019, 12.00-16.00", ["2019-08-20"]),
    ("2022-10-11", ["2022-10-11"]),
    ("190829", ["2019-08-29"]),
    ("den 3:e oktober 2021", ["2021-10-03"]),
    ("onsdag 16 sept. 2020", ["2020-09-16"]),
    ("3/10 2022", ["2022-10-03"]),
    ("23–24 maj 2024", ["2024-05-23", "2024-05-24"]),
    ("23 och 24 maj 2024", ["2024-05-23", "2024-05-24"]),
    ("den 23 maj kl. 9.00–16.30 och den 24 maj 2024", ["2024-05-23", "2024-05-24"]),
    ("den 31 februari 2020", []),
    ("24-26/9", []),
    ("0123-45 67 89", []),
    ("§§ 12–16 av 2 500 kronor", []),
  ])
  func readsDays(text: String, expected: [String]) {
    #expect(dates(in: text).compactMap { $0.iso() } == expected)
  }

  @Test func leavesTheYearOpenWhereNoneIsNear() {
    let found = dates(in: "senast den 3 okt")
    #expect(found.map(\.month) == [10])
    #expect(found.first?.iso() == nil)
    #expect(found.first?.iso(year: 2020) == "2020-10-03")
  }

  @Test(arguments: [
    ("12.00-16.00", ["12:00-16:00"]), ("kl. 13:15–16:05", ["13:15-16:05"]),
    ("kl 9", ["09:00"]), ("12.00 -16.00", ["12:00-16:00"]), ("kl. 14-16", ["14:00-16:00"]),
    ("klockan 8.30 – 15", ["08:30-15:00"]), ("cirka 3,4 miljoner", []), ("kl. 14/3", []),
  ])
  func readsTimes(text: String, expected: [String]) {
    #expect(timeSpans(in: text).map { $0.start + ($0.end.map { "-" + $0 } ?? "") } == expected)
  }

  @Test func readsBareHoursOnlyWhereTold() {
    #expect(timeSpans(in: "14-16").isEmpty)
    #expect(timeSpans(in: "14-16", hoursAlone: true).first?.end == "16:00")
  }
}
