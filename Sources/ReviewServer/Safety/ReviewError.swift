package import Archive
package import HTTPTypes

/// Why a request is refused.
package enum ReviewError: Error, Equatable, Sendable {
  /// 400: what came makes no sense; the reason is for developers, in English.
  case badRequest(String)
  /// 401: nobody without a name and a password.
  case signInNeeded
  /// 403: the session's token is missing or another's: the page is older than the session.
  case staleToken
  /// 403: another site's page has sent it.
  case foreignOrigin
  /// 404
  case notFound
  /// 409: others have decided in the meantime.
  case conflict([DecisionConflict])
  /// 413: more bytes than are taken.
  case tooLarge(limit: Int)
  /// 415: not what can be read here; says what can.
  case wrongType(expected: String)
  /// 421: sent to a name that is not ours.
  case misdirected
  /// 429: wait so many seconds.
  case tooManyTries(seconds: Int)
  /// 503: more at once than we take on; soon it goes again.
  case busy
  /// 500: our bug, or the archive can't be read; the cause is on stderr.
  case failed

  /// The HTTP status.
  package var status: HTTPResponse.Status {
    switch self {
    case .badRequest: .badRequest
    case .signInNeeded: .unauthorized
    case .staleToken, .foreignOrigin: .forbidden
    case .notFound: .notFound
    case .conflict: .conflict
    case .tooLarge: .contentTooLarge
    case .wrongType: .unsupportedMediaType
    case .misdirected: .misdirectedRequest
    case .tooManyTries: .tooManyRequests
    case .busy: .serviceUnavailable
    case .failed: .internalServerError
    }
  }

  /// What scripts tell one from another by.
  package var code: String {
    switch self {
    case .badRequest: "badRequest"
    case .signInNeeded: "signInNeeded"
    case .staleToken: "staleToken"
    case .foreignOrigin: "foreignOrigin"
    case .notFound: "notFound"
    case .conflict: "conflict"
    case .tooLarge: "tooLarge"
    case .wrongType: "wrongType"
    case .misdirected: "misdirected"
    case .tooManyTries: "tooManyTries"
    case .busy: "busy"
    case .failed: "failed"
    }
  }

  /// A sentence for people that says what to do.
  /// - Parameter language: theirs.
  /// - Returns: plain text.
  package func message(in language: ReviewLanguage) -> String {
    switch self {
    case .badRequest(let reason):
      language.text(
        "Begäran går inte att tolka: \(reason)", "The request makes no sense: \(reason)")
    case .signInNeeded: language.text("Logga in först.", "Sign in first.")
    case .staleToken:
      language.text(
        "Sidan är för gammal. Ladda om den och försök igen.",
        "The page is too old. Reload it and try again.")
    case .foreignOrigin:
      language.text(
        "Begäran kommer från en annan webbplats och utförs inte.",
        "The request comes from another site and is not carried out.")
    case .notFound: language.text("Det finns inget här.", "There is nothing here.")
    case .conflict:
      language.text(
        "Någon annan har hunnit före. Jämför och välj.",
        "Somebody else was faster. Compare and choose.")
    case .tooLarge(let limit):
      language.text(
        "Det är för stort: högst \(Self.size(limit)) tas emot.",
        "It is too large: at most \(Self.size(limit)) are taken.")
    case .wrongType(let expected):
      language.text("Här tas bara \(expected) emot.", "Only \(expected) is taken here.")
    case .misdirected:
      language.text(
        "Adressen är inte den här serverns. Öppna den adress som prant review skrev ut.",
        "The address is not this server's. Open the one that prant review has printed.")
    case .tooManyTries(let seconds):
      language.text(
        "För många misslyckade försök. Vänta \(seconds) sekunder.",
        "Too many tries have failed. Wait \(seconds) seconds.")
    case .busy:
      language.text(
        "Just nu är det för mycket på en gång. Försök igen om en stund.",
        "There is too much at once just now. Try again in a moment.")
    case .failed:
      language.text(
        "Något gick fel hos servern. Det står mer där den startades.",
        "Something went wrong in the server. It says more where it was started.")
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1_000_000 ? "\(bytes / 1_000_000) MB" : "\(bytes / 1_000) kB"
  }
}
