internal import HTTPTypes
package import Hummingbird

/// The visitor's language: `?lang=en` chooses it, a cookie keeps it.
package struct LanguageChoice: RouterMiddleware {
  package static let cookie = "lang"

  /// Where nothing was chosen.
  package let usual: ReviewLanguage

  package init(usual: ReviewLanguage) { self.usual = usual }

  package func handle(
    _ request: Request, context: ReviewRequestContext,
    next: (Request, ReviewRequestContext) async throws -> Response
  ) async throws -> Response {
    let asked = request.uri.queryParameters["lang"]
      .flatMap { ReviewLanguage(rawValue: String($0)) }
    let kept = request.cookies[Self.cookie].flatMap { ReviewLanguage(rawValue: $0.value) }
    var context = context
    context.language = asked ?? kept ?? usual
    var response = try await next(request, context)
    if let asked, asked != kept {
      response.setCookie(
        Cookie(
          name: Self.cookie, value: asked.rawValue, maxAge: 31_536_000, path: "/", secure: false,
          httpOnly: true, sameSite: .lax))
    }
    return response
  }
}
