import Foundation
import HTTPTypes
import TestSupport
import Testing

/// Templates and scripts name texts and files that there are: nothing else tells when they don't.
@Suite struct ResourceTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/ReviewServer/Resources")

  private static func files(_ name: String) throws -> [(name: String, text: String)] {
    try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: name), includingPropertiesForKeys: nil
    ).map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  /// The texts that a page gives its scripts.
  private static func texts(in language: String) async throws -> [String: Any] {
    let page = try await SampleSite().visitor().send(.get, "/?lang=\(language)").text
    let field = try #require(page.firstMatch(of: #/<meta name="texts" content="([^"]*)">/#))
    let json = field.1.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test(arguments: ["sv", "en"])
  func scriptsHaveAllTheirTexts(language: String) async throws {
    let texts = try await Self.texts(in: language)
    for (name, text) in try Self.files("js") {
      for use in text.matches(of: #/(?:^|[^\w.$])t\.(\w+)/#) {
        #expect(texts[String(use.1)] != nil, "t.\(use.1) in \(name)")
      }
    }
  }

  /// A text that no script uses is left over.
  @Test func scriptsUseAllTheirTexts() async throws {
    let scripts = try Self.files("js").map(\.text).joined()
    for name in try await Self.texts(in: "sv").keys {
      #expect(scripts.contains(try Regex("(?:^|[^\\w.$])t\\.\(name)\\b")), "\(name)")
    }
  }

  /// Mustache shows nothing where a template names what there is not.
  @Test func templatesHaveAllTheirTexts() throws {
    let folder = Self.folder.deletingLastPathComponent().appending(path: "Texts")
    let sources = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    let names = Set(sources.matches(of: #/var (\w+):/#).map { String($0.1) })
    for (name, text) in try Self.files("templates") {
      for use in text.matches(of: #/\{\{(?:page\.)?t\.([\w.]+)\}\}/#) {
        for part in use.1.split(separator: ".") {
          #expect(names.contains(String(part)), "\(use.0) in \(name)")
        }
      }
      for use in text.matches(of: #/\{\{[<>]\s*([\w-]+)\}\}/#) {
        let file = Self.folder.appending(path: "templates/\(use.1).mustache")
        #expect(FileManager.default.fileExists(atPath: file.path), "\(use.0) in \(name)")
      }
    }
  }

  /// Both languages have a place for the same values.
  @Test func textsTakeTheSameValues() async throws {
    let swedish = try await Self.texts(in: "sv")
    let english = try await Self.texts(in: "en")
    for case (let name, let text as String) in swedish {
      let other = try #require(english[name] as? String)
      func values(_ text: String) -> Set<String> {
        Set(text.matches(of: #/\{\w+\}/#).map { String($0.0) })
      }
      #expect(values(text) == values(other), "\(name)")
    }
  }

  @Test func scriptsImportWhatIsThere() async throws {
    let caller = try await SampleSite().visitor()
    let page = try await caller.send(.get, "/").text
    let root = try #require(page.firstMatch(of: #/src="(\/static\/[0-9a-f]+\/js)\/keys.js"/#)).1
    for (name, text) in try Self.files("js") {
      let answer = try await caller.send(.get, "\(root)/\(name)")
      #expect(answer.status == 200 && answer.text == text, "\(name)")
      #expect(answer.headers[.contentType] == "text/javascript; charset=utf-8")
      #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
      for use in text.matches(of: #/from "\.\/([\w-]+\.js)"/#) {
        #expect(try await caller.send(.get, "\(root)/\(use.1)").status == 200, "\(use.1)")
      }
    }
    for (name, _) in try Self.files("css") {
      let path = root.replacing("/js", with: "/css")
      #expect(try await caller.send(.get, "\(path)/\(name)").status == 200, "\(name)")
    }
  }

  @Test(arguments: ["/static/x/js/none.js", "/static/x/..%2f..%2fetc%2fpasswd", "/static/x"])
  func hasNoOtherFiles(path: String) async throws {
    #expect(try await SampleSite().visitor().send(.get, path).status == 404)
  }

  /// A version that is not this one may come from another program: nothing is kept of it.
  @Test func keepsNothingOfAnotherVersion() async throws {
    let answer = try await SampleSite().visitor().send(.get, "/static/000000000000/js/keys.js")
    #expect(answer.headers[.cacheControl] == "no-cache")
  }
}
