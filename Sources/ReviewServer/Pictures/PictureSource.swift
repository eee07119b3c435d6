package import Archive
package import Minutes

/// A picture of a page or of a part of it.
package struct PictureWish: Equatable, Sendable {
  /// The document's row.
  package var document: Int64
  /// From 1.
  package var page: Int
  /// How the page lies.
  package var frame: PageFrame
  /// What of the page; nil for all of it.
  package var box: Box?
  /// In pixels; nil for as wide as it is.
  package var maxWidth: Int?

  package init(
    document: Int64, page: Int, frame: PageFrame, box: Box? = nil, maxWidth: Int? = nil
  ) {
    self.document = document
    self.page = page
    self.frame = frame
    self.box = box
    self.maxWidth = maxWidth
  }
}

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
  /// A picture.
  /// - Throws: `notFound` where there can't be one, `busy`, `failed`.
  func picture(_ wish: PictureWish) async throws(ReviewError) -> PictureFile
  /// Somebody will soon want these pictures, in this order, and nothing that was expected of them
  /// before.
  func expect(_ wishes: [PictureWish], by reader: String) async
}
