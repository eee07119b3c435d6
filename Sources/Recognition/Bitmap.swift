internal import CLeptonica
import Imaging
import Minutes

/// A small black and white picture, to be looked at point by point.
package struct Bitmap: Equatable {
  /// From top to bottom; ink is true.
  package var rows: [[Bool]]

  var width: Int { rows.first?.count ?? 0 }
  var height: Int { rows.count }

  package init(rows: [[Bool]]) { self.rows = rows }

  /// Nil where the part lies outside.
  /// - Parameters:
  ///   - page: 1 bit a pixel.
  ///   - box: what part of it.
  init?(_ page: borrowing PixImage, _ box: Minutes.Box) {
    guard box.x >= 0, box.y >= 0, box.width > 0, box.height > 0, box.maxX <= page.width,
      box.maxY <= page.height, page.depth == 1
    else { return nil }
    rows = page.withUnsafePix { pix in
      (box.y..<box.maxY).map { y in
        (box.x..<box.maxX).map { x in
          var value: UInt32 = 0
          pixGetPixel(pix, Int32(x), Int32(y), &value)
          return value != 0
        }
      }
    }
  }

  /// The part for which a predicate holds; the rest is paper.
  func part(where predicate: (_ x: Int, _ y: Int) -> Bool) -> Bitmap {
    Bitmap(
      rows: rows.enumerated().map { y, row in
        row.enumerated().map { x, isInk in isInk && predicate(x, y) }
      })
  }

  /// The smallest part with the ink of its largest body, and how far down it begins.
  ///
  /// Specks, such as what is left of a stroke beside it, are smaller than a tenth of all ink.
  func trimmed() -> (area: Bitmap, top: Int)? {
    let counts = rows.map { row in row.count { $0 } }
    let total = counts.reduce(0, +)
    guard total >= 6 else { return nil }
    let columns = (0..<width).map { x in rows.count { $0[x] } }
    guard let across = Self.bulk(of: columns, total), let down = Self.bulk(of: counts, total)
    else { return nil }
    return (Bitmap(rows: rows[down].map { Array($0[across]) }), down.lowerBound)
  }

  /// The longest run without a gap, when it has nearly all of the ink.
  private static func bulk(of counts: [Int], _ total: Int) -> Range<Int>? {
    var best: (range: Range<Int>, ink: Int)?
    var start = 0
    var ink = 0
    for index in 0...counts.count {
      if index < counts.count, counts[index] > 0 {
        ink += counts[index]
        continue
      }
      if ink > best?.ink ?? 0 { best = (start..<index, ink) }
      (start, ink) = (index + 1, 0)
    }
    guard let best, best.ink * 10 >= total * 7 else { return nil }
    return best.range
  }

  /// Runs of columns with nothing but a thin piece of ink at the height of a dash.
  /// - Parameter thickness: the most that counts as thin, pixels.
  /// - Returns: from left to right.
  func strokes(thickness: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for x in 0..<width {
      guard let top = rows.firstIndex(where: { $0[x] }),
        let bottom = rows.lastIndex(where: { $0[x] }),
        bottom - top < thickness, top * 4 > height, bottom * 5 < height * 4
      else { continue }
      if let last = runs.last, last.upperBound == x {
        runs[runs.count - 1] = last.lowerBound..<(x + 1)
      } else {
        runs.append(x..<(x + 1))
      }
    }
    return runs
  }

  /// Whether it is drawn like a figure 1: below its flag, one upright stroke.
  var isOne: Bool {
    let body = rows[(height / 2)..<max(height / 2 + 1, height * 4 / 5)]
    let lefts = body.compactMap { $0.firstIndex(of: true) }
    guard lefts.count == body.count, let low = lefts.min(), let high = lefts.max() else {
      return false
    }
    return body.allSatisfy(\.isOneRun) && (high - low) * 9 <= width * 2 + 4
  }

  /// Whether it is drawn like a figure 2: on a stroke as wide as itself, and leaning to the left
  /// above that, where 3, 5 and 8, and the arm of an X, reach to the right.
  var isTwo: Bool {
    guard height >= 6, foot.map(\.longestRun).max() ?? 0 >= width * 7 / 10 else { return false }
    let bow = band(15, 40).compactMap { $0.lastIndex(of: true) }.max() ?? 0
    let neck = band(60, 75).compactMap { $0.lastIndex(of: true) }.max() ?? width
    return neck < bow && (neck + 1) * 100 <= width * 85
  }

  /// Whether it is drawn like a figure 4: a bar right across, and a foot that is narrower.
  var isFour: Bool {
    guard height >= 6, foot.allSatisfy({ row in row.count { $0 } * 4 <= width * 3 }) else {
      return false
    }
    return (band(50, 90).map(\.longestRun).max() ?? 0) * 100 >= width * 85
  }

  private var foot: ArraySlice<[Bool]> { rows.suffix(max(1, height / 6)) }

  /// The rows from one hundredth of the height to another.
  private func band(_ from: Int, _ to: Int) -> ArraySlice<[Bool]> {
    rows[(height * from / 100)...min(height - 1, height * to / 100)]
  }

  /// Whether it is drawn like a figure 3: open on its left, a bow above and one below.
  var isThree: Bool {
    guard height >= 6 else { return false }
    func lefts(_ from: Int, _ to: Int) -> [Int] {
      band(from, to).map { $0.firstIndex(of: true) ?? 0 }
    }
    // The flag of a 1 is a bow, too, but its top is not on the left.
    guard (lefts(0, 10).min() ?? width) * 5 <= width * 2 else { return false }
    let middle = lefts(35, 60).min() ?? 0
    let step = max(1, width / 8)
    return (lefts(15, 45).max() ?? 0) >= middle + step
      && (lefts(50, 80).max() ?? 0) >= middle + step
  }
}

extension [Bool] {
  /// The length of the longest stretch of ink.
  fileprivate var longestRun: Int {
    var (longest, run) = (0, 0)
    for isInk in self {
      run = isInk ? run + 1 : 0
      longest = Swift.max(longest, run)
    }
    return longest
  }

  /// Whether all ink stands together.
  fileprivate var isOneRun: Bool {
    guard let first = firstIndex(of: true), let last = lastIndex(of: true) else { return false }
    return self[first...last].allSatisfy { $0 }
  }
}
