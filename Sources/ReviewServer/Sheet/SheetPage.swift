internal import Archive
internal import Hummingbird
internal import Minutes

/// A page of a document: its picture beside its text.
struct SheetPage {
  var repository: any ReviewRepository
  var templates: Templates
  var files: StaticFiles

  struct Content {
    var page: Layout
    var t: SheetTexts
    var document: Int64
    var name: String
    var about: String
    var number: Int
    var pageCount: Int
    var previous: Int?
    var next: Int?
    var pages: [PageChoice]
    var hasPicture: Bool
    var hasMeeting: Bool
    var warnings: [String]
    var keys: [KeyHelp]
  }
  struct PageChoice {
    var number: Int
    var isChosen: Bool
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("documents/:document") { _, context in
      Response.redirect(to: "/documents/\(try context.document())/pages/1")
    }
    router.get("documents/:document/pages/:page") { request, context in
      let (document, number) = try context.page()
      guard let view = try await repository.pageView(number, of: document),
        let row = try await repository.document(document)
      else { throw ReviewError.notFound }
      return templates.answer(.sheet, content(view, row, request, context))
    }
  }

  private func content(
    _ view: PageView, _ row: DocumentRow, _ request: Request, _ context: ReviewRequestContext
  ) -> Content {
    let texts = context.language.texts
    let t = texts.sheet
    let name = row.fileNames.first ?? row.sha256
    let number = view.number
    return Content(
      page: Layout(
        title: "\(name), \(t.pageLabel) \(number)", view: .documents, styles: ["sheet", "meeting"],
        scripts: ["sheet"], request, context, files),
      t: t, document: row.id, name: name,
      about: [row.body, row.firstDay].compactMap { $0 }.joined(separator: " · "),
      number: number, pageCount: view.pageCount, previous: number > 1 ? number - 1 : nil,
      next: number < view.pageCount ? number + 1 : nil,
      pages: (1...max(1, view.pageCount)).map { PageChoice(number: $0, isChosen: $0 == number) },
      hasPicture: view.width != nil, hasMeeting: row.failure == nil,
      warnings: view.warnings.map(\.message), keys: Self.keys(t.keys))
  }

  private static func keys(_ texts: SheetKeyTexts) -> [KeyHelp] {
    [
      KeyHelp(keys: ["↑", "↓"], does: texts.lines), KeyHelp(keys: ["←", "→"], does: texts.words),
      KeyHelp(keys: ["Enter", "E"], does: texts.edit), KeyHelp(keys: ["O"], does: texts.role),
      KeyHelp(keys: ["N"], does: texts.next), KeyHelp(keys: ["P"], does: texts.previous),
      KeyHelp(keys: ["+", "−", "0"], does: texts.zoom), KeyHelp(keys: ["R"], does: texts.rotate),
      KeyHelp(keys: ["T", "L", "M"], does: texts.tabs), KeyHelp(keys: ["Q"], does: texts.queue),
    ]
  }
}

/// What a key does, for the help.
struct KeyHelp {
  var keys: [String]
  var does: String
}
