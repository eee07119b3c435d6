internal import HTTPTypes
package import Hummingbird

/// Answers only what was sent to a name of ours, and lets only our own pages change anything.
///
/// A site that makes its own name lead to this machine (DNS rebinding) has that name in `Host`;
/// a page of another site has that site in `Origin`. Neither can be forged by a page.
package struct HostCheck: RouterMiddleware {
  package let address: ReviewAddress
  package let port: BoundPort

  package init(address: ReviewAddress, port: BoundPort) {
    self.address = address
    self.port = port
  }

  package func handle(
    _ request: Request, context: ReviewRequestContext,
    next: (Request, ReviewRequestContext) async throws -> Response
  ) async throws -> Response {
    let ours = address.origins(port: port.number)
    try checkHost(of: request, ours)
    try checkSource(of: request, ours)
    return try await next(request, context)
  }

  private func checkHost(of request: Request, _ ours: Set<WebOrigin>) throws(ReviewError) {
    // The first `Host` is the authority; a second one is somebody's trick, as is a whole URL.
    guard request.headers[values: .host].isEmpty, let host = request.head.authority,
      request.head.path?.hasPrefix("/") == true
    else { throw .misdirected }
    let isOurs = ours.contains { origin in
      WebOrigin("\(origin.scheme.rawValue)://\(host)") == origin
    }
    guard isOurs else { throw .misdirected }
  }

  private func checkSource(of request: Request, _ ours: Set<WebOrigin>) throws(ReviewError) {
    let site = request.headers[.secFetchSite]
    if request.isSafe {
      // Links from elsewhere are welcome; what a foreign page would load into itself is not.
      let isForeign = site == "cross-site" || site == "same-site"
      guard !isForeign || request.isNavigation else { throw .foreignOrigin }
      return
    }
    let isOurs =
      if let origin = request.headers[.origin] {
        request.headers[values: .origin].count == 1 && WebOrigin(origin).map(ours.contains) == true
      } else {
        site == "same-origin"
      }
    guard isOurs else { throw .foreignOrigin }
  }
}

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name.named("Sec-Fetch-Site")
  static let secFetchMode = HTTPField.Name.named("Sec-Fetch-Mode")
  static let secFetchDest = HTTPField.Name.named("Sec-Fetch-Dest")
  static let csrf = HTTPField.Name.named("X-CSRF-Token")
  static let host = HTTPField.Name.named("Host")
  static let contentTypeOptions = HTTPField.Name.named("X-Content-Type-Options")
  static let frameOptions = HTTPField.Name.named("X-Frame-Options")
  static let referrerPolicy = HTTPField.Name.named("Referrer-Policy")
  static let openerPolicy = HTTPField.Name.named("Cross-Origin-Opener-Policy")
  static let resourcePolicy = HTTPField.Name.named("Cross-Origin-Resource-Policy")

  private static func named(_ name: String) -> HTTPField.Name {
    guard let made = HTTPField.Name(name) else { preconditionFailure("no header's name: \(name)") }
    return made
  }
}

extension Request {
  /// Whether a person opens a page of its own by it, by a link, say.
  var isNavigation: Bool {
    method == .get && headers[.secFetchMode] == "navigate" && headers[.secFetchDest] == "document"
  }
}
