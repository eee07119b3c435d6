internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Lexicon
internal import Minutes

/// `prant dictionary show`: what the compiled dictionary knows.
struct DictionaryShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a dictionary's size and version, or what it knows of words.",
    discussion: """
      With -w and no WORD: the archive's own words, each with who taught it that, when, and how, \
      separated by tabs.
      """)

  @Argument(help: "Words to look up.")
  var words: [String] = []

  @Option(help: "The compiled dictionary.")
  var dictionary: String?

  @Option(
    name: [.customShort("w"), .customLong("archive")],
    help: "An archive, whose own words are shown, too.")
  var archive: String?

  @Flag(help: "Check every byte of the file.")
  var verify = false

  func run() async throws {
    let own = try await ownWords()
    if archive != nil, words.isEmpty {
      StandardStreams.put(Data(own.map(Self.line).joined().utf8))
      return
    }
    for word in words {
      for own in own where own.word.utf8.elementsEqual(word.normalizedNFC.utf8) {
        print("\(word): an own word, \(Self.origin(of: own))")
      }
    }
    try reportingLexiconErrors { () throws(LexiconError) in
      let file = DictionaryFile(explicit: dictionary)
      let lexicon = try file.opened(try file.located(), verify)
      if words.isEmpty {
        print("version \(lexicon.version)")
        print("\(lexicon.entryCount) entries, \(lexicon.nodeCount) nodes, \(lexicon.size) bytes")
      }
      for word in words { print(Self.description(of: word, in: lexicon)) }
    }
  }

  private func ownWords() async throws -> [OwnWord] {
    guard let archive else { return [] }
    var own: [OwnWord] = []
    try await reporting { () throws(CommandFailure) in
      try archiveWork { () throws(ArchiveError) in
        own = try ArchiveStore(ArchiveFolder(path: archive), creates: false).ownWords()
      }
    }
    return own
  }

  private static func line(_ own: OwnWord) -> String {
    "\(own.word)\t\(own.reviewer.onOneLine)\t\(own.added)\t\(manner(of: own))\n"
  }

  private static func origin(of own: OwnWord) -> String {
    "\(own.reviewer.onOneLine), \(own.added), \(manner(of: own))"
  }

  private static func manner(of own: OwnWord) -> String {
    let decisions = own.decisions > 0 ? [RunTally.count(own.decisions, "decision")] : []
    return (decisions + (own.isByHand ? ["by hand"] : [])).joined(separator: ", ")
  }

  private static func description(of word: String, in lexicon: Lexicon) -> String {
    guard let codes = Alphabet.codes(word.precomposedStringWithCanonicalMapping),
      let entry = lexicon.entry(of: codes)
    else { return "\(word): unknown" }
    let names: [(Entry.Flags, String)] = [
      (.word, "word"), (.term, "term"), (.givenName, "given name"), (.familyName, "family name"),
      (.place, "place"), (.capitalised, "capitalised"), (.upper, "capitals"),
      (.nameModifier, "begins names"), (.nameHead, "ends names"),
    ]
    let marks = names.filter { entry.flags.contains($0.0) }.map(\.1).joined(separator: ", ")
    return "\(word): \(marks); likelihood \(entry.probability), begins compounds "
      + "\(entry.modifier), ends compounds \(entry.head)"
  }
}
