internal import ArgumentParser
internal import Lexicon

/// `prant dictionary compile`: makes the one file that the repair maps.
struct DictionaryCompileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compiles a folder of dictionaries to one file.")

  @Argument(help: "The folder of the readable dictionaries.")
  var dictionaries = "dictionaries"

  @Option(name: .shortAndLong, help: "The file to write.")
  var output = "prant.lexicon"

  func run() async throws {
    try reportingLexiconErrors { () throws(LexiconError) in
      let bytes = try LexiconCompiler.compile(folder: dictionaries)
      try XZStream.write(bytes, to: output)
      let lexicon = try Lexicon(path: output)
      print("\(output): \(lexicon.entryCount) entries, \(bytes.count) bytes, \(lexicon.version)")
    }
  }
}
