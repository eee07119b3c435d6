internal import ArgumentParser
internal import Foundation
internal import Lexicon
internal import Minutes
internal import Repair

/// `prant repair`: text in, repaired text out.
struct RepairCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Repairs text that was read by machine, line for line.",
    discussion: """
      Reads the files, or standard input, and writes the repaired text to standard output in UTF-8: \
      as many lines as before, with the same white space and line ends. Text in Windows-1252, \
      Latin-1, CP437, CP850, Mac Roman or UTF-16 is told by its bytes. What is right stays as it \
      is, byte for byte.

      Long texts are worked on in parts of 256 KB, cut at empty lines, as they come.
      """)

  @Argument(help: "Text files; - or none is standard input.")
  var files: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Print the corrections, one JSON object a line, instead of the text.",
      discussion: """
        `line` and `column` are those of the file: lines from 1, columns in Unicode scalars from 1, \
        both before the repair. `status` is applied or proposed, `alternatives` are other readings.
        """))
  var json = false

  @Option(
    help: ArgumentHelp(
      "Print what a word may stand for and why; in a phrase, each of its words in that context.",
      valueName: "words"))
  var explain: String?

  @Option(
    help: ArgumentHelp(
      "A list of words, one a line, that are right and known though no dictionary has them.",
      valueName: "file"))
  var words: String?

  @OptionGroup var dictionary: DictionaryOptions

  @OptionGroup var repairs: RepairOptions

  func validate() throws {
    if explain != nil, !files.isEmpty || json {
      throw ValidationError("--explain takes the words; give neither FILES nor --json with it.")
    }
  }

  func run() async throws {
    // Whoever ends it knows why.
    signal(SIGINT) { _ in _exit(ExitStatus.interrupted.rawValue) }
    try await reporting { () async throws(CommandFailure) in
      if let explain { try explainWords(explain) } else { try await repairAll() }
    }
  }

  fileprivate func ownWords() throws(CommandFailure) -> OwnWords {
    OwnWords(try words.map { path throws(CommandFailure) in try WordList.words(in: path) } ?? [])
  }

  private func explainWords(_ words: String) throws(CommandFailure) {
    let repairer = Repairer(
      lexicon: try dictionary.openChecked(), settings: repairs.settings,
      ownWords: try ownWords())
    StandardStreams.put(RepairOutput.text(repairer.explain(words)))
    StandardStreams.put(Data((RepairOutput.legend + "\n").utf8))
  }

  private func repairAll() async throws(CommandFailure) {
    let inputs = files.isEmpty ? ["-"] : files
    let ownWords = try ownWords()
    var work = RepairWork(try dictionary.open(), ownWords, command: self)
    var failures = 0
    for file in inputs {
      do throws(CommandFailure) { try await work.repair(file) } catch {
        if inputs.count == 1 || error.status != .unreadableInput { throw error }
        StandardStreams.say("prant: \(error.message)")
        failures += 1
      }
    }
    guard failures == 0 else {
      throw CommandFailure(
        status: failures == inputs.count ? .unreadableInput : .partialFailure,
        message: "\(failures) of \(inputs.count) files could not be repaired")
    }
  }
}

/// The work of `prant repair`, file after file.
private struct RepairWork {
  private let command: RepairCommand
  private let ownWords: OwnWords
  private var repairer: Repairer
  /// Whether every byte of the dictionary is right; found out beside the work, and asked before
  /// anything is written. Nil when that was done.
  private var check: Task<Bool, Never>?

  init(_ lexicon: Lexicon, _ ownWords: OwnWords, command: RepairCommand) {
    self.command = command
    self.ownWords = ownWords
    repairer = Repairer(
      lexicon: lexicon, settings: command.repairs.settings, ownWords: ownWords)
    check = Task.detached { (try? lexicon.verify()) != nil }
  }

  mutating func repair(_ file: String) async throws(CommandFailure) {
    let input = try TextInput(file)
    var sections = TextSections()
    var text = TextRepair(repairer: repairer)
    var isFirst = true
    var isConverted = false
    while true {
      let bytes = try input.read()
      if bytes.isEmpty { sections.end() } else { sections.append(bytes) }
      while let section = try next(&sections, of: input.name) {
        if !isConverted, section.encoding != .utf8 {
          isConverted = true
          StandardStreams.say("prant: \(input.name): read as \(section.encoding), made UTF-8")
        }
        var output = Self.output(of: section, &text, file: file, json: command.json)
        if try await hasOtherDictionary() {
          text = TextRepair(repairer: repairer)
          output = Self.output(of: section, &text, file: file, json: command.json)
        }
        if !command.json, isFirst, section.hasByteOrderMark {
          StandardStreams.put(Data(TextDecoding.byteOrderMark))
        }
        StandardStreams.put(output)
        isFirst = false
      }
      if bytes.isEmpty { return }
    }
  }

  private static func output(
    of section: TextSection, _ text: inout TextRepair, file: String, json: Bool
  ) -> Data {
    json
      ? RepairOutput.json(text.explained(section.text).corrections, file: file)
      : Data(text.repaired(section.text))
  }

  private func next(
    _ sections: inout TextSections, of name: String
  ) throws(CommandFailure) -> TextSection? {
    do throws(TextDecoding.Failure) { return try sections.next() } catch {
      throw CommandFailure(status: .unreadableInput, message: "\(name): \(error)")
    }
  }

  /// Whether the dictionary turned out to be damaged and another is there now.
  private mutating func hasOtherDictionary() async throws(CommandFailure) -> Bool {
    guard let check else { return false }
    self.check = nil
    if await check.value { return false }
    repairer = Repairer(
      lexicon: try command.dictionary.openChecked(), settings: command.repairs.settings,
      ownWords: ownWords)
    return true
  }
}
