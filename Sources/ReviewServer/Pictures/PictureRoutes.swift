internal import Archive
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Minutes
internal import NIOCore

/// The pictures of pages and lines. Whoever has one need not ask again.
struct PictureRoutes {
  var repository: any ReviewRepository
  var pictures: any PictureSource

  /// How wide a page's picture is made at most.
  private static let widest = 3_000

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("pictures/:document/:page/line/:line") { request, context in
      let (document, page) = try context.page()
      guard let number = context.parameters.get("line", as: Int.self), number > 0 else {
        throw ReviewError.notFound
      }
      guard let frame = try await repository.frame(page, of: document),
        let line = try await repository.lineBox(
          LineAddress(page: page, line: number), of: document),
        let region = LineRegion.around(line, in: frame)
      else { throw ReviewError.notFound }
      let version = PictureAddress.version(frame, region)
      return try await answer(request, version, version, context) {
        try await pictures.picture(
          PictureWish(document: document, page: page, frame: frame, box: region))
      }
    }
    router.get("pictures/:document/:page") { request, context in
      let (document, page) = try context.page()
      let width = try Query(request).number("width", in: 50...Self.widest) ?? 1_200
      guard let frame = try await repository.frame(page, of: document), frame.width != nil else {
        throw ReviewError.notFound
      }
      let version = PictureAddress.version(frame, nil)
      return try await answer(request, version, "\(version)-\(width)", context) {
        try await pictures.picture(
          PictureWish(document: document, page: page, frame: frame, maxWidth: width))
      }
    }
  }

  /// A picture that may be kept for ever where the address has the right version.
  private func answer(
    _ request: Request, _ version: String, _ tag: String, _ context: some RequestContext,
    _ picture: () async throws -> PictureFile
  ) async throws -> Response {
    let isLasting = request.uri.queryParameters.get("v") == version
    let caching: HTTPFields = [
      .cacheControl: isLasting ? "private, max-age=31536000, immutable" : "private, no-cache"
    ]
    return try await request.ifNoneMatch(headers: caching, eTag: "\"\(tag)\"", context: context) {
      let file = try await picture()
      return Response(
        status: .ok, headers: [.contentType: file.mediaType],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
  }
}
