internal import Archive
internal import Foundation
internal import Hummingbird
internal import Minutes

/// The list of documents: what has become of each, and where more are sent to.
struct DocumentsPage {
  var repository: any ReviewRepository
  var templates: Templates
  var files: StaticFiles

  private static let pageLength = 50

  struct Content {
    var page: Layout
    var t: DocumentsTexts
    var isFiltered: Bool
    var text: String
    var states: [Choice]
    var orders: [Choice]
    var total: String
    var rows: [Row]
    var pager: Pager
    var accepted: String
  }
  struct Choice {
    var code: String
    var name: String
    var isChosen: Bool
  }
  struct Row {
    var id: Int64
    var name: String
    var otherNames: [String]
    var body: String
    var title: String
    var day: String
    var state: String
    var stateCode: String
    var pages: String
    var applied: Int
    var waiting: Int
    var hasQueue: Bool
    var hasMeeting: Bool
    var failures: [String]
    var canRetry: Bool
    var warnings: [String]
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("documents") { request, context in
      let query = Query(request)
      var filter = DocumentFilter()
      filter.state = try query.choice("state", of: StoredDocument.State.self)
      filter.text = try query.text("text")
      filter.order = try query.choice("order", of: DocumentFilter.Order.self) ?? .newest
      let number = try query.number("page", in: 1...1_000_000) ?? 1
      filter.offset = (number - 1) * Self.pageLength
      let found = try await repository.documents(filter, limit: Self.pageLength)
      return templates.answer(
        .documents, content(found.rows, found.total, number, filter, request, context))
    }
  }

  private func content(
    _ rows: [DocumentRow], _ total: Int, _ number: Int, _ filter: DocumentFilter,
    _ request: Request, _ context: ReviewRequestContext
  ) -> Content {
    let texts = context.language.texts
    let t = texts.documents
    return Content(
      page: Layout(
        title: t.title, view: .documents, styles: ["tables"], scripts: ["documents"], request,
        context, files),
      t: t, isFiltered: filter.state != nil || filter.text != nil, text: filter.text ?? "",
      states: [StoredDocument.State.done, .partial, .failed, .waiting].map {
        Choice(code: $0.rawValue, name: t.name($0), isChosen: $0 == filter.state)
      },
      orders: DocumentFilter.Order.allCases.map {
        Choice(code: $0.rawValue, name: t.name($0), isChosen: $0 == filter.order)
      },
      total: t.total(total), rows: rows.map { Self.row($0, t) },
      pager: Pager(number: number, length: Self.pageLength, total: total, request, t.pager),
      accepted: UploadName.kinds.sorted().map { ".\($0)" }.joined(separator: ","))
  }

  private static func row(_ row: DocumentRow, _ t: DocumentsTexts) -> Row {
    let failedPages = row.failedPages.sorted { $0.key < $1.key }.map { page, failure in
      "\(t.page) \(page): \(failure.message)"
    }
    let failures = (row.failure.map { [$0.message] } ?? []) + failedPages
    return Row(
      id: row.id, name: row.fileNames.first ?? row.sha256,
      otherNames: Array(row.fileNames.dropFirst()), body: row.body ?? "", title: row.title ?? "",
      day: [row.firstDay, row.lastDay == row.firstDay ? nil : row.lastDay].compactMap { $0 }
        .joined(separator: "–"),
      state: t.name(row.state), stateCode: row.state.rawValue,
      pages: row.pageCount.map(String.init) ?? "", applied: row.applied, waiting: row.waiting,
      hasQueue: row.waiting > 0, hasMeeting: row.state == .done || row.state == .partial,
      failures: failures, canRetry: !failures.isEmpty,
      warnings: row.warnings.filter { $0.page == nil }.map(\.message))
  }
}
