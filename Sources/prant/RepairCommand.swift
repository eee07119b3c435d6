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
    let lexicon: Lexicon
    do { lexicon = try Self.openLexicon(dictionary) } catch {
      Self.complain("\(error)")
      throw error.exitStatus.exitCode
    }
    let repairer = Repairer(lexicon: lexicon, settings: RepairSettings(threshold: threshold))
    var failed = 0
    let inputs = files.isEmpty ? ["-"] : files
    for file in inputs {
      let text: String
      do { text = try Self.text(of: file) } catch {
        Self.complain("\(error)")
        failed += 1
        continue
      }
      let pages = Page.pages(ofPlainText: text)
      let document = repairer.repair(pages)
      let output =
        json
        ? RepairOutput.corrections(document, file: inputs.count > 1 ? file : nil)
        : RepairOutput.text(document, original: text)
      do { try FileHandle.standardOutput.write(contentsOf: output) } catch {
        throw ExitStatus.unreadableInput.exitCode
      }
    }
    if failed == inputs.count { throw ExitStatus.unreadableInput.exitCode }
    if failed > 0 { throw ExitStatus.partialFailure.exitCode }
  }

  static func openLexicon(_ explicit: String?) throws(LexiconError) -> Lexicon {
    let path = try Lexicon.locate(
      explicit: explicit, environment: ProcessInfo.processInfo.environment,
      executable: Bundle.main.executablePath)
    return try Lexicon(path: path)
  }

  private static func text(of file: String) throws(TextInputError) -> String {
    let data: Data
    do {
      data =
        file == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw .unreadable(file: file)
    }
    return try TextInput.decode([UInt8](data), file: file)
  }

  private static func complain(_ message: String) {
    FileHandle.standardError.write(Data("prant: \(message)\n".utf8))
  }
}
