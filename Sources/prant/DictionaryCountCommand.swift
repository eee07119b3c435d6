internal import ArgumentParser
internal import Foundation
internal import Lexicon

/// `prant dictionary count`: derives counts from corpus text.
struct DictionaryCountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Counts words and sequences of words in text, a paragraph a line.")

  @Argument(help: "Text files, plain or packed by xz; an empty line ends a document.")
  var corpus: [String]

  @Option(name: .shortAndLong, help: "The folder for the counts.")
  var output: String

  @Option(help: "The least count of a word that is kept.")
  var words = 2
  @Option(help: "The least count of a pair that is kept.")
  var pairs = 2
  @Option(help: "The least count of a triple that is kept.")
  var triples = 2
  @Option(help: "Leave out every so-manieth document, to measure on it; 0 leaves out none.")
  var holdOut = 0

  func run() async throws {
    try reportingLexiconErrors { () throws(LexiconError) in try count() }
  }

  private func count() throws(LexiconError) {
    var limits = CorpusCounter.Limits()
    limits.word = max(1, words)
    limits.pair = max(1, pairs)
    limits.triple = max(1, triples)
    limits.holdOut = max(0, holdOut)
    var counter = CorpusCounter(limits: limits)
    for path in corpus {
      let bytes = try XZStream.read(path)
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        counter.add(paragraph: String(decoding: bytes[start..<end], as: UTF8.self))
        start = end + 1
      }
      counter.add(paragraph: "")
    }
    let counts = counter.finish()
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: output, reason: error.localizedDescription)
    }
    try XZStream.write(CountsText.words(of: counts), to: output + "/words.tsv.xz")
    try XZStream.write(
      CountsText.sequences(counts.pairs, length: 2, words: counts.words),
      to: output + "/pairs.tsv.xz")
    try XZStream.write(
      CountsText.sequences(counts.triples, length: 3, words: counts.words),
      to: output + "/triples.tsv.xz")
    print(
      "\(counts.tokens) tokens: \(counts.words.count) words, \(counts.pairs.count) pairs, "
        + "\(counts.triples.count) triples kept")
  }
}

/// Runs a command's body; what goes wrong with a dictionary goes to stderr and becomes a status.
func reportingLexiconErrors(_ body: () throws(LexiconError) -> Void) throws {
  do { try body() } catch {
    StandardStreams.say("prant: \(error)")
    throw error.exitStatus.exitCode
  }
}

extension LexiconError {
  /// The exit status that tells of this error.
  var exitStatus: ExitStatus {
    switch self {
    case .badSource, .unwritable: .unreadableInput
    case .missing, .unreadable, .notADictionary, .wrongVersion, .damaged: .missingDependency
    }
  }
}
