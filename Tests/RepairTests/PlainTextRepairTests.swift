import Foundation
import Minutes
import Repair
import TestSupport
import Testing

/// A text file that is repaired as such comes out as its pages do.
@Suite struct PlainTextRepairs {
  static let odd = [
    "", "hej", "\n", "\n\n  \n", " \u{0C}\u{0C}\n", "a\u{0C}b\n\u{0C}\n",
    "nasta\u{A0}mote\u{2003}har \t\n", "vi har a\u{308}r\nna\u{308}sta",
    "vi har verksam-\nhetsplan och mal\n\nsprak-\n\nplan",
    "¢ nasta steg\ne nasta mote\n  ¢ Analys\n", "¢\n¢\n\nNasta steg\nNasta mote\n",
    "vi far (okad dialog) och sakerstalla/planering", "| nasta steg |\n: nasta mote ,\n",
    "Se www.nasta.se/far och namn@nasta.se, https: //nasta.se/\nfar-mal vidare.",
    "Asa Bjork och Hakan Bjork. Par Sjoqvist och Par Sjéqvist, ASA BJORK",
    "fÃ¶rvaltningen pÃ¥ mÃ¶tet", "1. nasta steg\n4. har\n2. mote", "vi har { nasta {3",
  ]

  @Test(arguments: odd, [true, false])
  func areAsTheirPages(text: String, isLegacy: Bool) throws {
    let text = isLegacy ? SmallLexicon.company + "\n" + text : text
    let repairer = Repairer(lexicon: try SmallLexicon.lexicon.get())
    let repaired = lines(
      of: String(decoding: repairer.repair(plainText: Array(text.utf8)), as: UTF8.self))
    let pages = repairer.repair(Page.pages(ofPlainText: text)).pages.map { $0.lines.map(\.text) }
    #expect(repaired.count == pages.count)
    for (own, page) in zip(repaired, pages) {
      // A last line that has become empty is none when it is read again.
      #expect(zip(own, page).allSatisfy { $0.utf8.elementsEqual($1.utf8) })
      #expect(page.dropFirst(own.count).allSatisfy { $0.isEmpty })
    }
  }

  @Test func keepLineBreaks() throws {
    let text = "\r\n\rvi har nasta steg\r\n vi har\tnasta mote\r\u{0C}\r\nvi far\n\n"
    let repairer = Repairer(lexicon: try SmallLexicon.lexicon.get())
    let repaired = repairer.repair(plainText: Array((SmallLexicon.company + text).utf8))
    func breaks(_ text: some Sequence<UInt8>) -> [UInt8] { text.filter { $0 < 0x20 } }
    #expect(breaks(repaired).elementsEqual(breaks((SmallLexicon.company + text).utf8)))
  }

  @Test func dependOnNothingThatCameBefore() throws {
    let lexicon = try SmallLexicon.lexicon.get()
    let used = Repairer(lexicon: lexicon)
    for text in Self.odd {
      let bytes = Array((SmallLexicon.company + text).utf8)
      #expect(used.repair(plainText: bytes) == Repairer(lexicon: lexicon).repair(plainText: bytes))
    }
  }

  @Test func longWordsStay() throws {
    let word = String(repeating: "abcdefghij", count: 8_000)
    let text = Array((SmallLexicon.company + word + " nasta\n").utf8)
    let repaired = Repairer(lexicon: try SmallLexicon.lexicon.get()).repair(plainText: text)
    #expect(String(decoding: repaired, as: UTF8.self).contains(word))
  }

  private func lines(of text: String) -> [[String]] {
    text.unicodeScalars.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { page in
      var lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String(String.UnicodeScalarView($0)) }
      if lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }
  }
}
