import Minutes
import Segmentation
import Testing

@Suite struct PeopleTests {
  @Test(arguments: [
    ("Anna Ek, Bo Alm och Eva-Lena Ström", ["Anna Ek", "Bo Alm", "Eva-Lena Ström"]),
    ("Anna Ek & Bo Alm", ["Anna Ek", "Bo Alm"]),
    ("Anna Ek (sekr.), Mohammed Al-Sayed (V)", ["Anna Ek", "Mohammed Al-Sayed"]),
    ("Einar Ståhl (KD) för Ann-Louise Dahl (KD)", ["Einar Ståhl"]),
    ("Daniel Berg, ekonom, §§ 13–14", ["Daniel Berg"]),
    ("Göte Bränn (S), tjänstgör §§ 43–45", ["Göte Bränn"]),
    ("Per af Klint; Jan (Jonte) Holm", ["Per af Klint", "Jan (Jonte) Holm"]),
    ("", []),
  ])
  func readsNames(text: String, expected: [String]) {
    #expect(people(in: text).map(\.name) == expected)
  }

  @Test func readsRolesAndParties() {
    let found = people(in: "Anna Ek (S), 1:e vice ordförande, Bo Alm (anteckningar), Eva Ask (M)")
    #expect(found.map(\.role) == [.viceChair, .secretary, nil])
    #expect(found.map(\.roleText) == ["1:e vice ordförande", "anteckningar", nil])
    #expect(found.map(\.affiliation) == ["S", nil, "M"])
  }

  @Test func putsBackACommaThatALineBreakSwallowed() {
    let text = "Anna Ek, Bo Alm Cecilia Dal, Eva Ask"
    let space = "Anna Ek, Bo Alm".unicodeScalars.count
    #expect(
      people(in: text, lineEnds: [space]).map(\.name)
        == ["Anna Ek", "Bo Alm", "Cecilia Dal", "Eva Ask"])
    #expect(people(in: text).count == 3)
  }

  @Test(arguments: [
    ("Anna Ek", true), ("Eva von Platen", true), ("Kommunstyrelsen", false),
    ("Anna ringer", false), ("Dag som ovan", false),
  ])
  func tellsNames(text: String, expected: Bool) { #expect(looksLikeName(text) == expected) }
}
