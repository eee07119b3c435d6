internal import ArgumentParser

/// `prant dictionary`: makes and shows the dictionaries.
struct DictionaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dictionary",
    abstract: "Makes the dictionaries that the repair works with, and shows what they know.",
    subcommands: [
      DictionaryCountCommand.self, DictionaryCompileCommand.self, DictionaryShowCommand.self,
    ])
}
