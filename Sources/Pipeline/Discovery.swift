internal import Foundation
internal import Minutes

/// A file that shall be read.
package struct FoundFile: Equatable, Sendable {
  /// The path as the user would write it.
  package var path: String
  /// The last part of the path; bytes that are not UTF-8 have become U+FFFD.
  package var name: String

  package init(path: String) {
    self.path = path
    self.name = (path as NSString).lastPathComponent
  }

  /// The one way to write where it is: its folder's real path and its own name. A link to a file
  /// keeps the name that it has here.
  package var absolutePath: String {
    let given = path.folderOfPath
    guard let folder = realpath(given.isEmpty ? "." : given, nil) else { return path }
    defer { free(folder) }
    let real = String(cString: folder)
    return real == "/" ? "/" + name : "\(real)/\(name)"
  }
}

/// What was found under the paths that a user named.
package struct Discovery: Equatable, Sendable {
  /// A path that can't be read, and why.
  package struct Refusal: Equatable, Sendable {
    package var path: String
    package var reason: String
  }

  /// The files to read, sorted by path, each once.
  package var files: [FoundFile] = []
  /// What was asked for and can't be read.
  package var refusals: [Refusal] = []
  /// Files in folders that are of no kind that is read here.
  package var ignored: [String] = []

  /// - Parameter files: what was found before.
  package init(files: [FoundFile]) { self.files = files }

  /// Looks for documents.
  ///
  /// Folders are searched to their ends, without following symbolic links; hidden files and
  /// folders are passed over. A file that the user named is always taken, whatever its name.
  /// - Parameters:
  ///   - paths: files and folders.
  ///   - excluded: a folder not to look into: the archive, where it lies among the input.
  package init(paths: [String], excluding excluded: String? = nil) {
    var search = Search(excluded: excluded.map { Search.identity(of: $0) } ?? nil)
    for path in paths { search.visitNamed(path) }
    files = search.files.sorted { $0.path < $1.path }
    refusals = search.refusals.sorted { $0.path < $1.path }
    ignored = search.ignored.sorted()
  }
}

private struct Search {
  /// A file or folder, whatever its name.
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  var excluded: Identity?
  var files: [FoundFile] = []
  var refusals: [Discovery.Refusal] = []
  var ignored: [String] = []
  private var seenFolders: Set<Identity> = []
  /// The real paths of files that were found, as bytes: `==` of strings takes names for equal that
  /// the file system does not.
  private var seenPaths: Set<[UInt8]> = []

  init(excluded: Identity?) { self.excluded = excluded }

  static func identity(of path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// A path from the command line: links are followed, and what can't be read is said.
  mutating func visitNamed(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      refuse(path, String(cString: strerror(errno)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      visitFolder(path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path)
    case S_IFREG: take(path)
    default: refuse(path, "not a file or a folder (a pipe, a socket or a device)")
    }
  }

  private mutating func visitFolder(_ start: String) {
    var waiting = [start]
    while let folder = waiting.popLast() {
      guard let identity = Self.identity(of: folder) else {
        refuse(folder, String(cString: strerror(errno)))
        continue
      }
      guard identity != excluded, !isArchive(folder), seenFolders.insert(identity).inserted else {
        continue
      }
      guard let names = listing(of: folder) else { continue }
      for name in names where !name.hasPrefix(".") {
        visitEntry(folder == "/" ? "/" + name : "\(folder)/\(name)", &waiting)
      }
    }
  }

  /// Whether a folder is an archive of ours: what is in it was written, not scanned.
  private func isArchive(_ folder: String) -> Bool {
    ["/prant.sqlite", "/out"].allSatisfy { access(folder + $0, F_OK) == 0 }
  }

  private mutating func listing(of folder: String) -> [String]? {
    do { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
      let reason = access(folder, R_OK | X_OK) == 0 ? "can't be listed" : "permission denied"
      refuse(folder, reason)
      return nil
    }
  }

  private mutating func visitEntry(_ path: String, _ waiting: inout [String]) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      // The listing gave a name that the system does not know: its bytes are not UTF-8.
      refuse(path, "the name is not UTF-8; rename the file and run again")
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: waiting.append(path)
    case S_IFREG:
      if FileKind.isReadable(path) { take(path) } else { ignored.append(path) }
    case S_IFLNK:
      // A link to a file is that file; a link to a folder might lead anywhere, or in a circle.
      var target = stat()
      if stat(path, &target) == 0, target.st_mode & S_IFMT == S_IFREG, FileKind.isReadable(path) {
        take(path)
      } else {
        ignored.append(path)
      }
    default: ignored.append(path)
    }
  }

  private mutating func take(_ path: String) {
    let real = realpath(path, nil)
    defer { free(real) }
    let identity =
      real.map { Array(UnsafeBufferPointer(start: $0, count: strlen($0))) }?
      .map { UInt8(bitPattern: $0) } ?? Array(path.utf8)
    if seenPaths.insert(identity).inserted { files.append(FoundFile(path: path)) }
  }

  private mutating func refuse(_ path: String, _ reason: String) {
    refusals.append(.init(path: path, reason: reason))
  }
}
