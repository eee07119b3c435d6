internal import Archive
internal import Foundation
package import Minutes
package import Pipeline
internal import WorkerProtocol

/// Pictures of an archive's pages, cut by workers out of the documents' files.
package struct ArchivePictures: PictureSource {
  private let repository: any ReviewRepository
  private let store: PictureStore

  /// - Parameters:
  ///   - repository: knows how pages lie.
  ///   - pool: the workers.
  ///   - workers: how many they are.
  ///   - path: where a document's file is, by its row; nil where it is no longer there.
  package init(
    _ repository: any ReviewRepository, pool: PagePool, workers: Int,
    path: @escaping @Sendable (_ document: Int64) async -> String?
  ) {
    self.repository = repository
    let frames = FrameTable()
    self.frames = frames
    store = PictureStore(.init(lanes: workers)) { key throws(WorkFailure) in
      guard let (document, geometry) = await frames.page(of: key) else {
        throw WorkFailure(code: .noSuchPage, message: "nothing is known of the page")
      }
      guard let path = await path(document) else {
        throw WorkFailure(code: .unreadable, message: "the document's file is not where it was")
      }
      return try await pool.picture(
        path: path, page: key.page, geometry: geometry, box: key.box, maxWidth: key.maxWidth)
    }
  }

  private let frames: FrameTable

  package func picture(
    ofPage page: Int, of document: Int64, box: Box?, maxWidth: Int?
  ) async throws(ReviewError) -> PictureFile {
    guard
      let key = try await key(ofPage: page, of: document, box: box, maxWidth: maxWidth)
    else { throw .notFound }
    do throws(WorkFailure) {
      let picture = try await store.picture(key)
      return PictureFile(mediaType: picture.mediaType, bytes: Array(picture.data))
    } catch {
      switch error.code {
      case .unreadable, .changed, .noSuchPage, .badJob: throw .notFound
      default: throw .failed
      }
    }
  }

  package func expect(_ boxes: [Box], onPage page: Int, of document: Int64) async {
    for box in boxes {
      let found = try? await key(ofPage: page, of: document, box: box, maxWidth: nil)
      guard let key = found ?? nil else { continue }
      await store.prefetch([key], for: "\(document)/\(page)/\(box.x)/\(box.y)")
    }
  }

  private func key(
    ofPage page: Int, of document: Int64, box: Box?, maxWidth: Int?
  ) async throws(ReviewError) -> PictureKey? {
    guard let frame = try await repository.frame(page, of: document),
      let geometry = PageGeometry(frame)
    else { return nil }
    await frames.note(geometry, page: page, of: frame.sha256, document)
    return PictureKey(document: frame.sha256, page: page, box: box, maxWidth: maxWidth)
  }
}

/// How pages lie that pictures were asked of, and in which documents.
private actor FrameTable {
  private struct Page: Hashable {
    var document: String
    var number: Int
  }

  /// What is known of so many pages takes a megabyte.
  private static let most = 10_000

  private var pages: [Page: (document: Int64, geometry: PageGeometry)] = [:]

  func note(_ geometry: PageGeometry, page: Int, of sha256: String, _ document: Int64) {
    if pages.count >= Self.most { pages.removeAll() }
    pages[Page(document: sha256, number: page)] = (document, geometry)
  }

  func page(of key: PictureKey) -> (document: Int64, geometry: PageGeometry)? {
    pages[Page(document: key.document, number: key.page)]
  }
}

extension PageGeometry {
  /// - Returns: nil for plain text, which has no picture.
  fileprivate init?(_ frame: PageFrame) {
    guard let width = frame.width, let height = frame.height, let dpi = frame.dpi else {
      return nil
    }
    self.init(
      width: width, height: height, dpi: dpi, rotation: frame.rotation ?? 0,
      skewDegrees: frame.skewDegrees ?? 0, isTextLayer: frame.origin == .textLayer)
  }
}
