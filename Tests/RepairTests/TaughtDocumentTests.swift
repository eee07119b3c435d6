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
    let words = text.split { !$0.isLetter }.filter {
      $0.count >= 4 && $0.first?.isUppercase == true
    }
    return Set(words.map(String.init)).filter {
      guard let codes = Alphabet.codes($0) else { return false }
      return lexicon.entry(of: codes)?.flags.contains(.word) != true
    }.sorted()
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
    for name in own {
      #expect(after[name[...], default: 0] >= right[name[...], default: 0], "\(name)")
    }
    // What is right stays, whatever is known.
    #expect(repaired(truth, with: own).utf8.elementsEqual(truth.utf8))
  }
}
