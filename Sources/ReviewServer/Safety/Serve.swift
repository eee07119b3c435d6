internal import Foundation
package import Hummingbird
internal import NIOCore
package import ServiceLifecycle
internal import Synchronization
internal import UnixSignals

/// Serves the review until a signal ends it: what is under way is answered first.
/// - Parameters:
///   - gate: what stands before the routes.
///   - router: what `gate.buildRouter` gave.
///   - services: what else lives as long as the server.
///   - say: prints a line for people.
/// - Returns: `success` after SIGTERM, `interrupted` after SIGINT.
/// - Throws: where the address can't be had, or the server fails.
package func serve(
  _ gate: Gate, router: Router<ReviewRequestContext>, services: [any Service] = [],
  say: @escaping @Sendable (String) -> Void
) async throws(ReviewFailure) -> ReviewFailure.Status {
  let settings = gate.settings
  var application = buildApplication(gate, router: router) { port in
    let here = settings.address.url(port: port)
    let there = settings.address.origin.map { "\($0)/ (served at \(here))" }
    say("reviewing \(settings.archive) at \(there ?? here)")
  }
  application.addServices(services)
  var configuration = ServiceGroupConfiguration(services: [application], logger: gate.logger)
  configuration.maximumGracefulShutdownDuration = ServerLimits.end
  let group = ServiceGroup(configuration: configuration)

  let first = Mutex<UnixSignal?>(nil)
  let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
  let ears = Task {
    for await signal in signals {
      let isFirst = first.withLock { first in
        defer { first = first ?? signal }
        return first == nil
      }
      // Who asks twice does not want to wait for what is under way.
      guard isFirst else { _exit(ReviewFailure.Status.interrupted.rawValue) }
      await group.triggerGracefulShutdown()
    }
  }
  defer { ears.cancel() }
  do { try await group.run() } catch {
    // What did not end in time was ended by force.
    guard first.withLock({ $0 }) != nil else { throw failure(of: error, settings.address) }
  }
  switch first.withLock({ $0 }) {
  case .sigint: return .interrupted
  case .sigterm: return .success
  default:
    throw ReviewFailure(status: .internalError, message: "the server ended, nobody knows why")
  }
}

/// What an error of the server means to who has started it.
private func failure(of error: any Error, _ address: ReviewAddress) -> ReviewFailure {
  if let error = error as? IOError {
    let place = "\(address.host), port \(address.port)"
    switch error.errnoCode {
    case EADDRINUSE:
      return .configuration(
        "\(place) is in use, by another prant review perhaps; "
          + "end that, or choose another with --port (0 for any that is free)")
    case EACCES:
      return .configuration(
        "\(place) is kept for the system's administrator; choose one above 1023 with --port")
    case EADDRNOTAVAIL:
      return .configuration("\(address.host) is no address of this machine; name one with --host")
    default: break
    }
  }
  if error is SocketAddressError {
    return .configuration("\(address.host) is no name of this machine; name one with --host")
  }
  return ReviewFailure(status: .internalError, message: "the server failed: \(error)")
}
