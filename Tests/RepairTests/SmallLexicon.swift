import Foundation
import Lexicon
import Minutes
import Repair
import Testing

/// A small dictionary of invented counts with the real channel.
enum SmallLexicon {
  static let words: [(String, Int)] = [
    ("och", 4000), ("i", 4000), ("att", 4000), ("för", 3000), ("på", 2500), ("är", 2500),
    ("en", 2500), ("av", 2000), ("som", 2000), ("det", 2000), ("vi", 1500), ("till", 1500),
    ("har", 900), ("här", 200), ("nämnden", 100), ("förvaltningen", 90), ("återkoppling", 30),
    ("få", 120), ("göra", 80), ("analys", 20), ("ökad", 40), ("stöd", 60), ("tar", 60),
    ("beslut", 90), ("skolan", 80), ("mötet", 60), ("nästa", 70), ("steg", 40), ("planering", 30),
    ("säkerställa", 30), ("språk", 20), ("ha", 300), ("och", 1), ("lokaler", 20), ("frågor", 30),
    ("ansvar", 20), ("vilket", 60), ("sätt", 60), ("tillgång", 20), ("behöver", 40), ("par", 20),
    ("grupp", 30), ("gruppen", 30), ("verksamhet", 60), ("verksamhetsplan", 20),
    ("verksamhetsmål", 10), ("verksamhetsår", 10), ("plan", 40), ("mål", 40), ("år", 90),
    ("dialog", 20), ("dialogen", 20), ("om", 500), ("med", 900), ("från", 400), ("skola", 50),
  ]

  static let lexicon: Result<Lexicon, any Error> = Result {
    var text = ""
    for (word, count) in words { text += "\(word)\t\(count)\t0\t0\n" }
    text += "fou\t9\t0\t9\nai\t30\t0\t30\nlms\t9\t0\t9\n"
    let channel = try String(
      contentsOf: root.appendingPathComponent("dictionaries/channel-english.tsv"), encoding: .utf8)
    let swedish = try String(
      contentsOf: root.appendingPathComponent("dictionaries/channel-swedish.tsv"), encoding: .utf8)
    let bytes = LexiconCompiler.compile(
      words: text, pairs: ".\n\tvi\t100\nvi\n\ttar\t30\n\thar\t200\nbehöver\n\tfå\t10\n",
      names: "given\tÅsa\ngiven\tHåkan\ngiven\tPär\nfamily\tBjörk\n",
      nameParts: "modifier\tsjö\nhead\tqvist\nmodifier\tlind\nhead\tström\n",
      lists: [("channel-english.tsv", channel), ("channel-swedish.tsv", swedish)])
    return try Lexicon(bytes: bytes)
  }

  static var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// Prose that makes a page look read by the English model.
  static let company = """
    Vi har en plan for det som ar ett mal och det ar en analys av steg till en grupp
    Det ar en plan som vi tar till en grupp och som har en analys av ett beslut om det

    """

  static func repair(_ text: String) throws -> RepairedDocument {
    Repairer(lexicon: try lexicon.get()).repair(Page.pages(ofPlainText: text))
  }

  /// The last lines of a page after the company, repaired.
  static func repaired(_ text: String) throws -> String {
    let document = try repair(company + "\n" + text)
    return document.pages[0].lines.dropFirst(3).map(\.text).joined(separator: "\n")
  }
}
