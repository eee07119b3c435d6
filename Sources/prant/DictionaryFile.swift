internal import ArgumentParser
internal import Foundation
internal import Lexicon
internal import Minutes

/// Which dictionary a command works with.
struct DictionaryOptions: ParsableArguments {
  @Option(help: "The compiled dictionary.")
  var dictionary: String?

  @Option(
    help: """
      The folder from which a dictionary that is damaged or too old is compiled anew (default: \
      PRANT_DICTIONARY_SOURCES, else the folder `dictionaries` beside it).
      """)
  var dictionarySources: String?

  /// Opens the dictionary, without a look at its content.
  func open() throws(CommandFailure) -> Lexicon {
    try DictionaryFile(explicit: dictionary, sources: dictionarySources).open(checksContent: false)
  }

  /// Opens the dictionary and checks every byte of it; a damaged one is compiled anew.
  func openChecked() throws(CommandFailure) -> Lexicon {
    try DictionaryFile(explicit: dictionary, sources: dictionarySources).open(checksContent: true)
  }

  /// The version of the dictionary, every byte of which is checked; a damaged one is compiled anew.
  /// Takes next to no memory.
  func checkedVersion() throws(CommandFailure) -> String {
    try DictionaryFile(explicit: dictionary, sources: dictionarySources, keepsMemory: false)
      .open(checksContent: true).version
  }
}

/// The compiled dictionary, as the commands open it.
struct DictionaryFile {
  /// The path that the user gave, if any.
  var explicit: String?
  /// The folder of its sources that the user gave, if any.
  var sources: String?
  /// Whether what was checked stays in memory.
  var keepsMemory = true

  /// Finds and opens the dictionary; what is damaged or too old is compiled anew, where that can be.
  /// - Parameter checksContent: whether every byte is read.
  /// - Returns: the dictionary.
  /// - Throws: a failure that names the command which makes one.
  func open(checksContent: Bool) throws(CommandFailure) -> Lexicon {
    let path: String
    do throws(LexiconError) { path = try located() } catch { throw error.failure }
    do throws(LexiconError) { return try opened(path, checksContent) } catch {
      guard let folder = sourceFolder(for: path, after: error) else { throw error.failure }
      StandardStreams.say("prant: \(error.fault); compiling it anew from \(folder)")
      do throws(LexiconError) {
        try XZStream.write(try LexiconCompiler.compile(folder: folder), to: path)
        return try opened(path, true)
      } catch { throw error.failure }
    }
  }

  /// Finds and opens the dictionary, and changes nothing.
  func examined() throws(LexiconError) -> Lexicon { try opened(try located(), true) }

  /// Where the dictionary is.
  func located() throws(LexiconError) -> String {
    try Lexicon.locate(
      explicit: explicit, environment: ProcessInfo.processInfo.environment,
      executable: Bundle.main.executablePath)
  }

  /// Opens a file as it is.
  func opened(_ path: String, _ checksContent: Bool) throws(LexiconError) -> Lexicon {
    let lexicon = try Lexicon(path: path)
    do throws(LexiconError) {
      if checksContent { try lexicon.verify(keepsMemory: keepsMemory) }
    } catch {
      throw .damaged(path: path, reason: "the content's checksum is wrong")
    }
    return lexicon
  }

  /// Where the dictionary can be compiled anew from.
  private func sourceFolder(for path: String, after error: LexiconError) -> String? {
    switch error {
    case .wrongVersion, .damaged: break
    case .notADictionary where (path as NSString).pathExtension == "lexicon": break
    // Somebody else's file is not written over.
    default: return nil
    }
    let environment = ProcessInfo.processInfo.environment
    let beside = (path.folderOfPath as NSString).appendingPathComponent("dictionaries")
    let candidates =
      sources.map { [$0] }
      ?? [environment["PRANT_DICTIONARY_SOURCES"], beside].compactMap { $0 }
    return candidates.first { folder in
      ["words.tsv", "words.tsv.xz"].contains {
        FileManager.default.fileExists(atPath: (folder as NSString).appendingPathComponent($0))
      }
    }
  }
}

extension LexiconError {
  /// How the command ends for it.
  var failure: CommandFailure { CommandFailure(status: exitStatus, message: "\(self)") }
}
