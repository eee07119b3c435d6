import Lexicon
import Testing

/// Words that lie over a dictionary in memory.
@Suite struct AddedWordsTests {
  private static let known = ["och", "ochs", "sjö", "sjövall", "är", "zebra", "a"]

  private func lexicon() throws -> Lexicon {
    let rows = Self.known.enumerated().map { "\($1)\t\(9 + $0)\t0\t0\n" }
    return try Lexicon(bytes: LexiconCompiler.compile(words: rows.joined()))
  }

  private func entry(_ probability: Float) -> Entry {
    Entry(uncounted: probability, modifier: -99, head: -99, flags: [.word, .own])
  }

  private func codes(_ word: String) -> [UInt8] { Alphabet.codes(word) ?? [] }

  /// The entry to which the letters lead, one by one, by both ways there are.
  private func walked(_ word: String, in lexicon: Lexicon) -> Entry? {
    var (one, other): (Lexicon.Node?, Lexicon.Node?) = (.root, .root)
    for code in codes(word) {
      one = one.flatMap { lexicon.child(of: $0, code) }
      other = other.flatMap { lexicon.children(of: $0).node(after: code) }
    }
    let found = one.flatMap { lexicon.entry(at: $0) }
    #expect(found == other.flatMap { lexicon.entry(at: $0) })
    return found
  }

  @Test(arguments: ["sjövalla", "sjöv", "z", "b", "ochsö", "öppen", "är"])
  func addedWordsAreFoundAsTheOthersAre(word: String) throws {
    let plain = try lexicon()
    let added = plain.adding([(codes(word), entry(-13))])
    #expect(added.entry(of: codes(word)) == entry(-13))
    #expect(walked(word, in: added) == entry(-13))
    #expect(added.entry(of: codes(word))?.word == .unknown)
    for other in Self.known where other != word {
      #expect(added.entry(of: codes(other)) == plain.entry(of: codes(other)))
      #expect(walked(other, in: added) == walked(other, in: plain), "\(other)")
    }
    for other in ["sjövallas", "o", "zeb", "ö", ""] where other != word {
      #expect(added.entry(of: codes(other))?.flags.contains(.word) != true, "\(other)")
    }
    // The dictionary itself has not changed.
    #expect((plain.entry(of: codes(word)) == nil) == !Self.known.contains(word))
  }

  @Test func ofEqualWordsTheLastStands() throws {
    let added = try lexicon().adding([(codes("ny"), entry(-9)), (codes("ny"), entry(-8))])
    #expect(added.entry(of: codes("ny"))?.probability == -8)
    #expect(added.adding([]).entry(of: codes("ny"))?.probability == -8)
  }

  /// Whatever is added: what was there is there, and what was added.
  @Test(arguments: 0..<UInt64(60)) func nothingIsLost(seed: UInt64) throws {
    var random = LetterRandom(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let words = Set((0..<40).map { _ in random.word() })
    let plain = try lexicon()
    let added = plain.adding(words.map { ($0, entry(-Float($0.count))) })
    for word in words { #expect(added.entry(of: word) == entry(-Float(word.count))) }
    for other in Self.known.map({ codes($0) }) where !words.contains(other) {
      #expect(added.entry(of: other) == plain.entry(of: other))
    }
    for _ in 0..<40 {
      let other = random.word()
      if !words.contains(other) { #expect(added.entry(of: other) == plain.entry(of: other)) }
    }
  }
}

/// Words of few letters, so that they share beginnings.
private struct LetterRandom {
  var state: UInt64

  mutating func next(_ limit: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % limit
  }

  mutating func word() -> [UInt8] {
    let letters: [UInt8] = [1, 3, 8, 15, 19, 10, 29, 26, 70]
    return (0...next(6)).map { _ in letters[Int(next(UInt64(letters.count)))] }
  }
}
