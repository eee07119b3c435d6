/// What can go wrong with an archive's folder.
package enum ArchiveError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The folder can't be made, or something else has its name.
  case cannotCreate(path: String, reason: String)
  /// A file in it can't be read.
  case cannotRead(path: String, reason: String)
  /// A file in it can't be written.
  case cannotWrite(path: String, reason: String)
  /// Another run has the archive.
  case inUse(path: String)

  package var description: String {
    switch self {
    case .cannotCreate(let path, let reason):
      "can't make the archive \(path): \(reason); name a folder that you may write to with -w"
    case .cannotRead(let path, let reason): "can't read \(path): \(reason)"
    case .cannotWrite(let path, let reason):
      "can't write \(path): \(reason); what was done before is kept, run again when that is mended"
    case .inUse(let path):
      "another run is working on \(path); wait for it to end, or name another archive with -w"
    }
  }
}
