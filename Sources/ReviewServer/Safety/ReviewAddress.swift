internal import Foundation

/// Where the review is served, and under which names it may be asked for.
package struct ReviewAddress: Equatable, Sendable {
  package static let usualHost = "127.0.0.1"
  package static let usualPort = 8470

  /// A name or an address, an IPv6 one without brackets.
  package let host: String
  /// 0 for any that is free.
  package let port: Int
  /// What reviewers have in their browsers, where a proxy or a tunnel is in between.
  package let origin: WebOrigin?

  /// - Parameters:
  ///   - host: where to listen.
  ///   - port: where to listen; 0 for any that is free.
  ///   - origin: what reviewers type, such as `https://granskning.example`.
  ///   - hasUsers: whether reviewers sign in.
  /// - Throws: where it makes no sense, or others than this machine's users could come in without
  ///   a password.
  package init(
    host: String = usualHost, port: Int = usualPort, origin: String? = nil, hasUsers: Bool = false
  ) throws(ReviewFailure) {
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    self.host = isBracketed ? String(host.dropFirst().dropLast()) : host.lowercased()
    self.port = port
    guard (0...65_535).contains(port) else {
      throw .configuration("--port takes 0 to 65535, not \(port)")
    }
    guard !self.host.isEmpty, WebOrigin("http://\(Self.inURL(self.host))") != nil else {
      throw .configuration("--host takes the name or the address of this machine, not '\(host)'")
    }
    if let origin {
      // A slash at the end is what people copy.
      guard let parsed = WebOrigin(origin.hasSuffix("/") ? String(origin.dropLast()) : origin)
      else {
        throw .configuration(
          "--origin takes what reviewers have in their browsers, such as https://granskning.example, "
            + "not '\(origin)'")
      }
      self.origin = parsed
    } else {
      self.origin = nil
    }
    if !isLoopback, !hasUsers || self.origin == nil {
      throw .configuration(
        "\(host) can be reached from other machines: name those who may review with --users FILE, "
          + "and what they type into their browsers with --origin https://NAME")
    }
    if let origin = self.origin, !origin.isLoopback, !hasUsers {
      throw .configuration(
        "\(origin) can be reached from other machines: name those who may review with --users FILE")
    }
  }

  /// Whether only this machine can reach it.
  package var isLoopback: Bool { Self.isLoopback(host) }

  /// The origins that are ours once the port is known.
  /// - Parameter port: the one that was bound.
  /// - Returns: this machine's own names for itself, and the stated origin.
  package func origins(port: Int) -> Set<WebOrigin> {
    var hosts: Set = ["127.0.0.1", "localhost", "[::1]"]
    if isLoopback { hosts.insert(Self.inURL(host)) }
    var all = Set(hosts.map { WebOrigin(scheme: .http, host: $0, port: port) })
    if let origin { all.insert(origin) }
    return all
  }

  /// What to type into a browser on this machine.
  /// - Parameter port: the one that was bound.
  /// - Returns: a URL.
  package func url(port: Int) -> String {
    WebOrigin(scheme: .http, host: Self.inURL(host), port: port).description + "/"
  }

  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host == "[::1]"
      || (isIPv4(host) && host.hasPrefix("127."))
  }

  static func isIPv6(_ text: String) -> Bool {
    var address = in6_addr()
    return inet_pton(AF_INET6, text, &address) == 1
  }

  private static func isIPv4(_ text: String) -> Bool {
    var address = in_addr()
    return inet_pton(AF_INET, text, &address) == 1
  }

  private static func inURL(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }
}
