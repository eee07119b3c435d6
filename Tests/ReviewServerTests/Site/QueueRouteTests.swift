import Archive
import Foundation
import HTTPTypes
import Minutes
import ReviewServer
import Testing

/// The queue as the script asks for it.
@Suite struct QueueRouteTests {
  private static func places() throws -> [ReviewPlace] {
    [
      try Sample.place("c1", line: 1), try Sample.place("c2", line: 2),
      try Sample.place("c3", line: 3, read: "nagon", proposed: "någon"),
      try Sample.place("c4", line: 4, read: "ar", proposed: "är"),
    ]
  }

  @Test func givesPlacesWithTheirPictures() async throws {
    let caller = try await SampleSite(Self.places()).visitor()
    let answer = try await caller.send(.get, "/api/review/queue?tab=tab-one-1&limit=2")
    #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
    #expect(answer.headers[.cacheControl] == "no-store")
    let body = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
    let questions = try #require(body["questions"] as? [[String: Any]])
    #expect(questions.count == 2)
    let picture = try #require(questions[0]["picture"] as? [String: Any])
    #expect(picture["box"] as? [Int] == [60, 160, 960, 110])
    #expect(
      picture["url"] as? String == "/pictures/1/1/line/1?v=abababababab-60-160-960-110")
    #expect((body["progress"] as? [String: Int])?["places"] == 4)
  }

  /// The pictures are made before they are asked for, in the order of the cards.
  @Test func expectsThePicturesOfWhatItGives() async throws {
    let site = try SampleSite(Self.places())
    _ = try await site.visitor().queue("tab-one-1")
    let wishes = try #require(site.pictures.expected.first)
    #expect(wishes.key.hasSuffix("/tab-one-1"))
    #expect(wishes.value.count == 3)
    #expect(wishes.value.allSatisfy { $0.box != nil })
  }

  /// One place of each question, to one reviewer at a time.
  @Test func asksNobodyTheSameAtOnce() async throws {
    let site = try SampleSite(Self.places())
    let (one, other) = (try await site.visitor(), try await site.visitor())
    #expect(try await one.queue("tab-one-1", "&limit=2").map(\.correction) == ["c1", "c3"])
    #expect(try await other.queue("tab-two-2").map(\.correction) == ["c4"])
    #expect(try await other.queue("tab-two-2").isEmpty, "what is in hand is not handed out again")
    #expect(try await one.queue("tab-one-3").isEmpty, "another page of the same reviewer")
  }

  /// What another is handed while the archive is asked is no reason to go away empty-handed.
  @Test func whoAskAtOnceAllGetSomething() async throws {
    let places = try (1...30).map {
      try Sample.place("c\($0)", line: $0, read: "w\($0)", proposed: "å\($0)")
    }
    let site = try SampleSite(places)
    var callers: [SafetyCaller] = []
    for _ in 0..<5 { callers.append(try await site.visitor()) }
    let given = try await withThrowingTaskGroup(of: [String].self) { group in
      for (number, caller) in callers.enumerated() {
        group.addTask {
          try await caller.queue("tab-tab-\(number)", "&limit=2").map(\.correction)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(given.allSatisfy { $0.count == 2 }, "\(given)")
    #expect(Set(given.joined()).count == 10, "\(given)")
  }

  @Test func freesWhatNobodyIsHeardOf() async throws {
    let clock = SafetyClock()
    let site = try SampleSite(Self.places(), clock: clock)
    let (one, other) = (try await site.visitor(), try await site.visitor())
    #expect(try await one.queue("tab-one-1").count == 3)
    clock.advance(.seconds(100))
    _ = try await one.send(.get, "/api/review/progress?tab=tab-one-1")
    clock.advance(.seconds(100))
    #expect(try await other.queue("tab-two-2").isEmpty)
    clock.advance(.seconds(21))
    #expect(try await other.queue("tab-two-2").count == 3)
  }

  @Test func freesWhatAPageLeaves() async throws {
    let site = try SampleSite(Self.places())
    let (one, other) = (try await site.visitor(), try await site.visitor())
    #expect(try await one.queue("tab-one-1").count == 3)
    #expect(try await one.post("/api/review/leave", ["tab": "tab-one-1"]).status == 200)
    #expect(try await other.queue("tab-two-2").count == 3)
  }

  @Test func asksOthersAboutWhatOneSkips() async throws {
    let site = try SampleSite(Self.places())
    let (one, other) = (try await site.visitor(), try await site.visitor())
    let first = try await one.queue("tab-one-1", "&limit=1")
    struct Skipping: Encodable {
      var tab = "tab-one-1"
      var places: [PlaceID]
    }
    let skipped = first.map { PlaceID(document: $0.document, correction: $0.correction) }
    _ = try await one.post("/api/review/skip", Skipping(places: skipped))
    #expect(try await one.queue("tab-one-1").map(\.correction) == ["c3", "c4"])
    #expect(try await other.queue("tab-two-2").map(\.correction) == ["c1"])
    _ = try await other.post("/api/review/leave", ["tab": "tab-two-2"])
    #expect(try await one.queue("tab-one-1", "&again=1").map(\.correction) == ["c1"])
  }

  @Test func givesEqualCases() async throws {
    let caller = try await SampleSite(Self.places()).visitor()
    let answer = try await caller.send(.get, "/api/review/cases?document=1&correction=c1&limit=9")
    #expect(answer.text.contains(#""correction":"c2""#))
    #expect(!answer.text.contains(#""correction":"c3""#))
    let none = try await caller.send(.get, "/api/review/cases?document=1&correction=c99")
    #expect(none.text == #"{"cases":[]}"#)
  }

  @Test func givesOnePlace() async throws {
    let caller = try await SampleSite(Self.places()).visitor()
    #expect(
      try await caller.send(.get, "/api/review/place?document=1&correction=c3").text.contains(
        "någon"))
    #expect(
      try await caller.send(.get, "/api/review/place?document=1&correction=no").status == 404)
  }

  @Test func takesFiltersFromTheAddress() async throws {
    let site = try SampleSite(Self.places())
    let caller = try await site.visitor()
    let query =
      "document=3&kind=diacritic&kind=split&least=5&most=60&from=2024-01-01&until=2024-12-31"
      + "&text=f%C3%B6r&reopened=1"
    _ = try await caller.queue("tab-one-1", "&" + query)
    let filter = try #require(await site.repository.lastFilter)
    #expect(filter.document == 3)
    #expect(filter.kinds == [.diacritic, .split])
    #expect(filter.leastDoubt == 0.05 && filter.mostDoubt == 0.6)
    #expect(filter.from == "2024-01-01" && filter.until == "2024-12-31")
    #expect(filter.text == "för" && filter.onlyReopened)
    let page = try await caller.send(.get, "/?" + query).text
    for field in [
      #"name="text" value="för""#, #"name="least" inputmode="numeric" value="5""#,
      #"name="from" type="date" value="2024-01-01""#, #"value="split" checked"#,
      #"value="1" checked"#,
    ] {
      #expect(page.contains(field), "\(field)")
    }
  }

  /// What a form leaves empty is no filter.
  @Test func takesEmptyFieldsForNone() async throws {
    let site = try SampleSite(Self.places())
    _ = try await site.visitor().queue(
      "tab-one-1", "&document=&least=&most=&from=&until=&text=+&kind=&reopened=")
    #expect(await site.repository.lastFilter?.isEmpty == true)
  }

  @Test(arguments: [
    "document=x", "document=0", "document=-1", "document=99999999999999999999", "kind=nonsense",
    "least=101", "least=-1", "least=1.5", "most=x", "from=2024", "from=2024-13-01",
    "from=2024-01-32", "from=24-01-01", "until=2024-01-01x", "from=2024-02-01&until=2024-01-01",
    "least=60&most=50", "text=a&text=b", "limit=0", "limit=101", "limit=x", "tab=x", "tab=",
    "tab=a%2F..%2Fbbbbbbbb",
  ])
  func refusesFiltersThatMakeNoSense(query: String) async throws {
    let caller = try await SampleSite().visitor()
    let tab = query.hasPrefix("tab") ? "" : "&tab=tab-one-1"
    let answer = try await caller.send(.get, "/api/review/queue?\(query)\(tab)")
    #expect(answer.status == 400)
    #expect(answer.text.contains(#""code":"badRequest""#))
    if !query.hasPrefix("tab"), !query.hasPrefix("limit") {
      #expect(try await caller.send(.get, "/?\(query)").status == 400)
    }
  }

  @Test func refusesALongText() async throws {
    let caller = try await SampleSite().visitor()
    let long = String(repeating: "a", count: 1_001)
    #expect(try await caller.send(.get, "/?text=\(long)").status == 400)
  }
}
