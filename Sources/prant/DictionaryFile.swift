internal import Lexicon

/// The compiled dictionary, as the commands open it.
enum DictionaryFile {
  /// Finds and opens the dictionary.
  /// - Parameter explicit: the path that the user gave, if any.
  /// - Returns: the dictionary.
  /// - Throws: a failure that names the command which makes one.
  static func open(explicit: String?) throws(CommandFailure) -> Lexicon {
    do throws(LexiconError) { return try RepairCommand.openLexicon(explicit) } catch {
      throw CommandFailure(status: error.exitStatus, message: "\(error)")
    }
  }
}
