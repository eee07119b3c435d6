import Foundation
import Lexicon
import Testing

private let words = """
  och\t900\t0\t0
  är\t500\t0\t0
  har\t300\t0\t0
  här\t60\t0\t0
  vi\t200\t0\t0
  göran\t40\t40\t0
  fou\t9\t0\t9
  verksamhet\t90\t0\t0
  verksamhetsplan\t20\t0\t0
  verksamhetsmål\t10\t0\t0
  plan\t50\t0\t0
  mål\t50\t0\t0
  """
private let pairs = "vi\n\thar\t50\n\tär\t30\nhar\n\tvi\t4\n.\n\tvi\t80\n"
private let triples = ". vi\n\thar\t40\n"

private func small() -> [UInt8] {
  LexiconCompiler.compile(
    words: words, pairs: pairs, triples: triples, names: "given\tÅsa\nfamily\tBjörk\n",
    nameParts: "modifier\tSjö\nhead\tqvist\n", lists: [("channel-english.tsv", "ö\to\t3\n")])
}

private func codes(_ word: String) -> [UInt8] { Alphabet.codes(word) ?? [] }

@Suite struct CompiledLexicon {
  @Test(arguments: ["och", "är", "Göran", "ÅSA", "verksamhetsplan"])
  func findsItsWords(word: String) throws {
    let lexicon = try Lexicon(bytes: small())
    #expect(lexicon.entry(of: codes(word))?.flags.contains(.word) == true)
  }

  @Test(arguments: ["oc", "ochs", "ar", "goran", ""])
  func doesNotInventWords(word: String) throws {
    let lexicon = try Lexicon(bytes: small())
    #expect(lexicon.entry(of: codes(word))?.flags.contains(.word) != true)
  }

  @Test func knowsNamesAndCapitals() throws {
    let lexicon = try Lexicon(bytes: small())
    #expect(lexicon.entry(of: codes("åsa"))?.flags.contains([.givenName, .capitalised]) == true)
    #expect(lexicon.entry(of: codes("björk"))?.flags.contains(.familyName) == true)
    #expect(lexicon.entry(of: codes("fou"))?.flags.contains(.upper) == true)
    #expect(lexicon.entry(of: codes("qvist"))?.flags.contains(.nameHead) == true)
    #expect(lexicon.entry(of: codes("sjö"))?.flags.contains(.nameModifier) == true)
  }

  @Test func learnsWhatBeginsCompounds() throws {
    let lexicon = try Lexicon(bytes: small())
    let part = try #require(lexicon.entry(of: codes("verksamhets")))
    #expect(part.modifier > -50)
    #expect(!part.flags.contains(.word))
  }

  @Test func prefersWhatWasSeenInContext() throws {
    let lexicon = try Lexicon(bytes: small())
    let has = try #require(lexicon.entry(of: codes("har")))
    let here = try #require(lexicon.entry(of: codes("här")))
    let we = try #require(lexicon.entry(of: codes("vi")))
    func score(_ entry: Entry) -> Float {
      lexicon.likelihood(of: entry.word, alone: entry.probability, after: we.word, .boundary)
    }
    #expect(score(has) > score(here) + 3)
    #expect(score(has) <= 0)
  }

  @Test func sameSourcesGiveSameBytes() { #expect(small() == small()) }

  @Test func versionFollowsTheContent() throws {
    let other = LexiconCompiler.compile(words: words + "\nnytt\t5\t0\t0\n")
    #expect(try Lexicon(bytes: small()).version != Lexicon(bytes: other).version)
    try Lexicon(bytes: small()).verify()
  }

  @Test func emptySourcesMakeAnEmptyDictionary() throws {
    let lexicon = try Lexicon(bytes: LexiconCompiler.compile(words: ""))
    #expect(lexicon.entry(of: codes("och")) == nil)
  }
}

@Suite struct DamagedLexicon {
  @Test(arguments: [0, 1, 8, 40, 511, 512, 600, 4000])
  func truncatedFilesAreRefused(length: Int) {
    let bytes = Array(small().prefix(length))
    #expect(throws: LexiconError.self) { _ = try Lexicon(bytes: bytes) }
  }

  @Test func anotherVersionIsNamed() {
    var bytes = small()
    bytes[8] = 99
    #expect(throws: LexiconError.wrongVersion(path: "(memory)", found: 99, expected: 2)) {
      _ = try Lexicon(bytes: bytes)
    }
  }

