internal import Foundation
package import Hummingbird
package import Logging

/// How the review is served.
package struct ReviewSettings: Sendable {
  /// The archive as the user calls it, for messages.
  package var archive: String
  package var address: ReviewAddress
  /// Those who may review; nil where everybody on this machine may.
  package var users: UserFile?
  /// The language where the visitor has chosen none.
  package var language = ReviewLanguage.swedish
  /// What an upload takes at most, in bytes.
  package var uploadLimit = 256_000_000
  /// How the gate's own pages look.
  package var pages = GatePages()

  package init(archive: String, address: ReviewAddress, users: UserFile? = nil) {
    self.archive = archive
    self.address = address
    self.users = users
  }
}

/// Everything that stands between the network and the routes.
package struct Gate: Sendable {
  package let settings: ReviewSettings
  /// The port that is served.
  package let port: BoundPort
  package let sessions: Sessions
  let logger: Logger
  private let users: UserDirectory?
  private let tries: TryLimit
  private let decoy: PasswordHash

  /// - Parameters:
  ///   - settings: how it is served; the file of users is read.
  ///   - sessions: begin and end here.
  ///   - tries: counts what was tried.
  ///   - logger: is told of what went wrong.
  /// - Throws: where the users can't be read.
  package init(
    _ settings: ReviewSettings, sessions: Sessions = Sessions(), tries: TryLimit = TryLimit(),
    logger: Logger = .review
  ) throws(ReviewFailure) {
    self.settings = settings
    self.sessions = sessions
    self.tries = tries
    self.logger = logger
    port = BoundPort(settings.address.port)
    if let file = settings.users {
      users = try UserDirectory(file, logger: logger)
    } else {
      users = nil
    }
    // What is known of it matters to nobody: no name leads to it.
    let cost = users?.current.values.first?.cost ?? .usual
    decoy = PasswordHash(
      cost: cost, salt: Data(RandomToken().text.utf8.prefix(16)),
      key: Data(RandomToken().text.utf8.prefix(32)))
  }

  /// A router whose routes are asked only by who may ask.
  /// - Parameter routes: adds them.
  /// - Returns: the router.
  /// - Throws: what `routes` throws.
  package func buildRouter<Failure: Error>(
    _ routes: (Router<ReviewRequestContext>) throws(Failure) -> Void
  ) throws(Failure) -> Router<ReviewRequestContext> {
    let router = Router(
      context: ReviewRequestContext.self, options: .autoGenerateHeadEndpoints)
    let cookie = SessionCookie(address: settings.address, port: port)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: LanguageChoice(usual: settings.language))
    router.add(middleware: ErrorResponses(render: settings.pages.failure))
    router.add(middleware: HostCheck(address: settings.address, port: port))
    router.add(middleware: BodyLimit(upload: settings.uploadLimit))
    router.add(
      middleware: SessionCheck(
        sessions: sessions, cookie: cookie, users: users, usualName: Self.systemUser))
    SignIn(
      sessions: sessions, cookie: cookie, users: users, tries: tries, work: PasswordWork(),
      pages: settings.pages, decoy: decoy
    ).add(to: router)
    try routes(router)
    return router
  }

  /// The name of the system's user, for decisions where nobody signs in.
  static var systemUser: String { UserName(NSUserName())?.text ?? "granskare" }
}

extension Logger {
  /// Writes what goes wrong to stderr.
  package static var review: Logger {
    var logger = Logger(label: "prant-review") { label in
      StreamLogHandler.standardError(label: label)
    }
    logger.logLevel = .warning
    return logger
  }
}
