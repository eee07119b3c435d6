internal import Archive
internal import Hummingbird
internal import Minutes

/// A page of a document as the script asks for it, and what it needs besides.
struct SheetRoutes {
  var repository: any ReviewRepository
  var refinishing: Refinishing
  var spelling: Spelling

  /// How many bytes of text are spelled at a time.
  private static let longestText = 5_000

  private struct Sheet: Encodable {
    var page: PageView
    /// Where its picture is; a width is put behind it. Nil for plain text.
    var picture: String?
  }
  private struct State: Encodable {
    /// Whether the meeting takes account of all that was decided.
    var isCurrent: Bool
  }
  private struct Spelled: Encodable {
    var unknown: [String]
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("api/documents/:document/pages/:page") { _, context in
      let (document, number) = try context.page()
      guard let page = try await repository.pageView(number, of: document) else {
        throw ReviewError.notFound
      }
      let frame = PageFrame(
        sha256: page.sha256, origin: page.origin, width: page.width, height: page.height)
      let picture = page.width.map { _ in PictureAddress.page(number, of: document, frame) }
      return try JSONAnswer(Sheet(page: page, picture: picture)).response
    }
    router.get("api/documents/:document/state") { _, context in
      let document = try context.document()
      let isPending = await refinishing.isPending(document)
      guard let meeting = try await repository.meeting(of: document) else {
        throw ReviewError.notFound
      }
      return try JSONAnswer(State(isCurrent: meeting.isCurrent && !isPending)).response
    }
    router.get("api/spelling") { request, _ in
      let text = request.uri.queryParameters.get("text") ?? ""
      guard text.utf8.count <= Self.longestText else {
        throw ReviewError.badRequest("at most \(Self.longestText) bytes are spelled at a time")
      }
      return try JSONAnswer(Spelled(unknown: await spelling.unknownWords(in: text))).response
    }
  }
}

/// Tells which words no dictionary has.
package struct Spelling: Sendable {
  private let unknown: @Sendable (_ words: [String]) async -> [String]

  /// - Parameter unknown: gives those of the words that no dictionary has.
  package init(unknown: @escaping @Sendable (_ words: [String]) async -> [String]) {
    self.unknown = unknown
  }

  /// Knows every word.
  package static let none = Spelling { _ in [] }

  /// The words of a text that are unknown, once each: what has figures in it is no word.
  func unknownWords(in text: String) async -> [String] {
    let words = text.unicodeScalars.split { $0.properties.isWhitespace }.compactMap { part in
      let bare = part.drop { !$0.properties.isAlphabetic }
      guard let last = bare.lastIndex(where: \.properties.isAlphabetic) else {
        return nil as String?
      }
      let word = bare[...last]
      guard part.allSatisfy({ $0.properties.numericType == nil && $0 != "@" && $0 != "/" }) else {
        return nil
      }
      return String(word)
    }
    var known: Set<String> = []
    return await unknown(words.filter { known.insert($0).inserted })
  }
}

extension ReviewRequestContext {
  /// The document that the path names.
  /// - Throws: `notFound` where that is no number of one.
  func document() throws(ReviewError) -> Int64 {
    guard let document = parameters.get("document", as: Int64.self), document > 0 else {
      throw .notFound
    }
    return document
  }

  /// The page that the path names, and its document.
  /// - Throws: `notFound` where those are no numbers of one.
  func page() throws(ReviewError) -> (document: Int64, number: Int) {
    let document = try document()
    guard let page = parameters.get("page", as: Int.self), page > 0 else { throw .notFound }
    return (document, page)
  }
}