  @Test func otherFilesAreRefused() {
    #expect(throws: LexiconError.notADictionary(path: "(memory)")) {
      _ = try Lexicon(bytes: [UInt8](repeating: 0x41, count: 2000))
    }
  }

  @Test(arguments: 0..<UInt64(60))
  func flippedBitsNeverTrap(seed: UInt64) {
    var bytes = small()
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let place = 512 + Int(truncatingIfNeeded: state >> 33) % (bytes.count - 512)
      bytes[place] ^= UInt8(1) << UInt8(state >> 20 & 7)
    }
    guard let lexicon = try? Lexicon(bytes: bytes) else { return }
    #expect(throws: LexiconError.self) { try lexicon.verify() }
    for word in ["och", "verksamhetsplan", "öööö", "zzz"] {
      let entry = lexicon.entry(of: codes(word))
      _ = lexicon.likelihood(
        of: entry?.word ?? .unknown, alone: entry?.probability ?? -9, after: .number, .boundary)
      _ = lexicon.spellingLikelihood(codes(word))
    }
  }

  /// Words of 8 bytes that changed places, near each other and far apart.
  @Test(arguments: [1, 2, 7, 8, 9, 64, 1000])
  func swappedWordsAreFound(distance: Int) throws {
    let whole = small()
    for place in stride(from: 512, to: min(8000, whole.count - 8 * distance - 8), by: 8) {
      let (one, two) = (place..<place + 8, place + 8 * distance..<place + 8 * distance + 8)
      guard !whole[one].elementsEqual(whole[two]) else { continue }
      var bytes = whole
      bytes.replaceSubrange(one, with: whole[two])
      bytes.replaceSubrange(two, with: whole[one])
      let lexicon = try Lexicon(bytes: bytes)
      #expect(throws: LexiconError.self) { try lexicon.verify() }
      return
    }
    Issue.record("no two words to swap")
  }

  @Test(arguments: 0..<48)
  func flippedHeaderBitsAreFound(place: Int) {
    var bytes = small()
    bytes[place] ^= 0x10
    #expect(throws: LexiconError.self) {
      let lexicon = try Lexicon(bytes: bytes)
      try lexicon.verify()
    }
  }

  @Test func missingFilesAreNamed() {
    #expect(throws: LexiconError.self) { _ = try Lexicon(path: "/nonexistent/prant.lexicon") }
  }
}

@Suite struct LexiconLocation {
  private func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent("share/prant"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent("bin"), withIntermediateDirectories: true)
    return url
  }

  @Test func searchesInOrder() throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(at: root) }
    let program = root.appendingPathComponent("bin/prant").path
    #expect(throws: LexiconError.self) {
      try Lexicon.locate(explicit: nil, environment: [:], executable: program)
    }
    let share = root.appendingPathComponent("share/prant/prant.lexicon")
    try Data().write(to: share)
    #expect(
      try Lexicon.locate(explicit: nil, environment: [:], executable: program)
        .hasSuffix("share/prant/prant.lexicon"))
    try Data().write(to: root.appendingPathComponent("bin/prant.lexicon"))
    #expect(
      try Lexicon.locate(explicit: nil, environment: [:], executable: program)
        .hasSuffix("bin/prant.lexicon"))
    #expect(
      try Lexicon.locate(
        explicit: nil, environment: ["PRANT_DICTIONARY": share.path], executable: program)
        == share.path)
    #expect(
      try Lexicon.locate(
        explicit: share.path, environment: ["PRANT_DICTIONARY": "/nowhere"], executable: nil)
        == share.path)
  }

  @Test func whatIsMissingNamesTheCommand() {
    #expect("\(LexiconError.missing(searched: ["a"]))".contains("prant dictionary compile"))
  }
}

/// How likely a name is that nobody has listed.
@Suite struct NameLikelihoods {
  private static let names = """
    given\tÅsa
    family\tLindström
    family\tBergström
    family\tNyström
    family\tSandberg
    family\tLindberg
    family\tHolmberg
    family\tLindqvist
    family\tAlmqvist
    """

  private func lexicon() throws -> Lexicon {
    try Lexicon(
      bytes: LexiconCompiler.compile(
        words: words + "\nkärr\t60\t0\t0\npärla\t60\t0\t0\ngård\t300\t0\t0\n",
        names: Self.names, nameParts: "modifier\tSjö\nhead\tqvist\nhead\tman\nhead\tmo\n"))
  }

  private func likelihood(_ name: String) throws -> Float {
    try lexicon().nameLikelihood(codes(name))
  }

  @Test(arguments: [
    // Spelt as names are, though in no list.
    ("sandström", "sandstrom"), ("holmqvist", "holmkvist"), ("nyberg", "nyborg"),
    // Made of a word, a word without its vowel, or a word with an s.
    ("kärrqvist", "karrqvist"), ("pärlman", "parlman"), ("gårdsman", "gardsman"),
    ("sjöman", "sjoman"),
  ])
  func likelierNamesComeFirst(name: String, other: String) throws {
    #expect(try likelihood(name) > likelihood(other))
  }

  @Test(arguments: ["a", "åsa", "x", "xyzzyxyzzyxyzzyxyzzyxyzzyxyzzy", "ñandú"])
  func everyNameHasALikelihood(name: String) throws {
    let likelihood = try likelihood(name)
    #expect(likelihood.isFinite && likelihood < 0)
  }

  /// What may follow a beginning has all the likelihood there is, no more.
  @Test(arguments: ["", "l", "lind", "qvi", "zzz"])
  func likelihoodsAddUpToOne(beginning: String) throws {
    let lexicon = try lexicon()
    var history = Lexicon.NameHistory()
    for code in codes(beginning) { history = history.then(code) }
    let sum = (0...UInt8(30)).reduce(Float(0)) {
      $0 + exp(lexicon.nameLetterLikelihood($1, after: history))
    }
    #expect(sum > 0.9 && sum < 1.05)
  }

  @Test func theSameNamesGiveTheSameBytes() {
    let compile = { LexiconCompiler.compile(words: words, names: Self.names) }
    #expect(compile() == compile())
  }

  /// `utveckling`, `utvecklingen`: no pronoun ends a compound.
  @Test func pronounsEndNoCompounds() throws {
    let text = words + "\ningen\t90\t0\t0\nutvecklingen\t30\t0\t0\nanvecklingen\t30\t0\t0\n"
    let lexicon = try Lexicon(bytes: LexiconCompiler.compile(words: text))
    #expect(lexicon.entry(of: codes("ingen")).map { $0.head < -50 } == true)
    #expect(lexicon.entry(of: codes("utveckl")) == nil)
  }
}
