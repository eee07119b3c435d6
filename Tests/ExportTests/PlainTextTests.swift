import Export
import Minutes
import Testing

@Suite struct PlainTextTests {
  @Test func writesALineForEachPassage() {
    let passages = [
      Passage(kind: .furniture, text: "Sida 1 (2)"),
      Passage(kind: .heading, text: "Ett ärende", marker: "§ 12"),
      Passage(kind: .listItem, text: "en punkt", marker: "•"),
      Passage(kind: .row, text: "a\tb", cells: ["a", "b"]),
      Passage(kind: .paragraph, text: "Ett stycke."),
    ]
    #expect(plainText(of: passages) == "§ 12 Ett ärende\n• en punkt\na\tb\nEtt stycke.\n")
  }
}
