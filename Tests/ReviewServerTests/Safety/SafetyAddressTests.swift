import ReviewServer
import Testing

/// Who may be served, and under which names.
@Suite struct SafetyAddressTests {
  @Test(arguments: [
    ("http://127.0.0.1:8470", "http://127.0.0.1:8470"),
    ("https://granskning.example", "https://granskning.example"),
    ("HTTPS://Granskning.Example:443", "https://granskning.example"),
    ("http://localhost:80", "http://localhost"),
    ("http://[::1]:8470", "http://[::1]:8470"),
    ("http://[::1]", "http://[::1]"),
  ])
  func readsOrigins(text: String, written: String) throws {
    #expect(try #require(WebOrigin(text)).description == written)
  }

  @Test(arguments: [
    "", "null", "granskning.example", "ftp://granskning.example", "http://", "http://a b",
    "http://a/b", "http://a/", "http://user@a", "http://a:0", "http://a:65536", "http://a:x",
    "http://a:", "http://[::1", "http://[nonsense]", "http://a,http://b", "http://å.example",
    "http://a?b", "http://a#b", "http://a\\b", "http://a:1:2", "http://::1", "http://a:+8",
  ])
  func refusesWhatIsNoOrigin(text: String) { #expect(WebOrigin(text) == nil) }

  @Test(arguments: ["127.0.0.1", "localhost", "::1", "[::1]", "127.3.2.1", "LOCALHOST"])
  func servesThisMachineWithoutUsers(host: String) throws {
    #expect(try ReviewAddress(host: host).isLoopback)
  }

  @Test(arguments: [
    "0.0.0.0", "::", "192.168.1.5", "granskning.example", "127.0.0.1.example", "127.1",
    "::ffff:127.0.0.1", "localhost.example",
  ])
  func othersNeedUsersAndAnOrigin(host: String) throws {
    for (origin, hasUsers) in [
      (nil, false), (nil, true), ("https://granskning.example", false),
    ] {
      let failure = #expect(throws: ReviewFailure.self) {
        try ReviewAddress(host: host, origin: origin, hasUsers: hasUsers)
      }
      #expect(failure?.status == .invalidConfiguration)
      #expect(failure?.message.contains("--users FILE") == true)
    }
    let address = try ReviewAddress(
      host: host, origin: "https://granskning.example/", hasUsers: true)
    #expect(!address.isLoopback)
    #expect(address.origin?.description == "https://granskning.example")
  }

  @Test func aProxyNeedsUsersToo() {
    #expect(throws: ReviewFailure.self) { try ReviewAddress(origin: "https://granskning.example") }
    #expect(throws: Never.self) { try ReviewAddress(origin: "http://localhost:9000") }
  }

  @Test(arguments: ["", "a b", "http://a", "a/b", "a:1", "[::1", "å.example"])
  func refusesWhatIsNoHost(host: String) {
    #expect(throws: ReviewFailure.self) {
      try ReviewAddress(host: host, origin: "https://a.example", hasUsers: true)
    }
  }

  @Test(arguments: [-1, 65_536]) func refusesWhatIsNoPort(port: Int) {
    #expect(throws: ReviewFailure.self) { try ReviewAddress(port: port) }
  }

  @Test func itsOriginsAreItsNamesAndTheStatedOne() throws {
    let names = try ReviewAddress(host: "127.0.0.2", origin: "http://localhost:9000")
      .origins(port: 8470).map(\.description)
    #expect(
      names.sorted() == [
        "http://127.0.0.1:8470", "http://127.0.0.2:8470", "http://[::1]:8470",
        "http://localhost:8470", "http://localhost:9000",
      ])
    #expect(try ReviewAddress(host: "::1").url(port: 81) == "http://[::1]:81/")
  }
}
