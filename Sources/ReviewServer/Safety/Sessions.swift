internal import Crypto
internal import Synchronization

/// The sessions of all visitors, in memory: when the server ends, they end.
package final class Sessions: Sendable {
  /// What is kept how long, and how much of it.
  package struct Limits: Sendable {
    /// A session ends so long after its last request.
    package var idle = Duration.seconds(12 * 3600)
    /// So many of those who signed in, and so many of the others; then the one that rested
    /// longest ends.
    package var count = 2_000

    package init() {}
  }

  /// What was found of a token.
  struct Found: Equatable {
    var visitor: Visitor
    /// The password's hash at sign-in.
    var credential: String?
  }

  private struct Session {
    var visitor: Visitor
    var credential: String?
    var lastUse: ContinuousClock.Instant
  }

  private struct Held {
    /// By the digest of their tokens. Who has not signed in can't push out who has.
    var signedIn: [SHA256Digest: Session] = [:]
    var others: [SHA256Digest: Session] = [:]
  }

  private let limits: Limits
  private let now: @Sendable () -> ContinuousClock.Instant
  private let held = Mutex(Held())

  /// - Parameters:
  ///   - limits: how many sessions there are and how long.
  ///   - now: the time.
  package init(
    limits: Limits = Limits(), now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.limits = limits
    self.now = now
  }

  /// The session of a token; its time begins anew.
  /// - Returns: nil where there is none, or where it ended.
  func find(_ token: String) -> Found? {
    guard token.utf8.count == 43 else { return nil }
    let key = RandomToken.digest(token)
    let now = now()
    return held.withLock { held in
      Self.touch(&held.signedIn, key, now, limits) ?? Self.touch(&held.others, key, now, limits)
    }
  }

  /// Begins a session.
  /// - Parameters:
  ///   - name: the reviewer's.
  ///   - credential: the hash of the password that was given; nil without.
  /// - Returns: the token for the cookie, and the visitor.
  func begin(name: String, credential: String? = nil) -> (token: String, visitor: Visitor) {
    let token = RandomToken().text
    let visitor = Visitor(
      name: name, session: String(RandomToken().text.prefix(16)), csrf: RandomToken().text,
      isSignedIn: credential != nil)
    let session = Session(visitor: visitor, credential: credential, lastUse: now())
    let key = RandomToken.digest(token)
    held.withLock { held in
      if credential != nil {
        Self.add(session, key, to: &held.signedIn, limits)
      } else {
        Self.add(session, key, to: &held.others, limits)
      }
    }
    return (token, visitor)
  }

  /// Ends the session of a token, if there is one.
  func end(_ token: String) {
    let key = RandomToken.digest(token)
    held.withLock { held in
      held.signedIn[key] = nil
      held.others[key] = nil
    }
  }

  /// How many there are.
  package var count: Int { held.withLock { $0.signedIn.count + $0.others.count } }

  private static func touch(
    _ sessions: inout [SHA256Digest: Session], _ key: SHA256Digest,
    _ now: ContinuousClock.Instant, _ limits: Limits
  ) -> Found? {
    guard var session = sessions[key] else { return nil }
    guard now - session.lastUse < limits.idle else {
      sessions[key] = nil
      return nil
    }
    session.lastUse = now
    sessions[key] = session
    return Found(visitor: session.visitor, credential: session.credential)
  }

  private static func add(
    _ session: Session, _ key: SHA256Digest, to sessions: inout [SHA256Digest: Session],
    _ limits: Limits
  ) {
    if sessions.count >= limits.count {
      // A tenth at a time: looking for the oldest one at every request would be slow.
      let oldest = sessions.sorted { $0.value.lastUse < $1.value.lastUse }
        .prefix(max(1, limits.count / 10))
      for (key, _) in oldest { sessions[key] = nil }
    }
    sessions[key] = session
  }
}
