import Foundation
import HTTPTypes
import Minutes
import ReviewServer
import Testing

/// Pictures of pages and lines.
@Suite struct PictureRouteTests {
  private static let line = "/pictures/1/2/line/3?v=abababababab-60-160-960-110"
  private static let page = "/pictures/1/2?v=abababababab-0-0-2480-3508&width=1200"

  @Test(arguments: [line, page])
  func mayBeKeptWhereTheAddressHasTheVersion(path: String) async throws {
    let caller = try await SampleSite().visitor()
    let answer = try await caller.send(.get, path)
    #expect(answer.status == 200)
    #expect(answer.headers[.contentType] == "image/png")
    #expect(answer.headers[.cacheControl] == "private, max-age=31536000, immutable")
    #expect(answer.headers[.eTag]?.hasPrefix("\"abababababab-") == true)
  }

  @Test(arguments: ["/pictures/1/2/line/3", "/pictures/1/2/line/3?v=other", "/pictures/1/2?v="])
  func isAskedForAgainWhereItHasNot(path: String) async throws {
    let caller = try await SampleSite().visitor()
    #expect(try await caller.send(.get, path).headers[.cacheControl] == "private, no-cache")
  }

  @Test(arguments: [line, page])
  func isNotSentTwice(path: String) async throws {
    let site = try SampleSite()
    let caller = try await site.visitor()
    let tag = try #require(try await caller.send(.get, path).headers[.eTag])
    let again = try await caller.send(.get, path, [("If-None-Match", tag)])
    #expect(again.status == 304)
    #expect(again.text.isEmpty)
    #expect(site.pictures.asked.count == 1)
  }

  @Test func showsTheLineAndSomeOfWhatIsAround() async throws {
    let site = try SampleSite()
    _ = try await site.visitor().send(.get, Self.line)
    let wish = try #require(site.pictures.asked.first)
    #expect(wish.document == 1 && wish.page == 2)
    #expect(wish.box == Box(x: 60, y: 160, width: 960, height: 110))
  }

  @Test func makesAPageNoWiderThanAsked() async throws {
    let site = try SampleSite()
    _ = try await site.visitor().send(.get, Self.page)
    let wish = try #require(site.pictures.asked.first)
    #expect(wish.box == nil && wish.maxWidth == 1_200)
  }

  @Test(arguments: [
    "/pictures/0/1", "/pictures/x/1", "/pictures/1/0", "/pictures/1/99", "/pictures/999/1",
    "/pictures/1/1/line/0", "/pictures/1/1/line/x", "/pictures/1/1/line/100", "/pictures/1",
    "/pictures/..%2f/1", "/pictures/1/1/line/..%2f..%2f",
  ])
  func hasNoOtherPictures(path: String) async throws {
    let site = try SampleSite()
    #expect(try await site.visitor().send(.get, path).status == 404)
    #expect(site.pictures.asked.isEmpty)
  }

  @Test(arguments: ["0", "49", "3001", "x", "1e3", "-1"])
  func refusesWidthsThatMakeNoSense(width: String) async throws {
    let answer = try await SampleSite().visitor().send(.get, "/pictures/1/1?width=\(width)")
    #expect(answer.status == 400)
  }
}
