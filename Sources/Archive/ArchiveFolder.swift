import Foundation

/// An archive's folder: `prant.sqlite` with all that is known, `out/` with what was made of each
/// document.
package struct ArchiveFolder: Equatable, Sendable {
  /// The folder's path.
  package let path: String

  package init(path: String) { self.path = path }

  /// The database.
  package var database: String { path + "/prant.sqlite" }
  /// The folder of the outputs.
  package var out: String { path + "/out" }
  /// The list of what has become of every document, as `prant status --json` prints it.
  package var report: String { out + "/report.json" }
  /// Where a document's meeting is.
  package func meeting(_ stem: String) -> String { "\(out)/\(stem).meeting.json" }
  /// Where a document's text is.
  package func text(_ stem: String) -> String { "\(out)/\(stem).txt" }

  /// Makes the folder and what is in it, where that is not there.
  /// - Throws: `cannotCreate`.
  package func create() throws(ArchiveError) {
    for folder in [path, out] {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      } catch {
        // Foundation's sentence is long and says less than the system's.
        guard mkdir(folder, 0o755) != 0 else { continue }
        throw .cannotCreate(path: folder, reason: lastSystemError())
      }
    }
  }

  /// Takes away what a run that was killed had begun to write. What others are writing
  /// at this moment stays. Only for who has the lock.
  package func removeLeftovers() {
    for folder in [path, out] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names where AtomicFile.isLeftover(name) {
        unlink("\(folder)/\(name)")
      }
    }
  }
}
