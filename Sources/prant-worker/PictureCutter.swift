import Foundation
import Imaging
import Minutes
import WorkerProtocol

/// Answers jobs for pictures, out of the pages that it decoded last where it can.
final class PictureCutter {
  /// The most bytes that decoded pages take: three in colour, or a hundred in black and white.
  private static let mostBytes = 100 << 20

  private struct Kept {
    var document: DocumentKey
    var page: Int
    var isDrawn: Bool
    var raster: PageRaster
  }

  /// Those used last stand last.
  private var kept: [Kept] = []

  /// What is asked of a job for a picture.
  struct Wish {
    var page: Int
    var part: Box
    var frame: PageFrame
    /// Whether boxes are those of the PDF's own text.
    var isDrawn: Bool
    var maxWidth: Int?

    init(_ job: Job) throws(WorkFailure) {
      guard let page = job.page, page >= 1 else {
        throw WorkFailure(code: .badJob, message: "The job names no page.")
      }
      guard let geometry = job.geometry else {
        throw WorkFailure(code: .badJob, message: "The job does not say how the page lies.")
      }
      guard let frame = PageFrame(geometry) else {
        throw WorkFailure(code: .badJob, message: "No page lies as the job says.")
      }
      guard job.maxWidth ?? 1 > 0 else {
        throw WorkFailure(code: .badJob, message: "The picture has no width.")
      }
      let whole = Box(x: 0, y: 0, width: frame.width, height: frame.height)
      guard let part = (job.box ?? whole).clipped(toWidth: frame.width, height: frame.height) else {
        throw WorkFailure(code: .badJob, message: "The box is empty or lies beside the page.")
      }
      self.page = page
      self.part = part
      self.frame = frame
      isDrawn = geometry.isTextLayer
      maxWidth = job.maxWidth
    }
  }

  /// Makes a picture.
  /// - Parameters:
  ///   - wish: what of the page is wanted.
  ///   - document: what tells the file from others; nil where that is not known.
  ///   - open: gives the open document, where its page has to be decoded.
  /// - Returns: the picture, and the milliseconds that each step took.
  /// - Throws: as reading the page does.
  func picture(
    _ wish: Wish, of document: DocumentKey?, open: () throws(WorkFailure) -> Scan
  ) throws(WorkFailure) -> (Picture, timings: [String: Double]) {
    var clock = Clock()
    let cut = try cut(wish, of: document, open: open, clock: &clock)
    let file: PictureFile
    do { file = try cut.packed() } catch { throw WorkFailure(error) }
    let picture = Picture(
      mediaType: file.mediaType, width: file.width, height: file.height,
      data: file.data.base64EncodedString())
    clock.mark("pack")
    return (picture, clock.milliseconds)
  }

  private func cut(
    _ wish: Wish, of document: DocumentKey?, open: () throws(WorkFailure) -> Scan,
    clock: inout Clock
  ) throws(WorkFailure) -> CutPicture {
    do throws(ImagingError) {
      if let raster = known(wish, of: document) {
        let cut = try raster.cut(wish.part, of: wish.frame, maxWidth: wish.maxWidth)
        clock.mark("cut")
        return cut
      }
    } catch { throw WorkFailure(error) }
    let scan = try open()
    clock.mark("open")
    do throws(ImagingError) {
      if wish.isDrawn, case .pdf(let file) = scan,
        let drawn = try file.drawing(
          of: wish.part, in: wish.frame, page: wish.page, maxWidth: wish.maxWidth)
      {
        clock.mark("draw")
        return drawn
      }
      let raster = try PageRaster(Self.source(wish, of: scan))
      clock.mark("decode")
      if let document {
        kept.append(
          Kept(document: document, page: wish.page, isDrawn: wish.isDrawn, raster: raster))
        while kept.reduce(0, { $0 + $1.raster.byteCount }) > Self.mostBytes { kept.removeFirst() }
      }
      let cut = try raster.cut(wish.part, of: wish.frame, maxWidth: wish.maxWidth)
      clock.mark("cut")
      return cut
    } catch { throw WorkFailure(error) }
  }

  private func known(_ wish: Wish, of document: DocumentKey?) -> PageRaster? {
    guard let document,
      let index = kept.lastIndex(where: {
        $0.page == wish.page && $0.isDrawn == wish.isDrawn && $0.document == document
      })
    else { return nil }
    let found = kept.remove(at: index)
    kept.append(found)
    return found.raster
  }

  private static func source(_ wish: Wish, of scan: Scan) throws(ImagingError) -> PageSource {
    switch scan {
    case .pdf(let file) where wish.isDrawn: try file.drawing(page: wish.page, in: wish.frame)
    case .pdf(let file): try file.colorPicture(page: wish.page)
    case .image(let file): try file.page(wish.page)
    case .text: throw .unsupported("A text file has no picture.")
    }
  }
}

/// Takes the milliseconds of each step.
private struct Clock {
  private(set) var milliseconds: [String: Double] = [:]
  private var last = DispatchTime.now().uptimeNanoseconds

  mutating func mark(_ step: String) {
    let now = DispatchTime.now().uptimeNanoseconds
    milliseconds[step] = (Double(now - last) / 10_000).rounded() / 100
    last = now
  }
}

extension PageFrame {
  /// The frame of a page as the archive knows it; nil where no page lies so.
  fileprivate init?(_ geometry: PageGeometry) {
    self.init(
      width: geometry.width, height: geometry.height, dpi: geometry.dpi,
      rotation: geometry.isTextLayer ? 0 : geometry.rotation,
      skewDegrees: geometry.isTextLayer ? 0 : geometry.skewDegrees)
  }
}
