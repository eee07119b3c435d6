internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// An answer in JSON, which nobody may keep.
struct JSONAnswer {
  let response: Response

  /// - Parameters:
  ///   - value: what is answered.
  ///   - status: how it went.
  /// - Throws: where the value can't be put into JSON.
  init(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(value)
    response = Response(
      status: status,
      headers: [
        .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
  }
}
