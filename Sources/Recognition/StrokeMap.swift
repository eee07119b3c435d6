internal import CLeptonica
import Imaging
import Minutes

/// How thick the ink of a page is, place by place.
struct StrokeMap {
  /// The ink within a box.
  struct Ink {
    /// Pixels of ink.
    var area = 0
    /// Runs of ink along the rows.
    var across = 0
    /// Runs of ink along the columns.
    var down = 0
  }

  private let rows: UnsafePointer<UInt32>
  private let wordsPerRow: Int
  private let width: Int
  private let height: Int

  /// Looks at a page for as long as `body` runs.
  /// - Parameters:
  ///   - binary: the page, 1 bit a pixel, ink is 1.
  ///   - body: must not keep the map.
  /// - Returns: what `body` returns; nil where the picture is of another depth.
  static func with<R>(_ binary: borrowing PixImage, _ body: (StrokeMap) -> R) -> R? {
    binary.withUnsafePix { pix in
      guard pixGetDepth(pix) == 1, let data = pixGetData(pix) else { return nil }
      return body(
        StrokeMap(
          rows: data, wordsPerRow: Int(pixGetWpl(pix)), width: Int(pixGetWidth(pix)),
          height: Int(pixGetHeight(pix))))
    }
  }

  private init(rows: UnsafePointer<UInt32>, wordsPerRow: Int, width: Int, height: Int) {
    self.rows = rows
    self.wordsPerRow = wordsPerRow
    self.width = width
    self.height = height
  }

  /// How many pixels of ink each row of a box has, from its top; none beyond the page.
  func profile(of box: Minutes.Box) -> [Int] {
    let left = max(0, box.x)
    let right = min(width, box.maxX)
    guard left < right else { return [Int](repeating: 0, count: box.height) }
    return (box.y..<box.maxY).map { y in
      guard (0..<height).contains(y) else { return 0 }
      let row = rows + y * wordsPerRow
      var count = 0
      for column in left / 32...(right - 1) / 32 {
        count += masked(row[column], column, left, right).nonzeroBitCount
      }
      return count
    }
  }

  /// Those of 32 pixels that lie between two edges. Leptonica's first pixel is the highest bit.
  private func masked(_ bits: UInt32, _ column: Int, _ left: Int, _ right: Int) -> UInt32 {
    var bits = bits
    if column == left / 32 { bits &= .max >> UInt32(left % 32) }
    if column == (right - 1) / 32 { bits &= .max << UInt32(31 - (right - 1) % 32) }
    return bits
  }

  /// Counts the ink of a box; what lies outside the page has none.
  func ink(in box: Minutes.Box) -> Ink {
    let left = max(0, box.x)
    let right = min(width, box.maxX)
    let top = max(0, box.y)
    let bottom = min(height, box.maxY)
    var ink = Ink()
    guard left < right, top < bottom else { return ink }
    let first = left / 32
    let last = (right - 1) / 32
    var above = [UInt32](repeating: 0, count: last - first + 1)
    for y in top..<bottom {
      let row = rows + y * wordsPerRow
      // The pixel to the left of the first is paper: a run that comes from outside counts.
      var carry: UInt32 = 0
      for column in first...last {
        let bits = masked(row[column], column, left, right)
        ink.area += bits.nonzeroBitCount
        ink.across += (bits & ~(bits >> 1 | carry << 31)).nonzeroBitCount
        ink.down += (bits & ~above[column - first]).nonzeroBitCount
        above[column - first] = bits
        carry = bits & 1
      }
    }
    return ink
  }
}
