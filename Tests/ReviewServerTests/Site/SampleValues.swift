import Archive
import Foundation
import HTTPTypes
import Minutes

/// What a scan may say that wants to be more than text.
let hostileText = #"<script>alert("1")</script>&amp;<img src=x onerror='alert(2)'>{{t}}"#

/// Values of an archive that there is none of.
enum Sample {
  /// A value by its JSON: the archive alone makes these.
  static func value<Value: Decodable>(_ type: Value.Type, _ json: some Encodable) throws -> Value {
    try JSONDecoder().decode(type, from: JSONEncoder().encode(json))
  }

  private struct Place: Encodable {
    var document: Int64
    var fileName: String
    var body: String?
    var day = "2024-05-17"
    var item: String?
    var page = 1
    var line: Int
    var word = 0
    var box = [100, 200, 80, 30]
    var lineBox = [90, 190, 900, 50]
    var correction: String
    var kind = "diacritic"
    var status = "proposed"
    var original: String
    var corrected: String
    var doubt = 0.4
    var candidates: [Candidate]
    var readWords: [String]
    var words: [String]
    var place = 0
    var version: Int64
    var cases: Int
  }
  private struct Candidate: Encodable {
    var text: String
    var confidence: Double
  }

  /// A place of the queue.
  static func place(
    _ correction: String, of document: Int64 = 1, line: Int = 1, read: String = "for",
    proposed: String = "för", version: Int64 = 0, cases: Int = 1, body: String? = "Nämnden"
  ) throws -> ReviewPlace {
    try value(
      ReviewPlace.self,
      Place(
        document: document, fileName: "scan.pdf", body: body, line: line, correction: correction,
        original: read, corrected: proposed,
        candidates: [
          Candidate(text: proposed, confidence: 0.6), Candidate(text: read, confidence: 0.4),
        ], readWords: [read, "beslut"], words: [read, "beslut"], version: version, cases: cases))
  }

  private struct Word: Encodable {
    var index: Int
    var recognized: String
    var text: String
    var box = [100, 200, 80, 30]
    var isAsked = false
  }
  private struct Line: Encodable {
    var number: Int
    var box = [90, 190, 900, 50]
    var words: [Word]
    var version: Int64 = 0
  }
  private struct Sheet: Encodable {
    var document: Int64
    var fileName: String
    var sha256: String
    var number: Int
    var pageCount = 3
    var origin = "ocr"
    var width = 2480
    var height = 3508
    var warnings: [Warning] = []
    var lines: [Line]
    var outline: [OutlineLine] = []
  }

  static let sha256 = String(repeating: "ab", count: 32)

  static func page(
    _ number: Int, of document: Int64, saying text: String = "för beslut"
  ) throws -> PageView {
    let words = text.split(separator: " ").enumerated().map {
      Word(index: $0, recognized: String($1), text: String($1))
    }
    return try value(
      PageView.self,
      Sheet(
        document: document, fileName: text, sha256: sha256, number: number,
        warnings: [Warning(code: "x", message: text)], lines: [Line(number: 1, words: words)]))
  }

  private struct Row: Encodable {
    var id: Int64
    var sha256: String
    var fileNames: [String]
    var state: String
    var pageCount = 3
    var body: String
    var title: String
    var firstDay = "2024-05-17"
    var lastDay = "2024-05-17"
    var applied = 4
    var waiting = 2
    var failure: StoredFailure?
    var failedPages: [Int: StoredFailure] = [:]
    var warnings: [Warning] = []
  }

  static func row(
    _ id: Int64, named name: String = "scan.pdf", state: String = "done",
    failure: StoredFailure? = nil
  ) throws -> DocumentRow {
    try value(
      DocumentRow.self,
      Row(
        id: id, sha256: sha256, fileNames: [name], state: state, body: name, title: name,
        failure: failure))
  }

  private struct Hit: Encodable {
    var document: Int64
    var fileName: String
    var body: String
    var page = 1
    var line = 1
    var text: String
    var recognized: String
    var box = [90, 190, 900, 50]
  }

  static func hit(_ text: String, read: String) throws -> SearchHit {
    try value(
      SearchHit.self,
      Hit(document: 1, fileName: text, body: text, text: text, recognized: read))
  }

  private struct Receipt: Encodable {
    var numbers: [Int64]
    var documents: [Int64]
  }

  static func receipt(_ numbers: [Int64], _ documents: [Int64]) throws -> DecisionReceipt {
    try value(DecisionReceipt.self, Receipt(numbers: numbers, documents: documents))
  }

  private struct Conflict: Encodable {
    var id: String
    var document: Int64
    var page: Int
    var line: Int
    var text: String
    var version: Int64
    var decisions: [ReviewDecision]
  }

  static func conflict(
    _ request: DecisionRequest, text: String, version: Int64, _ decisions: [ReviewDecision]
  ) throws -> DecisionConflict {
    try value(
      DecisionConflict.self,
      Conflict(
        id: request.id, document: request.document, page: request.page, line: request.line,
        text: text, version: version, decisions: decisions))
  }

  static func decision(
    _ id: String, by reviewer: String, _ verdict: ReviewDecision.Verdict, seen: String = "for"
  ) -> ReviewDecision {
    ReviewDecision(
      id: id, action: id,
      place: SeenPlace(sha256: sha256, page: 1, line: 1, word: 0, seen: seen), shown: seen,
      verdict: verdict, reviewer: reviewer, decided: "2024-05-18T10:00:00Z")
  }

  /// A meeting of which every text says the same.
  static func meeting(saying text: String) -> Meeting {
    var meeting = Meeting(
      id: "m-1",
      source: Source(fileName: text, sha256: sha256, mediaType: .pdf, pages: []),
      organization: text, body: text, title: text, place: text,
      sittings: [Sitting(date: "2024-05-17", label: text, place: text)])
    let location = Location(page: 1, lines: [1])
    meeting.attendance = [
      Attendance(
        name: text, status: .absent, roleText: text, group: text, affiliation: text,
        location: location)
    ]
    var item = MeetingItem(
      number: text, title: text, caseNumber: text, presenters: [text], place: text,
      location: location)
    item.blocks = [
      Block(type: .paragraph, text: text, location: Location(page: 1, lines: [2])),
      Block(type: .heading, text: text),
      Block(
        type: .listItem, text: text, marker: text, children: [Block(type: .paragraph, text: text)]),
      Block(type: .listItem, text: text),
      Block(type: .table, text: text, rows: [[text, text]]),
    ]
    item.decisions = [Decision(text: text, location: Location(page: 2, lines: [1]))]
    item.motions = [Statement(by: [Minutes.Actor(name: text, affiliation: text)], text: text)]
    meeting.sections = [Section(kind: .other, heading: text, items: [item])]
    meeting.signatures = [Signature(label: text, name: text)]
    meeting.warnings = [Warning(code: "x", message: text, page: 1)]
    return meeting
  }
}
