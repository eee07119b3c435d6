internal import Foundation
internal import Hummingbird

/// What stands around every page.
struct Layout {
  /// The views that the header leads to.
  enum View: CaseIterable {
    case queue, documents, search, log

    var path: String {
      switch self {
      case .queue: "/"
      case .documents: "/documents"
      case .search: "/search"
      case .log: "/log"
      }
    }

    func name(in texts: LayoutTexts) -> String {
      switch self {
      case .queue: texts.queue
      case .documents: texts.documents
      case .search: texts.search
      case .log: texts.log
      }
    }
  }

  struct Link {
    var path: String
    var name: String
    var isCurrent: Bool
  }

  let t: Texts
  let title: String
  let root: String
  let styles: [String]
  let scripts: [String]
  let scriptTexts: String
  let csrf: String
  let reviewer: String?
  let isSignedIn: Bool
  let views: [Link]
  let otherLanguageCode: String
  let otherLanguagePath: String
  let bodyClass: String

  /// - Parameters:
  ///   - title: what the page shows.
  ///   - view: where it belongs; nil for none.
  ///   - styles: style sheets besides those of all pages, by their names.
  ///   - scripts: the modules that it begins with.
  ///   - request: what was asked.
  ///   - context: who asks.
  ///   - files: the style sheets and scripts.
  init(
    title: String, view: View?, styles: [String] = [], scripts: [String] = [],
    _ request: Request, _ context: ReviewRequestContext, _ files: StaticFiles
  ) {
    t = context.language.texts
    self.title = title
    root = files.root
    self.styles = (["base", "layout"] + styles).map { "css/\($0).css" }
    self.scripts = (["keys"] + scripts).map { "js/\($0).js" }
    scriptTexts = t.script.json
    csrf = context.csrf
    reviewer = context.reviewer.isEmpty ? nil : context.reviewer
    isSignedIn = context.visitor.isSignedIn
    let texts = t.layout
    views = View.allCases.map {
      Link(path: $0.path, name: $0.name(in: texts), isCurrent: $0 == view)
    }
    let other: ReviewLanguage = context.language == .swedish ? .english : .swedish
    otherLanguageCode = other.rawValue
    otherLanguagePath = Self.path(of: request, in: other)
    bodyClass = scripts.first ?? "plain"
  }

  /// A page that is shown to whoever has no business with the others yet.
  /// - Parameters:
  ///   - title: what it shows.
  ///   - language: the visitor's.
  ///   - files: the style sheets and scripts.
  init(title: String, in language: ReviewLanguage, _ files: StaticFiles) {
    t = language.texts
    self.title = title
    root = files.root
    styles = ["css/base.css", "css/layout.css"]
    scripts = ["js/keys.js"]
    scriptTexts = t.script.json
    csrf = ""
    reviewer = nil
    isSignedIn = false
    views = []
    let other: ReviewLanguage = language == .swedish ? .english : .swedish
    otherLanguageCode = other.rawValue
    otherLanguagePath = "/?lang=\(other.rawValue)"
    bodyClass = "plain"
  }

  /// The same page in a language.
  private static func path(of request: Request, in language: ReviewLanguage) -> String {
    let query = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("lang=") }
    return request.uri.path + "?" + (query + ["lang=\(language.rawValue)"]).joined(separator: "&")
  }
}

extension ReviewLanguage {
  /// What the pages say in it.
  var texts: Texts {
    switch self {
    case .swedish: .swedish
    case .english: .english
    }
  }
}

extension ScriptTexts {
  /// The texts as the scripts take them.
  fileprivate var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts can always be encoded.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
