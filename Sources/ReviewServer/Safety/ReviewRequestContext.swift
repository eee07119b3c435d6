package import Hummingbird
internal import NIOCore

/// What a route knows of a request besides the request itself. The middlewares of `Gate` fill it
/// in before a route is asked.
package struct ReviewRequestContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The address of the other end of the connection: the proxy's where there is one.
  package let remoteAddress: String
  /// The language of what the visitor reads.
  package internal(set) var language = ReviewLanguage.swedish
  /// Who asks.
  package internal(set) var visitor = Visitor.nobody

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress ?? "local"
  }

  /// The name that is written into decisions.
  package var reviewer: String { visitor.name }

  /// What pages carry in `<meta name="csrf">` and forms in a hidden field `csrf`.
  package var csrf: String { visitor.csrf }

  /// What Hummingbird's own decoding takes at most, in bytes.
  package var maxUploadSize: Int { BodyLimit.json }
}
