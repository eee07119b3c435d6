internal import ArgumentParser
internal import Foundation
internal import Lexicon

/// `prant dictionary show`: what the compiled dictionary knows.
struct DictionaryShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a dictionary's size and version, or what it knows of words.")

  @Argument(help: "Words to look up.")
  var words: [String] = []

  @Option(help: "The compiled dictionary.")
  var dictionary: String?

  @Flag(help: "Check every byte of the file.")
  var verify = false

  func run() async throws {
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
