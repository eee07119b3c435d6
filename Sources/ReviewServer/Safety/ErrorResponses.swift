internal import HTTPTypes
package import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// Makes responses of errors: JSON for scripts, a page for people.
package struct ErrorResponses: RouterMiddleware {
  let render: @Sendable (FailurePage) -> String

  /// - Parameter render: makes the page.
  package init(render: @escaping @Sendable (FailurePage) -> String) { self.render = render }

  package func handle(
    _ request: Request, context: ReviewRequestContext,
    next: (Request, ReviewRequestContext) async throws -> Response
  ) async throws -> Response {
    do { return try await next(request, context) } catch let error as HTTPParserError {
      // What comes is no HTTP any more: the server answers it and ends the connection.
      throw error
    } catch {
      let known = Self.known(error)
      if known == .failed {
        context.logger.error("\(request.method) \(request.uri.path): \(error)")
      }
      return known.response(to: request, in: context.language, render: render)
    }
  }

  /// What an error is to a visitor.
  private static func known(_ error: any Error) -> ReviewError {
    switch error {
    case let error as ReviewError: return error
    case is CancellationError: return .busy  // The server ends, or the visitor has gone.
    case is NIOTooManyBytesError: return .tooLarge(limit: BodyLimit.json)
    case let error as any HTTPResponseError:
      switch error.status {
      case .notFound, .methodNotAllowed: return .notFound
      case .contentTooLarge: return .tooLarge(limit: BodyLimit.json)
      case .badRequest: return .badRequest("\(error)")
      default: return .failed
      }
    default: return .failed
    }
  }
}
