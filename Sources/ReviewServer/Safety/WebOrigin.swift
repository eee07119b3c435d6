internal import Foundation

/// Where a page comes from: scheme, host and port, as browsers write it into `Origin`.
package struct WebOrigin: Equatable, Hashable, Sendable {
  package enum Scheme: String, Sendable {
    case http
    case https

    /// The port that is left out.
    var port: Int { self == .http ? 80 : 443 }
  }

  package let scheme: Scheme
  /// Lower case; an IPv6 address in brackets.
  package let host: String
  package let port: Int

  init(scheme: Scheme, host: String, port: Int) {
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  /// - Parameter text: such as `https://granskning.example` or `http://[::1]:8470`; nothing comes of
  ///   anything else, or more.
  package init?(_ text: String) {
    let text = text.lowercased()
    guard let colon = text.range(of: "://"),
      let scheme = Scheme(rawValue: String(text[..<colon.lowerBound]))
    else { return nil }
    guard let (host, port) = Self.parts(of: text[colon.upperBound...]) else { return nil }
    self.init(scheme: scheme, host: host, port: port ?? scheme.port)
  }

  /// As `Host` has it.
  package var authority: String { port == scheme.port ? host : "\(host):\(port)" }

  package var isLoopback: Bool { ReviewAddress.isLoopback(host) }

  /// The host and the port of an authority.
  /// - Returns: nil where it is not one of plain letters, figures, dots and hyphens, or brackets.
  private static func parts(of authority: Substring) -> (host: String, port: Int?)? {
    var host = authority
    var port: Int?
    let end = authority.last == "]" ? nil : authority.lastIndex(of: ":")
    if let end {
      let figures = authority[authority.index(after: end)...]
      guard (1...5).contains(figures.utf8.count),
        figures.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(figures), (1...65_535).contains(number)
      else { return nil }
      host = authority[..<end]
      port = number
    }
    guard isName(host) || isBracketed(host) else { return nil }
    return (String(host), port)
  }

  private static func isName(_ host: Substring) -> Bool {
    (1...253).contains(host.utf8.count)
      && host.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46
      }
  }

  private static func isBracketed(_ host: Substring) -> Bool {
    host.first == "[" && host.last == "]"
      && ReviewAddress.isIPv6(String(host.dropFirst().dropLast()))
  }
}

extension WebOrigin: CustomStringConvertible {
  package var description: String { "\(scheme.rawValue)://\(authority)" }
}
