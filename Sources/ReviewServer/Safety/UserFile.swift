internal import Foundation

/// The file of those who may review: `name:hash` a line; empty lines and such that begin with `#`
/// are remarks.
package struct UserFile: Equatable, Sendable {
  /// Where it is.
  package let path: String

  /// Its greatest size in bytes: some thousands of users.
  private static let greatestSize = 1_000_000

  package init(path: String) { self.path = path }

  /// What the file says.
  /// - Returns: the hashes by names, and the stamp of the file at that time.
  /// - Throws: where it can't be read or understood, or where others can read it.
  package func read() throws(ReviewFailure) -> (users: [String: PasswordHash], stamp: Stamp) {
    let (text, stamp) = try contents()
    return (try users(in: text), stamp)
  }

  /// Adds a user, or gives one another password. The file is made where there is none.
  /// - Parameters:
  ///   - name: the user's.
  ///   - hash: the password's.
  /// - Returns: whether there was one of that name.
  /// - Throws: where what is there can't be read or understood, or nothing can be written.
  package func set(_ name: UserName, _ hash: PasswordHash) throws(ReviewFailure) -> Bool {
    let lock = try lockFolder()
    // Closing gives the lock back.
    defer { close(lock) }
    var lines: [String] = []
    if access(path, F_OK) == 0 {
      let (text, _) = try contents()
      _ = try users(in: text)
      lines = Self.lines(of: text).map(String.init)
      while lines.last?.isEmpty == true { lines.removeLast() }
    }
    let line = "\(name.text):\(hash)"
    let place = lines.firstIndex { Self.name(in: $0) == name.text }
    if let place { lines[place] = line } else { lines.append(line) }
    try write(Data((lines.joined(separator: "\n") + "\n").utf8))
    return place != nil
  }

  /// What tells one state of the file from another.
  package struct Stamp: Equatable, Sendable {
    var inode: UInt64
    var size: Int64
    var seconds: Int
    var nanoseconds: Int

    init(_ status: stat) {
      inode = UInt64(status.st_ino)
      size = Int64(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// The stamp of the file as it is now.
  /// - Returns: nil where there is none.
  package func stamp() -> Stamp? {
    var status = stat()
    return stat(path, &status) == 0 ? Stamp(status) : nil
  }

  private func contents() throws(ReviewFailure) -> (text: String, stamp: Stamp) {
    // A pipe that nobody writes to must not be waited for.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      let reason = String(cString: strerror(errno))
      throw .configuration(
        "can't read \(path): \(reason); `prant review --users \(path) --add-user NAME` makes it")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .configuration("\(path) is no file; --users takes one of lines NAME:HASH")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .configuration(
        "others can read \(path) or write to it; mend that with: chmod 600 \(path)")
    }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw .configuration("\(path) belongs to another user, who could let anybody in")
    }
    guard status.st_size <= Self.greatestSize else {
      throw .configuration("\(path) is too large for a file of users")
    }
    var data = Data(count: Int(status.st_size))
    let count = data.withUnsafeMutableBytes { Foundation.read(file, $0.baseAddress, $0.count) }
    guard count == data.count, let text = String(data: data, encoding: .utf8) else {
      throw .configuration("\(path) is no text; --users takes a file of lines NAME:HASH")
    }
    return (text, Stamp(status))
  }

  private func users(in text: String) throws(ReviewFailure) -> [String: PasswordHash] {
    var users: [String: PasswordHash] = [:]
    for (index, line) in Self.lines(of: text).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      // The line itself is not told: there may be a password in it.
      guard parts.count == 2, let name = UserName(String(parts[0])),
        name.text.utf8.elementsEqual(parts[0].utf8)
      else {
        throw .configuration("\(path), line \(index + 1): it is not NAME:HASH")
      }
      guard let hash = PasswordHash(String(parts[1])) else {
        throw .configuration(
          "\(path), line \(index + 1): the hash of \(name.text) is none of ours; "
            + "`prant review --users \(path) --add-user '\(name.text)'` makes one")
      }
      guard users.updateValue(hash, forKey: name.text) == nil else {
        throw .configuration("\(path), line \(index + 1): \(name.text) is there twice")
      }
    }
    return users
  }

  /// The lines, whichever system's editor has written them.
  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  private static func name(in line: String) -> String? {
    guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { return nil }
    return String(line[..<colon])
  }

  /// Two who add users at a time take turns.
  private func lockFolder() throws(ReviewFailure) -> Int32 {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      let reason = String(cString: strerror(errno))
      if lock >= 0 { close(lock) }
      throw ReviewFailure(status: .archiveError, message: "can't write \(path): \(reason)")
    }
    return lock
  }

  /// Writes the file whole or not at all, for its owner alone.
  private func write(_ data: Data) throws(ReviewFailure) {
    func failure(_ code: Int32) -> ReviewFailure {
      ReviewFailure(
        status: .archiveError, message: "can't write \(path): \(String(cString: strerror(code)))")
    }
    // A link stays one: what it leads to is replaced.
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let temporary = "\(target).\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failure(errno) }
    let count = data.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
    let isWritten = count == data.count && fsync(file) == 0
    let code = errno
    close(file)
    guard isWritten, rename(temporary, target) == 0 else {
      let last = isWritten ? errno : code
      unlink(temporary)
      throw failure(last)
    }
  }
}
