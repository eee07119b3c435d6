package import Minutes

/// A picture as a browser takes it.
package struct PictureFile: Equatable, Sendable {
  /// `image/png` or `image/jpeg`.
  package var mediaType: String
  package var bytes: [UInt8]

  package init(mediaType: String, bytes: [UInt8]) {
    self.mediaType = mediaType
    self.bytes = bytes
  }
}

/// Where pictures come from: helper processes that open the documents, or a twin without any.
package protocol PictureSource: Sendable {
  /// A picture of a page or of a part of it.
  /// - Parameters:
  ///   - page: from 1.
  ///   - document: the document's row.
  ///   - box: what of the page; nil for all of it.
  ///   - maxWidth: in pixels; nil for as wide as it is.
  /// - Returns: the picture.
  /// - Throws: `notFound`, `failed`.
  func picture(
    ofPage page: Int, of document: Int64, box: Box?, maxWidth: Int?
  ) async throws(ReviewError) -> PictureFile
  /// Somebody will soon want pictures of these parts of a page.
  func expect(_ boxes: [Box], onPage page: Int, of document: Int64) async
}
