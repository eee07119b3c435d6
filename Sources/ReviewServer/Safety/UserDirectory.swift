package import Logging
internal import Synchronization

/// The users of a file that may be changed while the server runs.
package final class UserDirectory: Sendable {
  private struct Held {
    var users: [String: PasswordHash]
    var stamp: UserFile.Stamp?
  }

  private let file: UserFile
  private let logger: Logger
  private let held: Mutex<Held>

  /// - Parameters:
  ///   - file: read at once.
  ///   - logger: is told of a file that can't be read any more.
  /// - Throws: where it can't be read, or where there is nobody in it.
  package init(_ file: UserFile, logger: Logger) throws(ReviewFailure) {
    let (users, stamp) = try file.read()
    guard !users.isEmpty else {
      throw .configuration(
        "there is nobody in \(file.path); `prant review --users \(file.path) --add-user NAME` "
          + "adds somebody")
    }
    self.file = file
    self.logger = logger
    held = Mutex(Held(users: users, stamp: stamp))
  }

  /// The hashes by names, as the file has them now; the last good ones where it is broken.
  package var current: [String: PasswordHash] {
    let stamp = file.stamp()
    return held.withLock { held in
      guard stamp != held.stamp else { return held.users }
      held.stamp = stamp
      do throws(ReviewFailure) { held.users = try file.read().users } catch {
        logger.warning("\(error.message); the users are those from before")
      }
      return held.users
    }
  }
}
