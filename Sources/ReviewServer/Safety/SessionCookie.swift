internal import HTTPTypes
internal import Hummingbird

/// The cookie that carries a session's token.
struct SessionCookie: Sendable {
  let address: ReviewAddress
  let port: BoundPort

  init(address: ReviewAddress, port: BoundPort) {
    self.address = address
    self.port = port
  }

  /// `prant`. Cookies don't know of ports: a second review on this machine needs a name of its own.
  /// Where the origin is https, browsers guard the name against the neighbours' cookies, too.
  var name: String {
    let port = port.number
    let own = port == ReviewAddress.usualPort || address.origin != nil ? "prant" : "prant-\(port)"
    return isSecure ? "__Host-" + own : own
  }

  private var isSecure: Bool { address.origin?.scheme == .https }

  /// The token that a request brings along.
  func token(of request: Request) -> String? { request.cookies[name]?.value }

  /// Gives a token to the browser.
  func set(_ token: String, on response: inout Response) {
    response.setCookie(cookie(token, maxAge: nil))
  }

  /// Takes the token from the browser.
  func clear(on response: inout Response) { response.setCookie(cookie("", maxAge: 0)) }

  private func cookie(_ value: String, maxAge: Int?) -> Cookie {
    Cookie(
      name: name, value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .strict)
  }
}
