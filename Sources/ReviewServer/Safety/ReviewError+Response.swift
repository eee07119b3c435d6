internal import Archive
internal import Foundation
internal import HTTPTypes
package import Hummingbird

/// A route may throw it: scripts get JSON, people a page in their language.
extension ReviewError: HTTPResponseError {
  package func response(
    from request: Request, context: some RequestContext
  ) throws -> Response {
    let context = context as? ReviewRequestContext
    return response(
      to: request, in: context?.language ?? .swedish, render: { PlainPage(failure: $0).html })
  }

  /// The response to what was asked.
  /// - Parameters:
  ///   - request: what was asked: under `/api/` are the scripts' addresses.
  ///   - language: the visitor's.
  ///   - render: makes the page for people.
  /// - Returns: the response, with no header that is not this error's own.
  func response(
    to request: Request, in language: ReviewLanguage, render: (FailurePage) -> String
  ) -> Response {
    var headers = HTTPFields()
    if case .tooManyTries(let seconds) = self { headers[.retryAfter] = "\(seconds)" }
    if case .busy = self { headers[.retryAfter] = "2" }
    let body: ByteBuffer
    if request.isForScripts {
      headers[.contentType] = "application/json; charset=utf-8"
      body = ByteBuffer(bytes: json(in: language))
    } else {
      headers[.contentType] = "text/html; charset=utf-8"
      body = ByteBuffer(
        string: render(
          FailurePage(
            language: language, status: status.code, code: code, message: message(in: language))))
    }
    return Response(status: status, headers: headers, body: .init(byteBuffer: body))
  }

  /// `{"error": {"code": …, "message": …}}`, at a conflict with a list `conflicts`.
  private func json(in language: ReviewLanguage) -> Data {
    var conflicts: [DecisionConflict]?
    if case .conflict(let some) = self { conflicts = some }
    let reply = Reply(
      error: .init(code: code, message: message(in: language), conflicts: conflicts))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Text and numbers can always be encoded.
    return (try? encoder.encode(reply)) ?? Data(#"{"error":{"code":"failed"}}"#.utf8)
  }

  private struct Reply: Encodable {
    struct Cause: Encodable {
      var code: String
      var message: String
      var conflicts: [DecisionConflict]?
    }

    var error: Cause
  }
}

extension Request {
  /// Whether a script has asked rather than a person.
  var isForScripts: Bool { uri.path == "/api" || uri.path.hasPrefix("/api/") }

  /// Whether it can't change anything.
  var isSafe: Bool { method == .get || method == .head }
}
