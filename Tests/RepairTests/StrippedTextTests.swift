import Minutes
import Repair
import Testing

/// Text without the marks over å, ä and ö in which nothing else is wrong.
@Suite struct StrippedTextTests {
  /// Long enough to tell.
  private static let company = Array(
    repeating: "Vi har en plan for det som ar ett mal och det ar en analys av steg till en grupp",
    count: 5
  ).joined(separator: "\n")

  private func repaired(_ text: String, among company: String = company) throws -> String {
    let document = try SmallLexicon.repair(company + "\n\n" + text)
    return document.pages[0].lines.last?.text ?? ""
  }

  @Test func itIsToldFromWhatAnEnglishModelPrints() throws {
    #expect(try SmallLexicon.repair(Self.company).diagnoses.map(\.source) == [.stripped])
    let read = Self.company.replacing("for det", with: "fér det").replacing("mal", with: "m6l")
    #expect(try SmallLexicon.repair(read).diagnoses.map(\.source) == [.englishModel])
    #expect(
      try SmallLexicon.repair(SmallLexicon.company).diagnoses.map(\.source) == [.englishModel])
  }

  @Test(arguments: [
    ("vi behover stod for okad dialog", "vi behöver stöd för ökad dialog"),
    // Capitals are capitals, and nothing is run together or cut.
    ("Okad dialog ar ett Mal", "Ökad dialog är ett Mål"), ("VAD AR EN PLAN", "VAD ÄR EN PLAN"),
    // What no stripping makes of a word stays: an é, a lost letter, another word's letters.
    ("vi fér en dialog", "vi fér en dialog"), ("vitar steg", "vitar steg"),
    ("skolan gar", "skolan gar"),
  ])
  func onlyMarksComeBack(read: String, meant: String) throws {
    let result = try repaired(read)
    #expect(result.utf8.elementsEqual(meant.utf8), "\(result)")
  }

  @Test(arguments: [
    ("fér", false), ("fértydliga", true), ("idé", false), ("kommittén", false), ("idéer", false),
    ("6kad", false), ("st6d", true), ("in{t", true), ("H22", false), ("CO2", false), ("", false),
  ])
  func oddWordsAreThoseThatNobodyWrites(word: String, isOdd: Bool) throws {
    // One odd word in two hundred is enough.
    let text = Self.company + "\n\n" + word
    let isRead = try SmallLexicon.repair(text).diagnoses[0].source == .englishModel
    #expect(isRead == isOdd)
  }
}
