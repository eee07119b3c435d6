internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Style sheets, scripts and pictures of the pages: part of the program, so nothing is looked up.
///
/// Their address has a hash of all of them in it, so browsers may keep them for ever.
struct StaticFiles: Sendable {
  private struct File {
    var bytes: ByteBuffer
    var mediaType: String
  }

  private let files: [String: File]
  /// What they are found under, with the hash.
  let root: String

  /// - Parameter contents: the files by their paths below the root.
  init(_ contents: [String: [UInt8]] = StaticFiles.embedded) {
    var hash = SHA256()
    for (path, bytes) in contents.sorted(by: { $0.key < $1.key }) {
      hash.update(data: Data(path.utf8))
      hash.update(data: bytes)
    }
    let digits = hash.finalize().prefix(6).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }
    root = "/static/\(digits.joined())"
    files = Dictionary(
      uniqueKeysWithValues: contents.map { path, bytes in
        (path, File(bytes: ByteBuffer(bytes: bytes), mediaType: Self.mediaType(of: path)))
      })
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("static/:version/**") { request, context in
      let path = context.parameters.getCatchAll().joined(separator: "/")
      guard let file = files[path] else { throw ReviewError.notFound }
      let isCurrent = root.hasSuffix("/" + (context.parameters.get("version") ?? ""))
      return Response(
        status: .ok,
        headers: [
          .contentType: file.mediaType,
          .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
        ], body: ResponseBody(byteBuffer: file.bytes))
    }
  }

  private static func mediaType(of path: String) -> String {
    switch path.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    default: "application/octet-stream"
    }
  }
}
