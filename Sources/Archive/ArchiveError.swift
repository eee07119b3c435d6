/// What can go wrong with an archive.
package enum ArchiveError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no archive in the folder.
  case notThere(path: String)
  /// The folder can't be made, or something else has its name.
  case cannotCreate(path: String, reason: String)
  /// A file in it can't be read.
  case cannotRead(path: String, reason: String)
  /// A file in it can't be written.
  case cannotWrite(path: String, reason: String)
  /// Another run has the archive, and the caller does not want to wait.
  case inUse(path: String)
  /// Another program has kept the database locked for longer than anybody should.
  case locked(path: String)
  /// The database is not one, or it contradicts itself.
  case damaged(path: String, reason: String)
  /// What another process of ours said of it, a whole sentence.
  case reported(String)
  /// What was given does not fit what the archive has.
  case unfitting(reason: String)
  /// A newer version of the program has made it.
  case newer(path: String)

  package var description: String {
    switch self {
    case .notThere(let path):
      "there is no archive in \(path); `prant run PATH… -w \(path)` makes one"
    case .cannotCreate(let path, let reason):
      "can't make the archive \(path): \(reason); name a folder that you may write to with -w"
    case .cannotRead(let path, let reason): "can't read \(path): \(reason)"
    case .cannotWrite(let path, let reason):
      "can't write \(path): \(reason); what was done before is kept, run again when that is mended"
    case .inUse(let path):
      "another run is working on \(path); wait for it to end, or name another archive with -w"
    case .locked(let path):
      "\(path) has been locked by another program for a minute; end it and run again"
    case .damaged(let path, let reason):
      "\(path) is damaged: \(reason); `prant archive restore` makes an archive of a backup"
    case .unfitting(let reason): reason
    case .reported(let message): message
    case .newer(let path):
      "\(path) was made by a newer version of prant; use that one"
    }
  }
}
