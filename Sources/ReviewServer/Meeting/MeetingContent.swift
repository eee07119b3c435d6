internal import Archive
internal import Minutes

/// A meeting as its page shows it.
struct MeetingContent {
  struct Fact {
    var name: String
    var value: String
  }
  struct Group {
    var name: String
    var people: [Person]
  }
  struct Person {
    var name: String
    var role: String
    var isAbsent: Bool
    var link: String?
  }
  struct Part {
    var id: String
    var heading: String?
    var kind: String
    var passages: [Passage]
    var items: [Item]
  }
  struct Item {
    var id: String
    var number: String?
    var title: String
    var place: Place?
    var facts: [Fact]
    var passages: [Passage]
  }
  /// A block or a decision; exactly one of the flags is set.
  struct Passage {
    var isParagraph = false
    var isHeading = false
    var isList = false
    var isTable = false
    var isDecision = false
    /// Whether it is the first of several decisions.
    var opensDecisions = false
    var text = ""
    var marker: String?
    var place: Place?
    /// A list's items.
    var items: [Passage] = []
    /// A table's rows.
    var rows: [Row] = []
  }
  struct Row {
    var cells: [String]
  }
  /// Where something stands: the page's view, and the line whose role can be corrected.
  struct Place {
    var link: String
    var page: Int
    var line: Int
  }
  struct Signed {
    var label: String
    var name: String
    var link: String?
  }
  struct Note {
    var message: String
    var link: String?
  }

  let t: MeetingTexts
  let document: Int64
  let title: String
  let organization: String?
  let isPending: Bool
  let facts: [Fact]
  let groups: [Group]
  let parts: [Part]
  let outline: [Item]
  let signatures: [Signed]
  let warnings: [Note]

  /// - Parameters:
  ///   - view: the meeting.
  ///   - document: its document's row.
  ///   - isPending: whether it is being made anew.
  ///   - texts: what the page says besides.
  init(_ view: MeetingView, document: Int64, isPending: Bool, _ texts: MeetingTexts) {
    let meeting = view.meeting
    let reader = PassageReader(document: document, texts: texts)
    t = texts
    self.document = document
    title = meeting.title ?? meeting.body ?? meeting.source.fileName
    organization = meeting.organization
    self.isPending = isPending || !view.isCurrent
    facts = Self.facts(meeting, texts)
    groups = Self.groups(meeting.attendance, texts, reader)
    parts = meeting.sections.enumerated().map { reader.part($1, number: $0 + 1) }
    outline = parts.flatMap(\.items)
    signatures = meeting.signatures.map {
      Signed(
        label: $0.label ?? $0.role.map(texts.name) ?? "", name: $0.name,
        link: reader.place($0.location)?.link)
    }
    warnings = meeting.warnings.map { warning in
      Note(
        message: warning.message,
        link: warning.page.map { "/documents/\(document)/pages/\($0)" })
    }
  }

  private static func facts(_ meeting: Meeting, _ texts: MeetingTexts) -> [Fact] {
    var facts: [Fact] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { facts.append(Fact(name: name, value: value)) }
    }
    if meeting.title != nil { add(texts.body, meeting.body) }
    for sitting in meeting.sittings {
      let hours = [sitting.start, sitting.end].compactMap { $0 }.joined(separator: "–")
      let parts = [sitting.date, hours, sitting.place ?? ""].filter { !$0.isEmpty }
      add(sitting.label ?? texts.day, parts.joined(separator: ", "))
    }
    add(texts.place, meeting.place)
    return facts
  }

  /// People by the headings under which they stand, in the order of the minutes.
  private static func groups(
    _ attendance: [Attendance], _ texts: MeetingTexts, _ reader: PassageReader
  ) -> [Group] {
    var groups: [Group] = []
    for one in attendance {
      let name = one.group ?? (one.status == .absent ? texts.absent : texts.present)
      let hours = [one.start, one.end].compactMap { $0 }.joined(separator: "–")
      let role = [one.roleText ?? "", one.affiliation.map { "(\($0))" } ?? "", hours]
      let person = Person(
        name: one.name, role: role.filter { !$0.isEmpty }.joined(separator: " "),
        isAbsent: one.status == .absent, link: reader.place(one.location)?.link)
      if let index = groups.firstIndex(where: { $0.name == name }) {
        groups[index].people.append(person)
      } else {
        groups.append(Group(name: name, people: [person]))
      }
    }
    return groups
  }
}
