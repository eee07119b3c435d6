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
    discussion: "Reads the files, or standard input, and writes the repaired text to standard "
      + "output: as many lines as before, with the same white space.")

  @Argument(help: "Text files; - or none is standard input.")
  var files: [String] = []

  @Flag(help: "Print the corrections, one JSON object a line, instead of the text.")
  var json = false

  @Option(help: "The compiled dictionary.")
  var dictionary: String?

  @Option(help: "Corrections less probable than this are not applied, 0...1.")
  var threshold = 0.5

  func validate() throws {
    guard (0...1).contains(threshold) else {
      throw ValidationError("--threshold must lie between 0 and 1.")
    }
  }

  func run() async throws {
    try await reporting { () throws(CommandFailure) in try repairAll() }
  }

  private func repairAll() throws(CommandFailure) {
    let repairer = Repairer(
      lexicon: try DictionaryFile.open(explicit: dictionary),
      settings: RepairSettings(threshold: threshold))
    let inputs = files.isEmpty ? ["-"] : files
    var failures: [String] = []
    for file in inputs {
      let text: String
      do throws(CommandFailure) { text = try Self.text(of: file) } catch {
        if inputs.count == 1 { throw error }
        StandardStreams.say("prant: \(error.message)")
        failures.append(file)
        continue
      }
      StandardStreams.put(
        json
          ? RepairOutput.corrections(
            repairer.repair(Page.pages(ofPlainText: text)), file: inputs.count > 1 ? file : nil)
          : Data(repairer.repair(plainText: Array(text.utf8))))
    }
    guard failures.isEmpty else {
      throw CommandFailure(
        status: failures.count == inputs.count ? .unreadableInput : .partialFailure,
        message: "\(failures.count) of \(inputs.count) files could not be repaired")
    }
  }

  static func openLexicon(_ explicit: String?) throws(LexiconError) -> Lexicon {
    let path = try Lexicon.locate(
      explicit: explicit, environment: ProcessInfo.processInfo.environment,
      executable: Bundle.main.executablePath)
    return try Lexicon(path: path)
  }

  private static func text(of file: String) throws(CommandFailure) -> String {
    let data: Data
    do {
      data =
        file == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw CommandFailure(status: .unreadableInput, message: "\(file): can't be read")
    }
    do throws(TextDecoding.Failure) { return try TextDecoding.decode(data).text } catch {
      let name = file == "-" ? "standard input" : file
      throw CommandFailure(status: .unreadableInput, message: "\(name): \(error)")
    }
  }
}
