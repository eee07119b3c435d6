import Foundation
import Lexicon
import Minutes
import Repair
import TestSupport
import Testing

/// The whole dictionary: `PRANT_DICTIONARY` names the compiled file.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["PRANT_DICTIONARY"] != nil))
struct RealDictionary {
  private func repaired(_ text: String) throws -> String {
    let path = try Lexicon.locate(
      explicit: nil, environment: ProcessInfo.processInfo.environment, executable: nil)
    let lexicon = try Lexicon(path: path)
    let document = Repairer(lexicon: lexicon).repair(Page.pages(ofPlainText: text))
    return document.pages[0].lines.map(\.text).joined(separator: "\n")
  }

  @Test func repairsAnInventedPage() throws {
    let read = """
      % Kultur- och fritidsférvaltningen

      Narvarande: Goran Sjoberg, Asa Lindqvist, Hakan Ostlund (sekr.)

      4. Ateranvandning av mébler
      ¢ Vaktmastaren har flyttat skap och hyllor fran biblioteket till férradet, och det fun-
      gerar battre an vantat.
      o Fragan om vem som bér betala ar inte 6ppen langre.
      2. Gronomraden
      Beslut: Namnden beslutar att ge férvaltningen i uppdrag att ta fram en atgardsplan.
      Se https://www.exempel.se/gronomraden-och-parker och skriv till parker@exempel.se.
      """
    let meant = """
      Kultur- och fritidsförvaltningen

      Närvarande: Göran Sjöberg, Åsa Lindqvist, Håkan Östlund (sekr.)

      1. Återanvändning av möbler
      • Vaktmästaren har flyttat skåp och hyllor från biblioteket till förrådet, och det fungerar
      bättre än väntat.
      ◦ Frågan om vem som bör betala är inte öppen längre.
      2. Grönområden
      Beslut: Nämnden beslutar att ge förvaltningen i uppdrag att ta fram en åtgärdsplan.
      Se https://www.exempel.se/gronomraden-och-parker och skriv till parker@exempel.se.
      """
    let result = try repaired(read)
    #expect(result.utf8.elementsEqual(meant.utf8), "\(result)")
    // What was repaired needs no repair.
    #expect(try repaired(result).utf8.elementsEqual(meant.utf8))
  }

  /// Text of an English model, repaired, is clean text.
  @Test(arguments: ["o1_lindakra", "o2_hasslevik", "o3_vastermala", "o6_norrhamra", "v1_tangeryd"])
  func aRepairedDocumentNeedsNoRepair(name: String) throws {
    let lexicon = try Lexicon(
      path: Lexicon.locate(
        explicit: nil, environment: ProcessInfo.processInfo.environment, executable: nil))
    func repair(_ text: String) -> String {
      var repair = TextRepair(repairer: Repairer(lexicon: lexicon))
      return String(decoding: repair.repaired(text), as: UTF8.self)
    }
    let once = repair(try Fixtures.text("minutes/\(name).legacy.txt"))
    #expect(repair(once).utf8.elementsEqual(once.utf8))
    let truth = try Fixtures.text("minutes/\(name).truth.txt")
    #expect(repair(truth).utf8.elementsEqual(truth.utf8))
  }
}
