internal import Archive
internal import Hummingbird
internal import Minutes

/// The queue's page: the script fetches the places.
struct QueuePage {
  var repository: any ReviewRepository
  var templates: Templates
  var files: StaticFiles

  private static let mostDocuments = 100

  struct Content {
    var page: Layout
    var t: QueueTexts
    var isFiltered: Bool
    var filter: Filter
    var keys: [KeyHelp]
  }
  struct Filter {
    var text: String
    var least: String
    var most: String
    var from: String
    var until: String
    var onlyReopened: Bool
    var documents: [Document]
    var kinds: [Kind]
  }
  struct Document {
    var id: Int64
    var name: String
    var isChosen: Bool
  }
  struct Kind {
    var code: String
    var name: String
    var isChosen: Bool
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("/") { request, context in
      let filter = try QueueFilter(Query(request))
      let texts = context.language.texts
      return templates.answer(
        .queue,
        Content(
          page: Layout(
            title: texts.queue.title, view: .queue, styles: ["queue"], scripts: ["queue"],
            request, context, files),
          t: texts.queue, isFiltered: !filter.isEmpty,
          filter: try await shown(filter, texts), keys: Self.keys(texts.queue.keys)))
    }
  }

  private func shown(_ filter: QueueFilter, _ texts: Texts) async throws(ReviewError) -> Filter {
    var wanted = DocumentFilter()
    wanted.order = .waiting
    var rows = try await repository.documents(wanted, limit: Self.mostDocuments).rows
      .filter { $0.waiting > 0 }
    if let chosen = filter.document, !rows.contains(where: { $0.id == chosen }),
      let row = try await repository.document(chosen)
    {
      rows.insert(row, at: 0)
    }
    func percent(_ doubt: Double?) -> String { doubt.map { "\(Int(($0 * 100).rounded()))" } ?? "" }
    return Filter(
      text: filter.text ?? "", least: percent(filter.leastDoubt), most: percent(filter.mostDoubt),
      from: filter.from ?? "", until: filter.until ?? "", onlyReopened: filter.onlyReopened,
      documents: rows.map {
        Document(
          id: $0.id, name: "\($0.fileNames.first ?? $0.sha256) (\($0.waiting))",
          isChosen: $0.id == filter.document)
      },
      kinds: Correction.Kind.allCases.map {
        Kind(code: $0.rawValue, name: texts.kinds.name($0), isChosen: filter.kinds.contains($0))
      })
  }

  private static func keys(_ texts: QueueKeyTexts) -> [KeyHelp] {
    [
      KeyHelp(keys: ["Enter", "␣"], does: texts.accept), KeyHelp(keys: ["J"], does: texts.propose),
      KeyHelp(keys: ["N"], does: texts.keep),
      KeyHelp(keys: ["1", "…", "9"], does: texts.candidate),
      KeyHelp(keys: ["↑", "↓"], does: texts.choose), KeyHelp(keys: ["E"], does: texts.type),
      KeyHelp(keys: ["0"], does: texts.nothing),
      KeyHelp(keys: ["S", "→"], does: texts.skip), KeyHelp(keys: ["←"], does: texts.back),
      KeyHelp(keys: ["U", "Ctrl-Z"], does: texts.undo),
      KeyHelp(keys: ["⇧U", "Ctrl-Y"], does: texts.redo),
      KeyHelp(keys: ["A"], does: texts.all), KeyHelp(keys: ["⇧A"], does: texts.always),
      KeyHelp(keys: ["G"], does: texts.page),
    ]
  }
}

extension KindTexts {
  func name(_ kind: Correction.Kind) -> String {
    switch kind {
    case .diacritic: diacritic
    case .character: character
    case .split: split
    case .join: join
    case .hyphenation: hyphenation
    case .bullet: bullet
    case .noise: noise
    case .punctuation: punctuation
    }
  }
}
