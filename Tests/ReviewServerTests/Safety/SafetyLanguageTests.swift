import HTTPTypes
import ReviewServer
import Testing

/// The language is the visitor's choice.
@Suite struct SafetyLanguageTests {
  @Test func isSwedishUntilChosen() async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    #expect(try await caller.send(.get, "/api/places").text == "places in sv")
    let chosen = try await caller.send(.get, "/api/places?lang=en")
    #expect(chosen.text == "places in en")
    let cookie = try #require(chosen.cookie("lang"))
    #expect(cookie.hasPrefix("lang=en;"))
    for word in ["HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(word)) }
    #expect(try await caller.send(.get, "/api/places").text == "places in en")
    #expect(try await caller.send(.get, "/api/places?lang=sv").text == "places in sv")
    #expect(try await caller.send(.get, "/api/places").text == "places in sv")
  }

  @Test(arguments: ["de", "", "%3Cscript%3E", "en-GB", "EN"])
  func ignoresOthers(language: String) async throws {
    let caller = SafetyCaller(try SafetyGate.open())
    let answer = try await caller.send(.get, "/api/places?lang=\(language)")
    #expect(answer.text == "places in sv")
    #expect(answer.cookie("lang") == nil)
    caller.setCookie("lang", language)
    #expect(try await caller.send(.get, "/api/places").text == "places in sv")
  }

  @Test func canBeAnotherFromTheStart() async throws {
    let caller = SafetyCaller(try SafetyGate.open(language: .english))
    #expect(try await caller.send(.get, "/api/places").text == "places in en")
  }
}
