import Foundation
import Minutes
import Testing

@Suite struct MeetingJSONTests {
  private let meeting = Meeting(
    id: "m-1",
    source: Source(
      fileName: "a.pdf", sha256: String(repeating: "0", count: 64), mediaType: .pdf,
      pages: [.init(Page(number: 1, origin: .ocr, width: 2480, height: 3508, dpi: 300))]),
    kind: .notes, sittings: [Sitting(date: "2024-05-23", start: "09:00")],
    attendance: [Attendance(name: "Åsa", status: .present, role: .chair)],
    sections: [
      Section(
        kind: .information,
        items: [
          MeetingItem(
            number: "1", title: "Läget",
            blocks: [
              Block(
                type: .listItem, text: "punkt", marker: "•",
                location: Location(page: 1, lines: [4], box: Box(x: 1, y: 2, width: 3, height: 4)))
            ])
        ])
    ])

  @Test func absentFieldsAreAbsent() throws {
    let json = String(decoding: try CanonicalJSON.pretty(meeting), as: UTF8.self)
    #expect(!json.contains("null"))
    #expect(!json.contains("caseNumber"))
    #expect(json.contains("\"schemaVersion\" : \"1.0\""))
  }

  @Test func comesBackAsItWas() throws {
    let data = try CanonicalJSON.pretty(meeting)
    #expect(try JSONDecoder().decode(Meeting.self, from: data) == meeting)
    #expect(try CanonicalJSON.pretty(meeting) == data)
  }

  @Test func schemaIsTheContract() throws {
    let schema = try JSONSerialization.jsonObject(with: MeetingSchema.json) as? [String: Any]
    #expect(schema?["$id"] as? String == "meeting.schema.json")
    let properties = try #require(schema?["properties"] as? [String: Any])
    let json = try JSONSerialization.jsonObject(with: CanonicalJSON.line(meeting)) as? [String: Any]
    for key in try #require(json).keys {
      #expect(properties[key] != nil, "the contract knows no \(key)")
    }
  }

  @Test func boxesAndSymbolsAreShort() throws {
    let symbol = Symbol(
      text: "a", confidence: 0.5, alternatives: [Alternative(text: "å", confidence: 0.25)])
    #expect(
      String(decoding: try CanonicalJSON.line(symbol), as: UTF8.self) == #"["a",0.5,"å",0.25]"#)
    let data = try CanonicalJSON.line(Box(x: 1, y: 2, width: 3, height: 4))
    #expect(String(decoding: data, as: UTF8.self) == "[1,2,3,4]")
    #expect(
      try JSONDecoder().decode(Symbol.self, from: CanonicalJSON.line(symbol)) == symbol)
  }

  @Test func correctionIdsDependOnThePlaceAndWhatWasRead() {
    let id = Correction.stableID(page: 1, line: 2, word: 3, original: "for")
    #expect(id == Correction.stableID(page: 1, line: 2, word: 3, original: "for"))
    #expect(id != Correction.stableID(page: 1, line: 2, word: 4, original: "for"))
    #expect(id.count == 17)
  }
}

@Suite struct LineJSONTests {
  @Test func aBaselineIsTwoHeights() throws {
    let line = Line(
      number: 1, words: [], box: Box(x: 1, y: 2, width: 3, height: 4),
      baseline: Baseline(left: 5, right: 6))
    let data = try CanonicalJSON.line(line)
    #expect(String(decoding: data, as: UTF8.self).contains(#""baseline":[5,6]"#))
    #expect(try JSONDecoder().decode(Line.self, from: data) == line)
  }

  @Test func aLineWithoutOneSaysNothingOfIt() throws {
    let line = Line(number: 1, words: [], box: Box(x: 1, y: 2, width: 3, height: 4))
    let data = try CanonicalJSON.line(line)
    #expect(!String(decoding: data, as: UTF8.self).contains("baseline"))
    #expect(try JSONDecoder().decode(Line.self, from: data) == line)
  }
}
