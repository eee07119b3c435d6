internal import Archive
internal import Hummingbird
internal import Minutes

/// The log of decisions: who decided what, when, and whether it still holds.
struct LogPage {
  var repository: any ReviewRepository
  var templates: Templates
  var files: StaticFiles

  private static let pageLength = 100

  struct Content {
    var page: Layout
    var t: LogTexts
    var reviewers: [Reviewer]
    var document: String
    var isFiltered: Bool
    var entries: [Entry]
    var next: String?
  }
  struct Reviewer {
    var name: String
    var isChosen: Bool
  }
  struct Entry {
    var number: Int64
    /// ISO 8601.
    var when: String
    var shownWhen: String
    var reviewer: String
    var what: String
    var seen: String
    var text: String
    var hasText: Bool
    var learned: String?
    var holds: Bool
    var place: String
    var link: String?
    var fileName: String
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("log") { request, context in
      let query = Query(request)
      var filter = LogFilter()
      filter.reviewer = try query.text("reviewer")
      filter.document = try query.number("document", in: 1...Int64.max)
      filter.before = try query.number("before", in: 1...Int64.max)
      let entries = try await repository.log(filter, limit: Self.pageLength)
      let names = try await repository.reviewers()
      let texts = context.language.texts
      return templates.answer(
        .log,
        Content(
          page: Layout(
            title: texts.log.title, view: .log, styles: ["tables"], request, context, files),
          t: texts.log,
          reviewers: names.map { Reviewer(name: $0, isChosen: $0 == filter.reviewer) },
          document: filter.document.map { "\($0)" } ?? "",
          isFiltered: filter.reviewer != nil || filter.document != nil,
          entries: entries.map { Self.entry($0, texts) },
          next: entries.count < Self.pageLength ? nil : Self.next(request, entries.last)))
    }
  }

  private static func next(_ request: Request, _ last: LogEntry?) -> String? {
    guard let last else { return nil }
    let query = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("before=") }
    return "/log?" + (query + ["before=\(last.number)"]).joined(separator: "&")
  }

  private static func entry(_ entry: LogEntry, _ texts: Texts) -> Entry {
    let decision = entry.decision
    let place = decision.place
    let t = texts.log
    var text: String?
    let what: String
    switch decision.verdict {
    case .accept(let right): (what, text) = (t.accepted, right)
    case .keep: what = t.kept
    case .edit(let right): (what, text) = (t.edited, right)
    case .role(let role): (what, text) = (t.role, Self.text(role, texts))
    case .undo: what = t.undone
    }
    return Entry(
      number: entry.number, when: decision.decided, shownWhen: shown(decision.decided),
      reviewer: decision.reviewer, what: what,
      seen: place.seen, text: text.map { $0.isEmpty ? "∅" : $0 } ?? "", hasText: text != nil,
      learned: decision.learned, holds: entry.holds,
      place: "\(t.page) \(place.page), \(t.line) \(place.line)",
      link: entry.document.map {
        "/documents/\($0)/pages/\(place.page)?line=\(place.line)"
          + (place.word.map { "&word=\($0)" } ?? "")
      }, fileName: entry.fileName ?? String(place.sha256.prefix(12)))
  }

  /// A moment without what only programs need.
  private static func shown(_ moment: String) -> String {
    let parts = moment.prefix(16).split(separator: "T")
    return parts.joined(separator: " ")
  }

  private static func text(_ role: LineRole, _ texts: Texts) -> String {
    let script = texts.script.sheet
    let joint =
      switch role.joint {
      case .continues: script.roleContinues
      case .opens: script.roleOpens
      case nil: nil as String?
      }
    let kind = role.kind.map { script.roles.name($0) }
    return [kind, joint, role.depth.map { "\(texts.log.depth) \($0)" }].compactMap { $0 }
      .joined(separator: ", ")
  }
}

extension RoleTexts {
  func name(_ kind: LineRole.Kind) -> String {
    switch kind {
    case .item: item
    case .section: section
    case .subheading: subheading
    case .decision: decision
    case .paragraph: paragraph
    case .listItem: listItem
    case .furniture: furniture
    }
  }
}
