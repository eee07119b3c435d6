import Foundation
import HTTPTypes
import ReviewServer
import Testing

/// What all pages have in common.
@Suite struct SitePagesTests {
  static let pages = [
    "/", "/documents", "/documents/1/pages/1", "/documents/1/meeting",
    "/documents/1/meeting?part=1",
    "/search?q=beslut", "/log", "/documents/999/pages/1",
  ]

  /// Whatever a scan, a file's name or a reviewer says stays text.
  @Test(arguments: pages)
  func escapesHostileText(path: String) async throws {
    let caller = try await SampleSite(saying: hostileText).visitor()
    let page = try await caller.send(.get, path).text
    for part in ["<script>alert", "<img src=x", "onerror='"] {
      #expect(!page.contains(part), "\(part) in \(path)")
    }
    if !path.contains("999"), path != "/" { #expect(page.contains("&lt;script&gt;alert(&quot;1")) }
  }

  @Test func escapesWhatWasAskedFor() async throws {
    let caller = try await SampleSite().visitor()
    let quoted = try #require(
      hostileText.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    for path in ["/search?q=\(quoted)", "/?text=\(quoted)", "/documents?text=\(quoted)"] {
      let answer = try await caller.send(.get, path)
      #expect(answer.status == 200)
      #expect(!answer.text.contains("<script>alert"), "\(path)")
      #expect(answer.text.contains("&lt;script&gt;alert"), "\(path)")
    }
  }

  /// The policy lets no script or style run that stands in a page.
  @Test(arguments: pages)
  func hasNothingThatThePolicyForbids(path: String) async throws {
    let page = try await SampleSite().visitor().send(.get, path).text
    #expect(page.firstMatch(of: #/<script(?![^>]*\ssrc=)/#) == nil)
    #expect(page.firstMatch(of: #/\sstyle=/#) == nil)
    #expect(page.firstMatch(of: #/<style/#) == nil)
    #expect(page.firstMatch(of: #/\son[a-z]+=/#) == nil)
    #expect(page.firstMatch(of: #/(src|href)="(https?:)?\/\//#) == nil)
  }

  @Test(arguments: ["/", "/documents", "/search", "/log"])
  func speaksSwedishUnlessToldOtherwise(path: String) async throws {
    let caller = try await SampleSite().visitor()
    let swedish = try await caller.send(.get, path).text
    #expect(swedish.contains(#"<html lang="sv">"#))
    #expect(swedish.contains("Granskning"))
    let other = path + (path.contains("?") ? "&" : "?") + "lang=en"
    #expect(swedish.contains(#"href="\#(other)""#))
    let english = try await caller.send(.get, other).text
    #expect(english.contains(#"<html lang="en">"#))
    #expect(english.contains("Documents"))
    #expect(try await caller.send(.get, "/log").text.contains(#"<html lang="en">"#))
  }

  @Test func saysWhereOneIs() async throws {
    let page = try await SampleSite().visitor().send(.get, "/documents").text
    #expect(page.contains(#"<a href="/documents" aria-current="page">Dokument</a>"#))
    #expect(page.matches(of: #/aria-current="page"/#).count == 1)
  }

  @Test(arguments: [
    "/documents/0/pages/1", "/documents/x/pages/1", "/documents/1/pages/0", "/documents/1/pages/99",
    "/documents/1e9/meeting", "/documents/-1/meeting", "/documents/999/meeting",
    "/documents/18446744073709551616/pages/1", "/documents/..%2f..%2fetc/pages/1",
  ])
  func hasNoOtherPages(path: String) async throws {
    #expect(try await SampleSite().visitor().send(.get, path).status == 404)
  }

  @Test func leadsFromPageToPage() async throws {
    let caller = try await SampleSite().visitor()
    let first = try await caller.send(.get, "/documents/1/pages/1").text
    #expect(first.contains(#"href="/documents/1/pages/2""#))
    #expect(!first.contains(#"rel="prev""#))
    let last = try await caller.send(.get, "/documents/1/pages/3").text
    #expect(last.contains(#"href="/documents/1/pages/2""#))
    #expect(!last.contains(#"rel="next""#))
    let answer = try await caller.send(.get, "/documents/1")
    #expect(answer.status == 303 && answer.headers[.location] == "/documents/1/pages/1")
  }

  @Test func listsDocumentsAPageAtATime() async throws {
    let caller = try await SampleSite().visitor()
    let second = try await caller.send(.get, "/documents?text=a&page=2&state=done").text
    #expect(second.contains("2 / 3"))
    #expect(second.contains(#"href="/documents?text=a&amp;state=done&amp;page=1""#))
    #expect(second.contains(#"href="/documents?text=a&amp;state=done&amp;page=3""#))
    #expect(second.contains(#"href="/documents/51/pages/1""#))
    #expect(second.contains(#"data-document="52""#), "what failed can be tried again")
  }
}
