import Foundation
import Lexicon
import Minutes
import Repair
import Testing

/// What holds whatever the text; a failure names the seed.
@Suite struct TextProperties {
  private static let scalars: [Unicode.Scalar] =
    Array(
      "aåäöAÖeo0168.,;:-–—/@()[]{}|¢«»•◦▪§ \t\n\r\u{C}\u{0}\u{AD}\u{308}\u{30A}\u{F0B7}\u{FB01}Ã¥├Ñ√∂é"
        .unicodeScalars) + [
      "\u{FEFF}", "\u{2028}", "\u{1F600}", "\u{10FFFF}", "\u{212B}", "\u{A0}",
    ]
  private static let words =
    SmallLexicon.words.map(\.0).map { $0.applyingMarksLost }
    + ["Hakan", "Sjéqvist", "P3avilket", "¢", "o", "e", "ater-", "(om", "|", "4.", "l.", "@"]
  private static let protected = [
    "https://www.namnden.se/mal-och-plan?for=1", "namn.nasta@skola.se", "www.stod.se", "2021/22:14",
    "KS-2021-00123", "Dnr 2021/45", "2021-05-03", "12.30-16.00", "1 250,50", "H22", "3-4",
    "exempel.se/fragor", "08-123 45 67", "SFS 2010:800",
  ]

  private func repair(_ text: String) throws -> String {
    var repair = TextRepair(repairer: Repairer(lexicon: try SmallLexicon.lexicon.get()))
    return String(decoding: repair.repaired(text), as: UTF8.self)
  }

  private func lineEnds(_ text: String) -> [UInt8] {
    text.utf8.filter { $0 == 0x0A || $0 == 0x0D || $0 == 0x0C }
  }

  private func escaped(_ text: Substring) -> String {
    text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
  }

  /// Signs and letters as they come.
  private func noise(_ seed: UInt64) -> String {
    var random = SeededRandom(seed)
    var view = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...400, using: &random) {
      view.append(Self.scalars.randomElement(using: &random) ?? " ")
    }
    return String(view)
  }

  /// Words that lost their marks, with some lines and signs.
  private func prose(_ seed: UInt64) -> String {
    var random = SeededRandom(seed)
    var text = ""
    for _ in 0..<Int.random(in: 1...150, using: &random) {
      text += Self.words.randomElement(using: &random) ?? ""
      text += [" ", " ", " ", " ", ". ", "\n", ", ", "\r\n"].randomElement(using: &random) ?? ""
    }
    return text
  }

  @Test(arguments: 0..<UInt64(300))
  func lineEndsAndFormStay(seed: UInt64) throws {
    for text in [noise(seed), prose(seed)] {
      let repaired = try repair(text)
      #expect(lineEnds(repaired) == lineEnds(text), "seed \(seed)")
      if text.utf8.elementsEqual(text.normalizedNFC.utf8) {
        #expect(repaired.utf8.elementsEqual(repaired.normalizedNFC.utf8), "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<UInt64(300))
  func anyBytesAreReadOrRefused(seed: UInt64) throws {
    var random = SeededRandom(seed)
    let bytes = (0..<Int.random(in: 0...2000, using: &random)).map { _ -> UInt8 in
      let byte = UInt8.random(in: 0...255, using: &random)
      return seed % 2 == 0 && byte < 0x20 ? 0x20 : byte
    }
    var sections = TextSections(limit: Int.random(in: 8...300, using: &random))
    sections.append(bytes)
    sections.end()
    var repair = TextRepair(repairer: Repairer(lexicon: try SmallLexicon.lexicon.get()))
    var quiet = repair
    do throws(TextDecoding.Failure) {
      while let section = try sections.next() {
        let repaired = repair.explained(section.text)
        let isSame = quiet.repaired(section.text) == repaired.bytes
        #expect(isSame, "seed \(seed)")
        #expect(
          lineEnds(String(decoding: repaired.bytes, as: UTF8.self)) == lineEnds(section.text),
          "seed \(seed)")
      }
    } catch { #expect(seed % 2 == 1 || !"\(error)".isEmpty) }
  }

  /// Lone letters and signs at the heads of lines are left out: whether they are bullets depends
  /// on what else the text has, and so do signs of misread UTF-8, of which chance makes none.
  @Test(arguments: 0..<UInt64(300))
  func whatWasRepairedNeedsNoRepair(seed: UInt64) throws {
    var signs = noise(seed).unicodeScalars
    signs.removeAll { "Ã√├".unicodeScalars.contains($0) }
    let lines = prose(seed).split(separator: "\n", omittingEmptySubsequences: false)
      .map { "Till " + $0 }
    for text in [String(signs), lines.joined(separator: "\n")] {
      let once = try repair(text)
      let twice = try repair(once)
      let rows = zip(
        once.split(whereSeparator: \.isNewline), twice.split(whereSeparator: \.isNewline))
      let first = rows.first { !$0.0.utf8.elementsEqual($0.1.utf8) }
      // Not within the expectation: that would print both texts.
      let isSame = twice.utf8.elementsEqual(once.utf8)
      #expect(
        isSame,
        "seed \(seed): \(escaped(first?.0 ?? "")) became \(escaped(first?.1 ?? ""))")
    }
  }

  @Test(arguments: 0..<UInt64(200))
  func addressesCodesAndFiguresKeepTheirBytes(seed: UInt64) throws {
    var random = SeededRandom(seed)
    var text = SmallLexicon.company
    var expected: [String] = []
    for _ in 0..<8 {
      let span = Self.protected.randomElement(using: &random) ?? ""
      expected.append(span)
      text += "vi har \(span) och \(Self.words.prefix(60).randomElement(using: &random) ?? "")\n"
    }
    let repaired = try repair(text)
    for (span, line) in zip(expected, repaired.split(separator: "\n").suffix(8)) {
      #expect(line.contains(span), "seed \(seed): \(line)")
    }
  }
}

extension String {
  /// As a model without å, ä and ö prints it.
  fileprivate var applyingMarksLost: String {
    replacing("å", with: "a").replacing("ä", with: "a").replacing("ö", with: "o")
  }
}
