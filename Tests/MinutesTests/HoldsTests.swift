import Minutes
import TestSupport
import Testing

/// Whether a text holds another, as filters ask.
@Suite struct HoldsTests {
  @Test(arguments: [
    ("Barn- och Utbildningsnämnden", "UTBILDNINGSNÄMND", true), ("Åsa Öberg", "åsa ö", true),
    ("för", "FÖR", true), ("för", "for", false), ("", "a", false), ("abc", "", true),
    ("ab", "abc", false), ("×", "÷", false), ("Ayşe", "AYŞE", true), ("aab", "ab", true),
    ("Žižek", "žižek", true),
  ])
  func capitalsDoNotMatter(text: String, part: String, isHeld: Bool) {
    #expect(text.holdsIgnoringCase(part) == isHeld)
  }

  /// The short way says what the long way says.
  @Test(arguments: 0..<20)
  func bytesSayWhatLettersSay(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("aAåÅäÄöÖéÉ×÷ßbB ")
    func text(_ most: Int) -> String {
      let count = Int.random(in: 0...most, using: &generator)
      return String((0..<count).map { _ in letters[Int.random(in: 0..<16, using: &generator)] })
    }
    for _ in 0..<200 {
      let (one, other) = (text(12), text(3))
      let isHeld = other.isEmpty || one.lowercased().contains(other.lowercased())
      #expect(one.holdsIgnoringCase(other) == isHeld, "\(one) \(other), seed \(seed)")
    }
  }
}
