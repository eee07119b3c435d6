import Foundation
import Lexicon
import Minutes
import Repair
import Testing

/// UTF-8 that was taken for another encoding.
@Suite struct EncodingRepair {
  private static let written = "Nämnden är på mötet – Åsa får 5 § om Öppet hus i år"

  private func misread(_ text: String, _ table: (UInt8) -> Unicode.Scalar?) -> String {
    var view = String.UnicodeScalarView()
    for byte in text.utf8 { view.append(table(byte) ?? "\u{FFFD}") }
    return String(view)
  }

  @Test(arguments: [
    ("fÃ¶rvaltning", "förvaltning"), ("pÃ¥ mÃ¶tet", "på mötet"), ("Ã…sa", "Åsa"),
    ("nÃ¤sta â€“ Ã–ppet", "nästa – Öppet"), ("f√∂rvaltning", "förvaltning"),
    ("p√• m√∂tet", "på mötet"),
    ("√Ösa √§r h√§r", "Åsa är här"), ("Ã–ppet och Öppet", "Öppet och Öppet"),
  ])
  func readsAgain(seen: String, meant: String) throws {
    let document = try SmallLexicon.repair(seen)
    #expect(document.diagnoses.map(\.source) == [.mojibake])
    #expect(document.pages[0].lines[0].text.utf8.elementsEqual(meant.utf8))
    #expect(document.corrections.allSatisfy { $0.kind == .character && $0.status == .applied })
  }

  @Test func whatWasReadAgainStays() throws {
    let once = try SmallLexicon.repair("pÃ¥ mÃ¶tet\nÃ…sa").pages[0].lines.map(\.text)
    let again = try SmallLexicon.repair(once.joined(separator: "\n"))
    #expect(again.corrections.isEmpty)
  }

  @Test(arguments: ["Nämnden är på mötet", "√4 är 2 på nämnden", "Ãland på nämnden är här"])
  func rightTextIsNoMojibake(text: String) throws {
    let document = try SmallLexicon.repair(text)
    #expect(document.diagnoses.map(\.source) == [.bornDigital])
    #expect(document.pages[0].lines[0].text.utf8.elementsEqual(text.utf8))
  }

  @Test func latin1IsReadAgain() throws {
    let seen = misread(Self.written.replacing("Å", with: "å")) { Unicode.Scalar($0) }
    let text = try SmallLexicon.repair(seen).pages[0].lines[0].text
    #expect(text.utf8.elementsEqual(Self.written.replacing("Å", with: "å").utf8))
  }
}

/// The case of ö where an O was read.
@Suite struct CaseOfO {
  @Test(arguments: [
    ("till fOrvaltningen", "till förvaltningen"), ("att Okad analys", "att ökad analys"),
    ("Okad analys", "Ökad analys"), ("OKAD ANALYS AV SKOLAN", "ÖKAD ANALYS AV SKOLAN"),
    ("vi har Okad Analys", "vi har Ökad Analys"),
  ])
  func followsItsNeighbours(seen: String, meant: String) throws {
    #expect(try SmallLexicon.repaired(seen).utf8.elementsEqual(meant.utf8))
  }
}

/// What a repair leaves alone, and long lines.
@Suite struct RepairLimits {
  @Test(arguments: 0..<UInt64(60))
  func addressesKeepTheirBytes(seed: UInt64) throws {
    let parts = ["namnden", "mal", "skola", "o", "a", "plan", "2021", "for"]
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var path = ""
    for _ in 0..<4 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      path += "/" + parts[Int(state >> 33) % parts.count]
    }
    let address = "https://www.\(parts[Int(seed) % 3]).se\(path)"
    let text = try SmallLexicon.repaired("namnden har \(address) och nasta mal")
    #expect(text.utf8.elementsEqual("nämnden har \(address) och nästa mål".utf8), "seed \(seed)")
  }

  @Test func oneLongLineIsRepairedInGoodTime() throws {
    let words = "namnden har ett mal (om det och nasta steg "
    let line = String(repeating: words, count: 5_000)
    let document = try SmallLexicon.repair(line)
    #expect(document.pages[0].lines.count == 1)
    let longest = document.corrections.compactMap(\.context).map(\.utf8.count).max() ?? 0
    #expect(longest < 1_000)
  }
}
