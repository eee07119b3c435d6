import Foundation
import Lexicon
import Minutes
import Repair
import TestSupport
import Testing

/// Documents whose names somebody has taught, with the whole dictionary.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["PRANT_DICTIONARY"] != nil))
struct TaughtDocumentTests {
  private let lexicon: Lexicon

  init() throws {
    lexicon = try Lexicon(
      path: Lexicon.locate(
        explicit: nil, environment: ProcessInfo.processInfo.environment, executable: nil))
  }

  /// The words with a capital in a text that no dictionary knows.
  private func names(in text: String) -> [String] {
    let words: [Substring] = text.split { !$0.isLetter }
    var names: Set<String> = []
    for word in words where word.count >= 4 && word.first?.isUppercase == true {
      guard let codes = Alphabet.codes(String(word)) else { continue }
      if lexicon.entry(of: codes)?.flags.contains(.word) != true { names.insert(String(word)) }
    }
    return names.sorted()
  }

  private func repaired(_ text: String, with own: [String]) -> String {
    var repair = TextRepair(repairer: Repairer(lexicon: lexicon, ownWords: OwnWords(own)))
    return String(decoding: repair.repaired(text), as: UTF8.self)
  }

  /// How often a text has each word.
  private func counts(_ text: String) -> [Substring: Int] {
    text.split { !$0.isLetter }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test(arguments: [
    "o1_lindakra", "o2_hasslevik", "o3_vastermala", "o4_tallvik", "o5_strandkoping", "o6_norrhamra",
    "v1_tangeryd",
  ])
  func namesComeOutRightAndNothingElseChanges(document: String) throws {
    let read = try Fixtures.text("minutes/\(document).legacy.txt")
    let truth = try Fixtures.text("minutes/\(document).truth.txt")
    let own = names(in: truth)
    try #require(own.count >= 5)
    let (before, after, right) = (
      counts(repaired(read, with: [])), counts(repaired(read, with: own)), counts(truth)
    )
    var mended = 0
    for (word, count) in right {
      let (one, other) = (min(count, before[word] ?? 0), min(count, after[word] ?? 0))
      #expect(other >= one, "\(word) is lost")
      mended += other - one
    }
    #expect(mended > 0)
    // A legacy text lost the letters of other languages, which nothing gives back.
    for name in own where name.unicodeScalars.allSatisfy({ $0.value < 0x100 }) {
      #expect(after[name[...], default: 0] >= right[name[...], default: 0], "\(name)")
    }
    // What is right stays, whatever is known.
    #expect(repaired(truth, with: own).utf8.elementsEqual(truth.utf8))
  }
}
