internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Minutes

/// `prant dictionary add`: teaches an archive words.
struct DictionaryAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Adds words to an archive's own.",
    discussion: """
      Own words are right wherever they stand, and what looks like them becomes them: Sjovalla \
      becomes Sjövalla. Write them with their capitals and without endings; the genitive in -s is \
      known with them. Prints those that were new. The next `prant run -w ARCHIVE` repairs what is \
      in the archive with them; nothing is read again.
      """)

  @Argument(help: "Words.")
  var words: [String] = []

  @OptionGroup var archive: OwnWordsArchive

  @Option(
    help: ArgumentHelp(
      "A list of words, one a line; - is standard input.", valueName: "file"))
  var from: String?

  func validate() throws {
    if words.isEmpty, from == nil { throw ValidationError("Name words, or a list by --from.") }
  }

  func run() async throws {
    try await reporting { () throws(CommandFailure) in
      var checked: [String] = []
      for word in words { checked.append(try WordList.checked(word)) }
      if let from { checked += try WordList.words(in: from) }
      try archive.add(checked)
    }
  }
}

/// `prant dictionary remove`: what was added by hand goes.
struct DictionaryRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Removes words that were added to an archive's own.",
    discussion: """
      Words that a decision of the review has taught the archive stay until that is undone. Exits \
      with 4 where a word is still there, or never was.
      """)

  @Argument(help: "Words.")
  var words: [String]

  @OptionGroup var archive: OwnWordsArchive

  func run() async throws {
    try await reporting { () throws(CommandFailure) in
      var kept = 0
      try archiveWork { () throws(ArchiveError) in
        let store = try archive.open()
        for word in words {
          switch try store.removeOwnWord(word) {
          case .removed: StandardStreams.put(Data((word + "\n").utf8))
          case .heldByDecisions(let count):
            kept += 1
            StandardStreams.say(
              "\(word) stays: \(RunTally.count(count, "decision")) of the review "
                + "\(count == 1 ? "holds" : "hold") it")
          case .unknown:
            kept += 1
            StandardStreams.say("\(word.onOneLine) is none of the archive's own words")
          }
        }
      }
      guard kept == 0 else {
        throw CommandFailure(
          status: .partialFailure,
          message: "\(RunTally.count(words.count - kept, "word")) removed, \(kept) not")
      }
    }
  }
}

/// `prant dictionary learn`: one archive's words for another.
struct DictionaryLearnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Adds another archive's own words to an archive's.",
    discussion: """
      FROM is an archive's folder, or a list of words, one a line. Prints those that were new.
      """)

  @Argument(help: "An archive's folder, or a list of words.")
  var from: String

  @OptionGroup var archive: OwnWordsArchive

  func run() async throws {
    try await reporting { () throws(CommandFailure) in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: from, isDirectory: &isFolder),
        isFolder.boolValue
      else { return try archive.add(try WordList.words(in: from)) }
      var words: [String] = []
      try archiveWork { () throws(ArchiveError) in
        let other = try ArchiveStore(ArchiveFolder(path: from), creates: false)
        words = try other.ownWords().map(\.word)
      }
      // What a decision elsewhere held may be more than a word.
      let checked = words.filter { OwnWord.isWord($0) }
      if checked.count < words.count {
        StandardStreams.say("\(words.count - checked.count) of them are no words and stay there")
      }
      try archive.add(checked)
    }
  }
}

/// The archive whose own words a command changes.
struct OwnWordsArchive: ParsableArguments {
  @Option(name: [.customShort("w"), .customLong("archive")], help: "The archive's folder.")
  var archive: String

  func open() throws(ArchiveError) -> ArchiveStore {
    try ArchiveStore(ArchiveFolder(path: archive), creates: false)
  }

  /// Adds words and tells which were new.
  func add(_ words: [String]) throws(CommandFailure) {
    try archiveWork { () throws(ArchiveError) in
      let new = try open().addOwnWords(words, reviewer: NSUserName())
      StandardStreams.put(Data(new.map { $0 + "\n" }.joined().utf8))
      let known = words.count - new.count
      StandardStreams.say(
        "\(RunTally.count(new.count, "new word"))"
          + (known > 0 ? ", \(known) known before" : "")
          + (new.isEmpty ? "" : "; repair what is there with: prant run -w \(archive)"))
    }
  }
}
