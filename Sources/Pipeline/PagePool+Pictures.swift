package import Foundation
package import Minutes
package import WorkerProtocol

/// A picture as a browser shows it.
package struct EncodedPicture: Equatable, Sendable {
  /// The file's bytes.
  package var data: Data
  /// `image/png` or `image/jpeg`.
  package var mediaType: String
  /// In pixels.
  package var width: Int
  /// In pixels.
  package var height: Int

  package init(data: Data, mediaType: String, width: Int, height: Int) {
    self.data = data
    self.mediaType = mediaType
    self.width = width
    self.height = height
  }
}

extension HelperPool<Job> {
  /// Has a picture made of a page or of a part of it.
  /// - Parameters:
  ///   - path: the document's file.
  ///   - page: from 1.
  ///   - geometry: how the page lies, as the archive knows it.
  ///   - box: the part, on the upright, level page; what of it lies beside the page is left out.
  ///     The whole page when nil.
  ///   - maxWidth: how wide the picture may be, in pixels; as wide as the part when nil. It never
  ///     has more pixels than the part.
  /// - Returns: the picture.
  /// - Throws: what reading the page would; `badJob` where nothing of the box lies on the page.
  package func picture(
    path: String, page: Int, geometry: PageGeometry, box: Box? = nil, maxWidth: Int? = nil
  ) async throws(WorkFailure) -> EncodedPicture {
    let job = Job(
      id: 1, kind: .picture, path: path, page: page, geometry: geometry, box: box,
      maxWidth: maxWidth)
    let result = await perform(job) { $0 }
    guard let picture = try result.get().picture, let data = Data(base64Encoded: picture.data)
    else {
      throw WorkFailure(
        code: .badJob, message: "the worker's answer has nothing of what was asked")
    }
    return EncodedPicture(
      data: data, mediaType: picture.mediaType, width: picture.width, height: picture.height)
  }
}
