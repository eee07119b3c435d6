internal import CLeptonica
internal import Imaging
internal import Minutes

/// The connected pieces of ink on a page.
struct InkMap {
  /// A piece and what its form says.
  struct Piece: Equatable {
    var box: Minutes.Box
    /// The share of its box that is ink, 0...1.
    var fill: Double
    /// Whether its middle is paper with ink all round.
    var isHollow: Bool
  }

  /// By the row of 64 pixels that their middles lie in.
  private var bands: [Int: [Piece]] = [:]
  private static let bandHeight = 64

  /// - Parameter image: 8 bits a pixel, upright.
  init(_ image: borrowing PixImage) {
    guard let ink = try? image.inkByOtsu() else { return }
    ink.withUnsafePix { pix in
      var pictures: UnsafeMutablePointer<PIXA>?
      var list = pixConnComp(pix, &pictures, 8)
      defer {
        boxaDestroy(&list)
        pixaDestroy(&pictures)
      }
      guard let list, let pictures else { return }
      for index in 0..<boxaGetCount(list) {
        guard
          let box = list.pointee.box[Int(index)]?.pointee,
          let picture = pictures.pointee.pix[Int(index)], box.w >= 3, box.h >= 2, box.h < 200
        else { continue }
        let piece = Self.piece(
          Minutes.Box(
            x: Int(box.x), y: Int(box.y), width: Int(box.w), height: Int(box.h)), picture)
        bands[piece.box.midY / Self.bandHeight, default: []].append(piece)
      }
    }
  }

  /// The pieces whose middles lie between two rows and left of a column, from left to right.
  func pieces(from top: Int, to bottom: Int, leftOf right: Int) -> [Piece] {
    guard top <= bottom else { return [] }
    let found = (top / Self.bandHeight...bottom / Self.bandHeight).flatMap { bands[$0] ?? [] }
    return found.filter { (piece: Piece) -> Bool in
      piece.box.midY >= top && piece.box.midY <= bottom && piece.box.x < right
    }.sorted { $0.box.x < $1.box.x }
  }

  private static func piece(_ box: Minutes.Box, _ picture: UnsafeMutablePointer<PIX>) -> Piece {
    var count: l_int32 = 0
    pixCountPixels(picture, &count, nil)
    var middle: l_uint32 = 1
    pixGetPixel(picture, l_int32(box.width / 2), l_int32(box.height / 2), &middle)
    return Piece(
      box: box, fill: Double(count) / Double(max(1, box.width * box.height)), isHollow: middle == 0)
  }
}
