internal import HTTPTypes
package import Hummingbird

/// Finds out who asks, and lets nobody change anything without the session's token.
///
/// Where there are users, who has not signed in sees the page for that and nothing else; else a
/// session begins with the first page.
package struct SessionCheck: RouterMiddleware {
  /// What is for all and needs no session: our own styles, scripts, pictures of buttons.
  package static let staticPath = "/static/"

  let sessions: Sessions
  let cookie: SessionCookie
  /// nil where nobody has to sign in.
  let users: UserDirectory?
  /// The reviewer's name where nobody has to sign in.
  let usualName: String

  package func handle(
    _ request: Request, context: ReviewRequestContext,
    next: (Request, ReviewRequestContext) async throws -> Response
  ) async throws -> Response {
    if request.isSafe, request.uri.path.hasPrefix(Self.staticPath) {
      return try await next(request, context)
    }
    let token = cookie.token(of: request)
    if token == nil, request.isForeignNavigation { return comeAgain(request, context.language) }
    var request = request
    var context = context
    var begun: String?
    if let visitor = visitor(of: token) {
      context.visitor = visitor
    } else if request.isSafe, users == nil || request.uri.path == SignIn.path {
      (begun, context.visitor) = sessions.begin(name: users == nil ? usualName : "")
    } else if users == nil {
      throw ReviewError.staleToken
    }
    if let refusal = try refusal(of: request, context.visitor) { return refusal }
    if !request.isSafe {
      try await checkToken(of: &request, context.visitor)
    }
    var response = try await next(request, context)
    // A route may have given another one.
    if let begun, response.headers[values: .setCookie].isEmpty { cookie.set(begun, on: &response) }
    return response
  }

  /// Who has a token; nobody where the session ended or the user's password is another by now.
  private func visitor(of token: String?) -> Visitor? {
    guard let token, let found = sessions.find(token) else { return nil }
    guard let users, let credential = found.credential else { return found.visitor }
    guard users.current[found.visitor.name]?.description == credential else {
      sessions.end(token)
      return nil
    }
    return found.visitor
  }

  /// What who has not signed in gets instead of what was asked for.
  private func refusal(of request: Request, _ visitor: Visitor) throws(ReviewError) -> Response? {
    guard users != nil, !visitor.isSignedIn, request.uri.path != SignIn.path else { return nil }
    guard request.isSafe, !request.isForScripts else { throw .signInNeeded }
    let next = LocalPath.checked(request.head.path ?? "/")
    let query = next == "/" ? "" : "?next=" + LocalPath.quoted(next)
    return Response.redirect(to: SignIn.path + query, type: .normal)
  }

  private func checkToken(of request: inout Request, _ visitor: Visitor) async throws {
    guard !visitor.csrf.isEmpty else { throw ReviewError.staleToken }
    var token = request.headers[.csrf]
    if token == nil, request.isForm { token = try await request.form()["csrf"] }
    guard let token, RandomToken.areEqual(token, visitor.csrf) else {
      throw ReviewError.staleToken
    }
  }

  /// Makes the browser ask again.
  ///
  /// It sends no strict cookie where another site has led the way; beginning a session then would
  /// end the one that there may be. Asked by a page of ours, it sends it.
  private func comeAgain(_ request: Request, _ language: ReviewLanguage) -> Response {
    let path = LocalPath.checked(request.head.path ?? "/").escapedForHTML
    let page = PlainPage(
      language: language, title: language.text("Ett ögonblick", "One moment"),
      head: "<meta http-equiv=\"refresh\" content=\"0;url=\(path)\">\n",
      content: "<p><a href=\"\(path)\">\(language.text("Fortsätt", "Go on"))</a></p>")
    return Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: page.html)))
  }
}

extension Request {
  /// Whether a link or a form of another site has led here.
  fileprivate var isForeignNavigation: Bool {
    let site = headers[.secFetchSite]
    return isNavigation && (site == "cross-site" || site == "same-site")
  }
}
