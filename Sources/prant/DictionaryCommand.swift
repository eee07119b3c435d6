internal import ArgumentParser

/// `prant dictionary`: makes and shows the dictionaries.
struct DictionaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dictionary",
    abstract: "Makes the dictionaries that the repair works with, and shows what they know.",
    discussion: "An archive's own words are what people have confirmed beyond every dictionary.",
    subcommands: [
      DictionaryAddCommand.self, DictionaryRemoveCommand.self, DictionaryLearnCommand.self,
      DictionaryShowCommand.self, DictionaryCompileCommand.self, DictionaryCountCommand.self,
    ])
}
