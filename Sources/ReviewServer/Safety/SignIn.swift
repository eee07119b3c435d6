internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// The addresses at which reviewers sign in and out.
struct SignIn: Sendable {
  static let path = "/login"

  let sessions: Sessions
  let cookie: SessionCookie
  /// nil where nobody has to sign in.
  let users: UserDirectory?
  let tries: TryLimit
  let work: PasswordWork
  let pages: GatePages
  /// What the passwords of names that nobody has are compared with, so that they take as long.
  let decoy: PasswordHash

  /// Adds the addresses.
  func add(to router: Router<ReviewRequestContext>) {
    router.get("/api/session") { _, context in try Self.describe(context) }
    guard let users else { return }
    router.get("/login") { request, context in show(request, context) }
    router.post("/login") { request, context in
      try await enter(request, context, users: users)
    }
    router.post("/logout") { request, _ in leave(request) }
  }

  /// What a script needs to know of its session: a page that lives longer than it gets a new token
  /// here.
  private static func describe(_ context: ReviewRequestContext) throws -> Response {
    struct Session: Encodable {
      var reviewer: String
      var csrf: String
      var language: ReviewLanguage
      var isSignedIn: Bool
    }
    let session = Session(
      reviewer: context.reviewer, csrf: context.csrf, language: context.language,
      isSignedIn: context.visitor.isSignedIn)
    return Response(
      status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(session))))
  }

  private func show(_ request: Request, _ context: ReviewRequestContext) -> Response {
    let next = LocalPath.checked(request.uri.queryParameters["next"].map(String.init) ?? "/")
    if context.visitor.isSignedIn { return .redirect(to: next, type: .normal) }
    return page(
      SignInPage(language: context.language, csrf: context.csrf, next: next), status: .ok)
  }

  private func enter(
    _ request: Request, _ context: ReviewRequestContext, users: UserDirectory
  ) async throws -> Response {
    var request = request
    let fields = try await request.form()
    let next = LocalPath.checked(fields["next"])
    let password = fields["password"]
    guard let name = UserName(fields["name"]), !password.isEmpty,
      password.utf8.count <= Password.longest
    else { return refused(context, next, name: "") }
    let keys: [TryLimit.Key] = [.name(name.text), .address(context.remoteAddress)]
    if let seconds = tries.wait(for: keys) {
      return refused(context, next, name: name.text, .tooManyTries(seconds: seconds))
    }
    tries.begin(keys)
    let known = users.current[name.text]
    let hash = known ?? decoy
    let isRight = try await work.run { try hash.matches(password) }
    guard let known, isRight else { return refused(context, next, name: name.text) }
    tries.succeed(name: keys[0], address: keys[1])
    // Another token from now on: who knew the old one gets nowhere with it.
    if let old = cookie.token(of: request) { sessions.end(old) }
    let (token, _) = sessions.begin(name: name.text, credential: known.description)
    var response = Response.redirect(to: next, type: .normal)
    cookie.set(token, on: &response)
    return response
  }

  private func leave(_ request: Request) -> Response {
    if let token = cookie.token(of: request) { sessions.end(token) }
    var response = Response.redirect(to: Self.path, type: .normal)
    cookie.clear(on: &response)
    return response
  }

  /// The same answer whether it is the name that is wrong or the password.
  private func refused(
    _ context: ReviewRequestContext, _ next: String, name: String, _ error: ReviewError? = nil
  ) -> Response {
    let language = context.language
    let failure =
      error?.message(in: language)
      ?? language.text(
        "Namnet eller lösenordet är fel.", "The name or the password is wrong.")
    var response = page(
      SignInPage(
        language: language, csrf: context.csrf, next: next, name: name, failure: failure),
      status: error?.status ?? .unauthorized)
    if case .tooManyTries(let seconds) = error { response.headers[.retryAfter] = "\(seconds)" }
    return response
  }

  private func page(_ page: SignInPage, status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: pages.signIn(page))))
  }
}
