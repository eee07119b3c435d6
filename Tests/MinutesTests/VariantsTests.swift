import Minutes
import Testing

/// What people often mean instead of what was read.
@Suite struct VariantsTests {
  @Test(arguments: [
    ("Fem'studiedagar", ["Fem studiedagar"]), ("Av:58", ["Av 58"]), ("5,", ["5.", "5"]),
    ("\"Plats:", ["Plats:", "\"Plats", "Plats"]), (".31", ["31"]),
    ("kursplanernas.", ["kursplanernas"]), ("Rahimi”,", ["Rahimi", "Rahimi”"]), ("ord", []),
    ("6%,", ["6 %,", "6", "6%"]), ("15-mars", ["15 mars"]),
    ("Hälldahl.(M)", ["Hälldahl (M)"]),
    ("+052", ["+0,2", "052"]), ("2021-03", []), ("barn-", ["barn"]), ("—", []), ("", []),
    ("(sekr.)", []), ("(sekr.", ["sekr.", "(sekr", "sekr"]),
  ])
  func areFewAndOther(word: String, variants: [String]) {
    #expect(Correction.variants(of: word) == variants)
  }

  @Test(arguments: [
    ("for", "för", Correction.Kind.diacritic), ("for", "far", .character), ("for", "", .noise),
    ("fördet", "för det", .split), ("för,", "för.", .punctuation), ("Övrigt", "övrigt", .character),
  ])
  func kindsOfChanges(original: String, corrected: String, kind: Correction.Kind) {
    #expect(Correction.kind(from: original, to: corrected) == kind)
  }

  @Test func whatWasReadIsACandidate() {
    let correction = Correction(
      id: "c", original: "for", corrected: "för", kind: .diacritic, confidence: 0.3,
      alternatives: [Alternative(text: "fot", confidence: 0.1)], status: .proposed,
      location: Location(page: 1))
    #expect(correction.candidates.map(\.text) == ["for", "för", "fot"])
    #expect(abs(correction.doubt - 0.4) < 1e-9)
  }
}
