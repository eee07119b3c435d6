internal import Lexicon
internal import Minutes

/// What else may stand where a person is asked.
extension PageDraft {
  private static let sureChange = 0.9
  /// Of what nothing proposed so far accounts for, so much goes to these words; the rest is
  /// something that nobody has thought of.
  private static let explained = 0.6
  /// What a word is worth that comes after a full account.
  private static let leastConfidence = 0.005
  /// So many places of a document; who fills a file with noise must not stop the program.
  private static let mostOffered = 10_000
  /// A person who has more to choose from reads longer than he types.
  static let mostChoices = 5

  /// Adds to each place that is left to a person the words that it may have been.
  /// - Complexity: O(words), and O(distinct words) for each of those places at most.
  static func offerNearWords(
    _ drafts: inout [PageDraft], of vocabulary: Vocabulary, lexicon: Lexicon
  ) {
    let pages = drafts.indices.filter {
      drafts[$0].read != nil && drafts[$0].decisions.proposedCount > 0
    }
    guard !pages.isEmpty else { return }
    let near = NearWords(witnesses(drafts, of: vocabulary), lexicon: lexicon)
    var room = mostOffered
    for page in pages where room > 0 { room -= drafts[page].offer(near, room) }
  }

  /// The words of a document that nobody doubts, without punctuation, and how often it has each.
  private static func witnesses(
    _ drafts: [PageDraft], of vocabulary: Vocabulary
  ) -> [String: Int] {
    var counts = [Int](repeating: 0, count: vocabulary.coreCount)
    var places = [(page: Int, number: Int)](repeating: (0, 0), count: vocabulary.coreCount)
    var words: [String: Int] = [:]
    for (page, draft) in drafts.enumerated() {
      guard let read = draft.read else { continue }
      for (number, facts) in read.facts.enumerated() {
        if let decision = draft.decisions[number] {
          guard decision.isApplied, decision.confidence >= sureChange else { continue }
          words[DocumentWords.core(decision.text), default: 0] += 1
        } else if facts.letters >= 3, read.isSure(number) {
          counts[Int(facts.core)] += 1
          places[Int(facts.core)] = (page, number)
        }
      }
    }
    for (core, count) in counts.enumerated() where count > 0 {
      let (page, number) = places[core]
      words[DocumentWords.core(drafts[page].words.word(number)), default: 0] += count
    }
    return words
  }

  /// - Returns: for how many places.
  private mutating func offer(_ near: NearWords, _ most: Int) -> Int {
    var count = 0
    for number in 0..<words.wordCount where count < most {
      guard var decision = decisions[number], !decision.isApplied else { continue }
      let seen = words.word(number)
      var found = Self.around(seen, near)
      // What a second model read is as near to what was written.
      if !decision.text.isEmpty { found += Self.around(decision.text, near) }
      found += crossings(of: seen, decision.text).map { NearWords.Found(text: $0, weight: 0.7) }
      decision.take(found, seen: seen, share: Self.explained, least: Self.leastConfidence)
      decisions[number] = decision
      count += 1
    }
    return count
  }

  /// The neighbours of a word, with its punctuation.
  private static func around(_ word: String, _ near: NearWords) -> [NearWords.Found] {
    let core = DocumentWords.core(word)
    return near.near(core).map {
      NearWords.Found(
        text: word.replacing(core, with: $0.text, maxReplacements: 1), weight: $0.weight)
    }
  }
}

extension DecisionTable.Decision {
  /// Adds other readings behind those that there are.
  fileprivate mutating func take(
    _ found: [NearWords.Found], seen: String, share: Double, least: Double
  ) {
    var others = alternatives
    let accounted = others.reduce(confidence) { $0 + $1.confidence }
    let isListed = text == seen || others.contains { $0.text == seen }
    // What was read has all that is left, unless it stands there with its own.
    let left = max(0, 1 - accounted)
    if !isListed { others.append(Alternative(text: seen, confidence: Self.rounded(left))) }
    // The same word with another full stop is no other word.
    var known = Set((others.map(\.text) + [text]).map(DocumentWords.core))
    let room = max(0, PageDraft.mostChoices - others.count - 1)
    let new = found.filter { known.insert(DocumentWords.core($0.text)).inserted }.prefix(room)
    guard !new.isEmpty else { return }
    let sum = new.reduce(0) { $0 + $1.weight }
    for one in new {
      let part = isListed ? left * share * one.weight / sum : 0
      others.append(Alternative(text: one.text, confidence: Self.rounded(max(least, part))))
    }
    alternatives = others
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

extension ReadWords {
  /// A word of which the reader was less sure is no witness.
  private static let sure = 0.05

  /// Whether the reader was sure of a word, by its number on the page.
  fileprivate func isSure(_ number: Int) -> Bool {
    sureness.isEmpty || sureness[number].misread < Self.sure
  }
}
