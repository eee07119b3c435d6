import ReviewServer
import Testing

/// Who guesses passwords is slowed down, and remembered in little memory.
@Suite struct SafetyTryLimitTests {
  private let clock = SafetyClock()

  @Test func waitsGrowWithFailures() {
    let limit = TryLimit(now: { [clock] in clock.now })
    let key = [TryLimit.Key.name("Åsa")]
    var waits: [Int?] = []
    for _ in 0..<14 {
      limit.begin(key)
      let wait = limit.wait(for: key)
      waits.append(wait)
      clock.advance(.seconds(wait ?? 0))
    }
    #expect(waits == [nil, nil, nil, nil, 2, 3, 5, 9, 17, 33, 61, 61, 61, 61])
    #expect(limit.wait(for: [.name("Bo")]) == nil)
  }

  @Test func anAddressMayFailMoreOften() {
    let limit = TryLimit(now: { [clock] in clock.now })
    for index in 1...99 { limit.begin([.name("\(index)"), .address("a")]) }
    #expect(limit.wait(for: [.address("a")]) == nil)
    limit.begin([.name("100"), .address("a")])
    #expect(limit.wait(for: [.name("Bo"), .address("a")]) != nil)
    #expect(limit.wait(for: [.name("Bo"), .address("b")]) == nil)
  }

  @Test func successBeginsAnew() {
    let limit = TryLimit(now: { [clock] in clock.now })
    for _ in 0..<4 { limit.begin([.name("Åsa"), .address("a")]) }
    limit.succeed(name: .name("Åsa"), address: .address("a"))
    for _ in 0..<4 {
      limit.begin([.name("Åsa"), .address("a")])
      #expect(limit.wait(for: [.name("Åsa")]) == nil)
    }
  }

  @Test func manyWhoKnowTheirPasswordsDoNotWait() {
    let limit = TryLimit(now: { [clock] in clock.now })
    let keys = (1...100).map { [TryLimit.Key.name("\($0)"), .address("a")] }
    for pair in keys { limit.begin(pair) }
    #expect(limit.wait(for: [.address("a")]) != nil, "nothing is known of them yet")
    for pair in keys { limit.succeed(name: pair[0], address: pair[1]) }
    #expect(limit.wait(for: [.address("a")]) == nil)
    #expect(limit.count == 0)
  }

  @Test func allIsForgottenInTime() {
    let limit = TryLimit(now: { [clock] in clock.now })
    for _ in 0..<30 { limit.begin([.name("Åsa")]) }
    clock.advance(.seconds(15 * 60 + 1))
    limit.begin([.name("Åsa")])
    #expect(limit.wait(for: [.name("Åsa")]) == nil)
  }

  @Test func itsMemoryIsBounded() {
    let limit = TryLimit(capacity: 100, now: { [clock] in clock.now })
    for index in 0..<5_000 {
      limit.begin([.name("\(index)"), .address("a")])
      clock.advance(.milliseconds(1))
    }
    #expect(limit.count <= 101)
    #expect(limit.wait(for: [.address("a")]) != nil, "what goes on is not forgotten")
  }
}
