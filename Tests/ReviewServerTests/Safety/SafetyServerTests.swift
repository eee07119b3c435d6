import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ReviewServer
import Testing

/// What is left to the server itself: real connections, and what they may carry.
@Suite struct SafetyServerTests {
  /// The tests' client says `localhost`, as if the port were 80.
  private func live<Value: Sendable>(
    _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
  ) async throws -> Value {
    let gate = try SafetyGate.open(address: try ReviewAddress(port: 80))
    let router = gate.buildRouter(SafetyCaller.routes)
    return try await buildApplication(gate, router: router).test(.live) { client in
      try await body(client)
    }
  }

  @Test func answersOverTheNetwork() async throws {
    let (status, policy) = try await live { client in
      try await client.execute(uri: "/", method: .get) {
        ($0.status, $0.headers[.contentSecurityPolicy])
      }
    }
    #expect(status == .ok)
    #expect(policy == SecurityHeaders.contentPolicy)
  }

  @Test func takesNoEndlessHeaders() async throws {
    let long = HTTPFields([
      HTTPField(name: .userAgent, value: String(repeating: "x", count: 20_000))
    ])
    let many = HTTPFields((0..<200).map { _ in HTTPField(name: .accept, value: "a") })
    for headers in [long, many] {
      let status = try await live { client in
        try await client.execute(uri: "/", method: .get, headers: headers) { $0.status }
      }
      #expect(status == .badRequest)
    }
  }

  @Test func refusesALargeBodyBeforeItHasCome() async throws {
    let status = try await live { client in
      let token = try await client.execute(uri: "/api/session", method: .get) { answer in
        (
          answer.headers[.setCookie]?.prefix { $0 != ";" },
          String(buffer: answer.body).firstMatch(of: #/"csrf":"([^"]+)"/#)?.1
        )
      }
      let csrf = try #require(HTTPField.Name("X-CSRF-Token"))
      let headers: HTTPFields = [
        .origin: "http://localhost", .cookie: String(token.0 ?? ""), csrf: String(token.1 ?? ""),
      ]
      return try await client.execute(
        uri: "/api/decisions", method: .post, headers: headers,
        body: ByteBuffer(repeating: 0x78, count: 1_000_001)
      ) { $0.status }
    }
    #expect(status == .contentTooLarge)
  }

  @Test func aFreePortIsLearnt() async throws {
    let gate = try SafetyGate.open(address: try ReviewAddress(port: 0))
    #expect(gate.port.number == 0)
    let router = gate.buildRouter(SafetyCaller.routes)
    let status = try await buildApplication(gate, router: router).test(.live) { client in
      try await client.execute(uri: "/", method: .get) { $0.status }
    }
    #expect(gate.port.number > 0)
    // `localhost` alone is port 80, which is not the one.
    #expect(status == .misdirectedRequest)
  }
}
