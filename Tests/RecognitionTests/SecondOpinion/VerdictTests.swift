import Minutes
import Recognition
import TestSupport
import Testing

@Suite struct VerdictTests {
  /// Two readings and what is believed; nil where the first stands.
  struct Case: Sendable, CustomTestStringConvertible {
    var first: String
    var firstScore: Double
    var second: String
    var secondScore: Double
    var reason: Doubt.Reason = .sign
    var next: String?
    var believed: String?

    init(
      _ first: String, _ firstScore: Double, _ second: String, _ secondScore: Double,
      _ reason: Doubt.Reason = .sign, before next: String? = nil, gives believed: String?
    ) {
      (self.first, self.firstScore) = (first, firstScore)
      (self.second, self.secondScore) = (second, secondScore)
      (self.reason, self.next, self.believed) = (reason, next, believed)
    }

    var testDescription: String { "\(first) \(firstScore), \(second) \(secondScore)" }

    func check() {
      let verdict = Verdict.of(
        first: .init(text: first, score: firstScore),
        second: .init(text: second, score: secondScore), reason: reason, before: next)
      #expect(verdict == (believed.map { .second($0) } ?? .first))
    }
  }

  @Test(arguments: [
    Case("$", 0.5, "§", 0.9, gives: "§"), Case("8", 0.9, "§", 0.31, gives: "§"),
    Case("8", 0.9, "§", 0.29, gives: nil), Case("$12", 0.8, "§12", 0.5, gives: "§12"),
    // Asked for its score alone, more is needed.
    Case("$12", 0.6, "§12", 0.45, .score, gives: nil),
    // One more sign, where the first saw its number only.
    Case("12", 0.9, "§12", 0.4, gives: "§12"),
    // The sign, and what the first model made of it.
    Case("841", 0.8, "§841", 0.9, gives: "§41"), Case("$41", 0.8, "§$41", 0.9, gives: "§41"),
    Case("41", 0.8, "§41", 0.9, gives: "§41"), Case("741", 0.8, "§741", 0.9, gives: "§741"),
    Case("88", 0.8, "§§", 0.9, gives: "§§"),
    Case("88", 0.8, "8§", 0.9, before: "12–14", gives: "§§"),
    Case("88", 0.8, "§8", 0.9, before: "12", gives: "§§"),
    Case("88", 0.8, "§8§", 0.9, before: "12", gives: "§§"),
    Case("$8", 0.8, "§8", 0.9, before: "Övrigt", gives: "§8"),
    Case("88", 0.8, "8§", 0.9, before: "lagen", gives: "8§"),
  ])
  func paragraphSigns(case it: Case) { it.check() }

  @Test(arguments: [
    Case("24", 0.9, "%", 0.6, gives: "%"), Case("6,524", 0.8, "6,5%", 0.6, gives: "6,5%"),
    // Not a sign misread, but one more.
    Case("50", 0.9, "50%", 0.84, gives: nil), Case("50", 0.9, "50%", 0.86, gives: "50%"),
    Case("kansliQnorrby.se", 0.8, "kansli@norrby.se", 0.7, gives: "kansli@norrby.se"),
    // More than the sign is another: who knows what was read there.
    Case("kansliQnorrby.se", 0.8, "konsul@narbo.nu", 0.9, gives: nil),
    Case("”C", 0.8, "°C", 0.7, gives: "°C"), Case("ord”", 0.7, "ord*", 0.7, gives: "ord*"),
    // Signs that neither print of minutes nor our contract has.
    Case("3)", 0.3, "{3}", 0.99, gives: nil), Case("I", 0.3, "|", 0.99, gives: nil),
    Case("8", 0.3, "§}", 0.99, gives: nil), Case("«", 0.3, "<", 0.99, gives: nil),
  ])
  func otherSigns(case it: Case) { it.check() }

  @Test(arguments: [
    Case("Mäckel", 0.9, "Mückel", 0.76, .score, gives: "Mückel"),
    Case("Mäckel", 0.9, "Mückel", 0.74, .score, gives: nil),
    Case("mäckel", 0.6, "mückel", 0.76, .score, gives: "mückel"),
    Case("Bjornsen", 0.9, "Bjørnsen", 0.8, .score, gives: "Bjørnsen"),
    Case("bjornsen", 0.6, "bjørnsen", 0.99, .score, gives: nil),
    // Two models see another word each.
    Case("Mäckel", 0.5, "Wübber", 0.99, .score, gives: nil),
    // The ring, worn.
    Case("Håmar", 0.6, "Hâmar", 0.87, .score, gives: nil),
    Case("Håmar", 0.6, "Hâmar", 0.89, .score, gives: "Hâmar"),
    Case("Hamar", 0.6, "Hâmar", 0.8, .score, gives: "Hâmar"),
  ])
  func foreignLetters(case it: Case) { it.check() }

  @Test(arguments: [
    Case("12", 0.49, "17", 0.9, .score, gives: "17"),
    Case("12", 0.51, "17", 0.99, .score, gives: nil),
    Case("12", 0.49, "17", 0.87, .score, gives: nil),
    Case("12", 0.2, "127", 0.99, .score, gives: nil),
    Case("12", 0.2, "1", 0.99, .score, gives: nil),
    Case("rad", 0.2, "rad4", 0.99, .score, gives: nil),
    Case("hnset", 0.5, "huset", 0.8, .score, gives: "huset"),
    Case("hnset", 0.5, "huset", 0.79, .score, gives: nil),
    Case("hnset", 0.59, "huset", 0.83, .score, gives: nil),
    Case("hnset", 0.61, "huset", 0.99, .score, gives: nil),
    Case("huset", 0.2, "huset", 0.99, .score, gives: nil),
    Case("huset", 0.2, "", 0.99, .score, gives: nil),
    // A speck at the edge of what was cut out.
    Case("huset", 0.2, ".huset", 0.99, .score, gives: nil),
  ])
  func whatBothCanPrint(case it: Case) { it.check() }

  @Test(arguments: [
    Case("”Ja”", 0.3, "\"Ja\"", 0.99, gives: nil), Case("”Jo", 0.3, "\"Ja", 0.99, gives: "”Ja"),
    Case("\"Jo", 0.3, "\"Ja", 0.99, gives: "\"Ja"), Case("”Ja", 0.8, "“Ja", 0.84, gives: nil),
    Case("”Ja", 0.8, "“Ja", 0.86, gives: "“Ja"),
  ])
  func quotationMarks(case it: Case) { it.check() }

  private static let characters = Array("aåäbOQ128$%§@*&.,()”\"'{}|<>~^üøâßж½ ")

  @Test(arguments: 0..<UInt64(400)) func nothingStrangeIsEverBelieved(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func text() -> String {
      String(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          Self.characters.randomElement(using: &random) ?? "a"
        })
    }
    let first = Verdict.Reading(text: text(), score: .random(in: 0...1, using: &random))
    let second = Verdict.Reading(text: text(), score: .random(in: 0...1, using: &random))
    for reason in [Doubt.Reason.sign, .score, .gap] {
      for next in [nil, "12", "Ljung"] {
        let verdict = Verdict.of(first: first, second: second, reason: reason, before: next)
        guard case .second(let believed) = verdict else { continue }
        #expect(!believed.isEmpty && believed != first.text, "\(first) \(second)")
        #expect(!believed.contains { "{}|<>~^ж½ ".contains($0) }, "\(first) \(second)")
        #expect(second.score >= 0.3)
      }
    }
  }
}
