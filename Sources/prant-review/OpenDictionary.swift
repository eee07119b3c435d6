internal import Foundation
internal import Lexicon
internal import Logging
internal import Minutes
internal import Repair
internal import ReviewServer

/// The dictionary that words are spelled by while somebody types.
enum OpenDictionary {
  /// - Parameters:
  ///   - repository: the archive's, whose own words are known, too.
  ///   - logger: told where there is no dictionary; then no word is called unknown.
  /// - Returns: tells which words nobody knows.
  static func spelling(for repository: ArchiveRepository, logger: Logger) -> Spelling {
    let lexicon: Lexicon
    do {
      lexicon = try Lexicon(
        path: Lexicon.locate(
          explicit: nil, environment: ProcessInfo.processInfo.environment,
          executable: Siblings.ownPath))
    } catch {
      logger.notice("words are not spelled: \(error)")
      return .none
    }
    let spelling = WordSpelling(lexicon)
    return Spelling { words in
      let unknown = words.filter { !spelling.knows($0.normalizedNFC) }
      guard !unknown.isEmpty else { return [] }
      let own = await repository.ownWords()
      return unknown.filter { !own.contains($0.normalizedNFC.lowercased()) }
    }
  }
}
