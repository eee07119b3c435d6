internal import Foundation
internal import HTTPTypes
package import Hummingbird
internal import NIOCore

/// Refuses bodies that are larger than what is asked for there: at once where they say so, else
/// when the limit is passed.
package struct BodyLimit: RouterMiddleware {
  /// For JSON, in bytes.
  package static let json = 1_000_000
  /// For forms, in bytes.
  package static let form = 64_000
  /// Where files are sent to: their size has a limit of its own.
  package static let uploadPath = "/api/upload"

  /// For files, in bytes.
  package let upload: Int

  package init(upload: Int) { self.upload = upload }

  package func handle(
    _ request: Request, context: ReviewRequestContext,
    next: (Request, ReviewRequestContext) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    let isUpload = path == Self.uploadPath || path.hasPrefix(Self.uploadPath + "/")
    let limit = isUpload ? upload : Self.json
    if let stated = request.headers[.contentLength].flatMap({ Int($0) }), stated > limit {
      throw ReviewError.tooLarge(limit: limit)
    }
    var request = request
    request.body = RequestBody(asyncSequence: LimitedBody(body: request.body, limit: limit))
    return try await next(request, context)
  }
}

/// A body that ends with an error where it is longer than allowed.
struct LimitedBody: AsyncSequence, Sendable {
  let body: RequestBody
  let limit: Int

  struct AsyncIterator: AsyncIteratorProtocol {
    var iterator: RequestBody.AsyncIterator
    let limit: Int
    var count = 0

    mutating func next() async throws -> ByteBuffer? {
      guard let buffer = try await iterator.next() else { return nil }
      count += buffer.readableBytes
      guard count <= limit else { throw ReviewError.tooLarge(limit: limit) }
      return buffer
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(iterator: body.makeAsyncIterator(), limit: limit)
  }
}

extension Request {
  /// The body as a value.
  /// - Parameter type: what it has to be the JSON of.
  /// - Returns: the value.
  /// - Throws: `ReviewError.wrongType` where it is not said to be JSON, `badRequest` where it is
  ///   none or lacks something, `tooLarge`.
  package func json<Value: Decodable>(as type: Value.Type = Value.self) async throws -> Value {
    let mediaType = headers[.contentType]?.prefix { $0 != ";" }
    guard mediaType?.trimmingCharacters(in: .whitespaces).lowercased() == "application/json" else {
      throw ReviewError.wrongType(expected: "application/json")
    }
    let bytes = try await body.collect(upTo: BodyLimit.json)
    do {
      return try JSONDecoder().decode(type, from: Data(bytes.readableBytesView))
    } catch let error as DecodingError {
      throw ReviewError.badRequest(error.place)
    }
  }
}

extension DecodingError {
  /// What is wrong and where, with nothing of what was sent.
  fileprivate var place: String {
    func path(_ context: Context, _ key: (any CodingKey)? = nil) -> String {
      let keys = (context.codingPath + (key.map { [$0] } ?? []))
        .map { $0.intValue.map(String.init) ?? $0.stringValue }
      return keys.isEmpty ? "the whole" : keys.joined(separator: ".")
    }
    switch self {
    case .keyNotFound(let key, let context): return "\(path(context, key)) is missing"
    case .valueNotFound(_, let context): return "\(path(context)) is null"
    case .typeMismatch(let type, let context): return "\(path(context)) is no \(type)"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty
        ? "it is not JSON" : "\(path(context)) is not what it can be"
    @unknown default: return "it is not JSON"
    }
  }
}
