internal import Archive
package import Logging
internal import Minutes
package import Pipeline
internal import Synchronization
internal import WorkerProtocol

/// Pictures out of an archive's documents, which workers open.
package final class ArchivePictures: PictureSource {
  private let store: PictureStore
  private let geometries: PageGeometries
  private let logger: Logger

  /// - Parameters:
  ///   - repository: knows where the documents' files are.
  ///   - workers: make the pictures.
  ///   - lanes: how many workers there are.
  ///   - logger: told what could not be made.
  package init(
    _ repository: ArchiveRepository, workers: PagePool, lanes: Int, logger: Logger
  ) {
    let geometries = PageGeometries()
    self.geometries = geometries
    self.logger = logger
    store = PictureStore(.init(lanes: lanes)) { key throws(WorkFailure) in
      guard let (document, geometry) = geometries.find(key),
        let path = await repository.file(of: document)
      else {
        throw WorkFailure(code: .unreadable, message: "the file is gone, or was changed")
      }
      return try await workers.picture(
        path: path, page: key.page, geometry: geometry, box: key.box, maxWidth: key.maxWidth)
    }
  }

  package func picture(_ wish: PictureWish) async throws(ReviewError) -> PictureFile {
    guard let key = geometries.key(of: wish) else { throw .notFound }
    do {
      let picture = try await store.picture(key)
      return PictureFile(mediaType: picture.mediaType, bytes: [UInt8](picture.data))
    } catch {
      switch error.code {
      case .unreadable, .changed, .noSuchPage, .badJob: throw .notFound
      case .workerLost: throw .busy
      default:
        logger.warning(
          "no picture: \(error.message)",
          metadata: ["document": "\(wish.document)", "page": "\(wish.page)"])
        throw .failed
      }
    }
  }

  package func expect(_ wishes: [PictureWish], by reader: String) async {
    await store.prefetch(wishes.compactMap(geometries.key), for: reader)
  }
}

/// How pages lie in their files: what workers have to be told, and a picture's key has no place for.
private final class PageGeometries: Sendable {
  private struct Sheet: Hashable {
    var sha256: String
    var page: Int
  }

  /// With more pages than these, all are told anew.
  private static let most = 50_000

  private let known = Mutex<[Sheet: (document: Int64, geometry: PageGeometry)]>([:])

  /// - Returns: nil where the page has no picture.
  func key(of wish: PictureWish) -> PictureKey? {
    let frame = wish.frame
    guard let width = frame.width, let height = frame.height, let dpi = frame.dpi else {
      return nil
    }
    let geometry = PageGeometry(
      width: width, height: height, dpi: dpi, rotation: frame.rotation ?? 0,
      skewDegrees: frame.skewDegrees ?? 0, isTextLayer: frame.origin == .textLayer)
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[Sheet(sha256: frame.sha256, page: wish.page)] = (wish.document, geometry)
    }
    return PictureKey(
      document: frame.sha256, page: wish.page, box: wish.box, maxWidth: wish.maxWidth)
  }

  func find(_ key: PictureKey) -> (document: Int64, geometry: PageGeometry)? {
    known.withLock { $0[Sheet(sha256: key.document, page: key.page)] }
  }
}
