internal import Foundation

extension Lexicon {
  /// The name of the compiled dictionary's file.
  package static let fileName = "prant.lexicon"

  /// Finds the compiled dictionary.
  /// - Parameters:
  ///   - explicit: the path that a user gave; then nothing else is searched.
  ///   - environment: the process's environment; `PRANT_DICTIONARY` names a file.
  ///   - executable: the path of the running program.
  /// - Returns: the path of a file that exists.
  /// - Throws: `LexiconError.missing` with every place that was searched.
  package static func locate(
    explicit: String?, environment: [String: String], executable: String?
  ) throws(LexiconError) -> String {
    var candidates: [String] = []
    if let explicit {
      candidates = [explicit]
    } else if let path = environment["PRANT_DICTIONARY"], !path.isEmpty {
      candidates = [path]
    } else if let executable {
      let folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
        .deletingLastPathComponent()
      candidates = [
        folder.appendingPathComponent(fileName).path,
        folder.deletingLastPathComponent().appendingPathComponent("share/prant/\(fileName)").path,
      ]
    }
    for path in candidates where FileManager.default.fileExists(atPath: path) { return path }
    throw .missing(searched: candidates)
  }
}
