package import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// The server of the review.
/// - Parameters:
///   - gate: what stands before the routes.
///   - router: what `gate.buildRouter` gave.
///   - onRunning: called with the port once it is bound.
/// - Returns: the application, to be given to `serve`.
package func buildApplication(
  _ gate: Gate, router: Router<ReviewRequestContext>,
  onRunning: @escaping @Sendable (Int) -> Void = { _ in }
) -> Application<RouterResponder<ReviewRequestContext>> {
  let address = gate.settings.address
  let port = gate.port
  return Application(
    router: router,
    server: .http1(
      configuration: .init(
        idleTimeout: ServerLimits.idle,
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: ServerLimits.headerField, maxHeaderListSize: ServerLimits.headers,
          maxHeaderFieldCount: ServerLimits.headerCount))),
    configuration: ApplicationConfiguration(
      address: .hostname(address.host, port: address.port),
      serverName: nil,
      availableConnectionsDelegate: MaximumAvailableConnections(
        ServerLimits.connections, logger: gate.logger)),
    onServerRunning: { channel in
      let number = channel.localAddress?.port ?? address.port
      port.learn(number)
      onRunning(number)
    },
    logger: gate.logger)
}

/// What one server takes on.
enum ServerLimits {
  /// A connection on which nothing comes for so long is closed.
  static let idle = TimeAmount.seconds(60)
  /// In bytes: ours are much shorter.
  static let headerField = 16_384
  static let headers = 32_768
  static let headerCount = 100
  /// Browsers open six each.
  static let connections = 1_000
  /// At the end, what is under way has so long.
  static let end = Duration.seconds(10)
}
