internal import HTTPTypes
package import Hummingbird

/// What browsers are told to guard, on every response.
package struct SecurityHeaders: RouterMiddleware {
  /// Nothing but our own pictures, styles and scripts, each from a file of its own: what a scan
  /// says is never run, even if it were not escaped.
  package static let contentPolicy =
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  package init() {}

  package func handle(
    _ request: Request, context: ReviewRequestContext,
    next: (Request, ReviewRequestContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = Self.contentPolicy
    response.headers[.contentTypeOptions] = "nosniff"
    response.headers[.frameOptions] = "DENY"
    response.headers[.referrerPolicy] = "same-origin"
    response.headers[.openerPolicy] = "same-origin"
    response.headers[.resourcePolicy] = "same-origin"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
