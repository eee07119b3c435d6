internal import Archive
internal import Hummingbird
internal import Minutes

/// Search in what was read and in what was made of it, with pictures of the hits.
struct SearchPage {
  var repository: any ReviewRepository
  var pictures: any PictureSource
  var templates: Templates
  var files: StaticFiles

  private static let most = 40

  struct Content {
    var page: Layout
    var t: SearchTexts
    var q: String
    var isAsked: Bool
    var found: String
    var hits: [Hit]
    var next: String?
  }
  struct Hit {
    var link: String
    var about: String
    var place: String
    var text: [Part]
    /// What was read, where that is something else.
    var recognized: [Part]
    var differs: Bool
    var picture: String?
    var width: Int
    var height: Int
  }
  /// A stretch of a line.
  struct Part {
    var text: String
    var isHit: Bool
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("search") { request, context in
      let query = Query(request)
      let text = try query.text("q") ?? ""
      let offset = try query.number("offset", in: 0...1_000_000) ?? 0
      let found =
        text.isEmpty
        ? [] : try await repository.search(text, limit: Self.most, offset: offset)
      let texts = context.language.texts
      var hits: [Hit] = []
      for hit in found { hits.append(try await shown(hit, text, texts.search)) }
      return templates.answer(
        .search,
        Content(
          page: Layout(
            title: texts.search.title, view: .search, styles: ["tables"], request, context, files),
          t: texts.search, q: text, isAsked: !text.isEmpty, found: texts.search.found(found.count),
          hits: hits,
          next: found.count < Self.most ? nil : Self.next(request, offset, found)))
    }
  }

  private static func next(_ request: Request, _ offset: Int, _ hits: [SearchHit]) -> String {
    // Hits come page by page; the offset counts pages.
    var pages = 0
    var last: (Int64, Int)?
    for hit in hits where last.map({ $0 != (hit.document, hit.page) }) ?? true {
      pages += 1
      last = (hit.document, hit.page)
    }
    let query = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("offset=") }
    let rest = query + ["offset=\(offset + max(1, pages))"]
    return "/search?" + rest.joined(separator: "&")
  }

  private func shown(
    _ hit: SearchHit, _ query: String, _ t: SearchTexts
  ) async throws(ReviewError) -> Hit {
    let marker = HitMarker(query)
    var shown = Hit(
      link: "/documents/\(hit.document)/pages/\(hit.page)?line=\(hit.line)",
      about: [hit.body ?? hit.fileName, hit.day ?? ""].filter { !$0.isEmpty }
        .joined(separator: " · "),
      place: "\(t.page) \(hit.page)", text: marker.parts(of: hit.text),
      recognized: marker.parts(of: hit.recognized),
      differs: !hit.text.utf8.elementsEqual(hit.recognized.utf8), picture: nil, width: 0,
      height: 0)
    if let line = hit.box, let frame = try await repository.frame(hit.page, of: hit.document),
      let region = LineRegion.around(line, in: frame)
    {
      let address = LineAddress(page: hit.page, line: hit.line)
      shown.picture = PictureAddress.line(address, of: hit.document, frame, region)
      shown.width = region.width
      shown.height = region.height
    }
    return shown
  }
}
