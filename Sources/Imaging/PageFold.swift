internal import CLeptonica

/// The fold between two pages that were put on the glass side by side, as from an open binder.
struct PageFold {
  /// The first column of the fold, a share of the picture's width.
  let start: Double
  /// The first column behind it, a share of the picture's width.
  let end: Double

  /// How wide the white between two pages is at least, a share of both: the margins of two pages
  /// are three centimetres of A3's 42, the gap between two columns is one.
  private static let leastWhite = 0.045
  /// How far from the middle a fold may be, a share of the width.
  private static let reach = 0.06

  /// Finds the fold of a page that is wider than high; nil for one page, such as a table that goes
  /// on across the middle, by its rules or by its rows.
  /// - Parameters:
  ///   - binary: upright and level, black and white, with its rules and black edges.
  ///   - dpi: its resolution.
  init?(in binary: borrowing PixImage, dpi: Int) {
    guard binary.width * 20 > binary.height * 23,
      let small = try? binary.reduced(from: dpi)
    else { return nil }
    let columns = small.inkOfColumns
    guard let gap = Self.gap(columns, height: small.height),
      !Self.isCrossed(gap, in: small)
    else { return nil }
    let left = TextRows(in: small, from: 0, to: gap.white.lowerBound)
    let right = TextRows(in: small, from: gap.white.upperBound, to: small.width)
    guard left.isText, right.isText else { return nil }
    if !gap.isDark, left.stand(besides: right) { return nil }
    let width = Double(small.width)
    start = Double(gap.fold.lowerBound) / width
    end = Double(gap.fold.upperBound) / width
  }

  /// The white between two texts, and what of it no page's text can reach.
  private struct Gap {
    var white: Range<Int>
    var fold: Range<Int>
    var isDark: Bool
  }

  private static func gap(_ columns: [Int], height: Int) -> Gap? {
    let width = columns.count
    let middle = width / 2
    let near = (middle - Int(Double(width) * reach))..<(middle + Int(Double(width) * reach))
    guard width > 100, let least = columns[near].min(), least * 25 < height else { return nil }
    // A scan's black upper and lower edge stand in every column.
    let isWhite = columns.map { $0 <= least + height / 250 }
    let dark = near.filter { columns[$0] * 2 > height }
    let whiteMiddle = near.filter { isWhite[$0] }.min { abs($0 - middle) < abs($1 - middle) }
    guard let innermost = dark.first ?? whiteMiddle else { return nil }
    let core = innermost..<((dark.last ?? innermost) + 1)
    guard core.count * 16 < width else { return nil }
    // Where the fold's shadow frays out it is neither white nor dark.
    let most = width / 50
    var first = core.lowerBound
    while first > 0, core.lowerBound - first < most, !isWhite[first - 1] { first -= 1 }
    var last = core.upperBound
    while last < width, last - core.upperBound < most, !isWhite[last] { last += 1 }
    let fold = first..<last
    while first > 0, isWhite[first - 1] { first -= 1 }
    while last < width, isWhite[last] { last += 1 }
    let white = first..<last
    if dark.isEmpty {
      guard Double(white.count) > Double(width) * leastWhite else { return nil }
      let half = (first + last) / 2
      return Gap(white: white, fold: half..<half, isDark: false)
    }
    guard fold.lowerBound - first > width / 200, last - fold.upperBound > width / 200
    else { return nil }
    return Gap(white: white, fold: fold, isDark: true)
  }

  /// Whether rules lead through the white from one side to the other.
  private static func isCrossed(_ gap: Gap, in small: borrowing PixImage) -> Bool {
    var crossings: [Set<Int>] = []
    let sides =
      gap.isDark
      ? [gap.white.lowerBound..<gap.fold.lowerBound, gap.fold.upperBound..<gap.white.upperBound]
      : [gap.white]
    for side in sides {
      let edge = small.height / 20
      guard
        let part = small.part(
          x: side.lowerBound, y: edge, width: side.count, height: small.height - 2 * edge)
      else { return false }
      let rows = part.inkOfRows
      crossings.append(Set(rows.indices.filter { rows[$0] * 10 > side.count * 9 }))
    }
    return crossings.dropFirst().reduce(crossings.first ?? []) { $0.intersection($1) }.count > 1
  }
}

extension PixImage {
  /// A black and white page at about 75 dpi: lines are bars, specks are gone.
  fileprivate borrowing func reduced(from dpi: Int) throws(ImagingError) -> PixImage {
    try made("looking for a fold") { pixReduceRankBinaryCascade($0, 1, dpi > 160 ? 2 : 0, 0, 0) }
  }
}

/// The rows of text on one side of a fold.
private struct TextRows {
  /// The rows of pixels in the middle of each row of text, from top to bottom.
  var middles: [Int] = []
  /// How many of them reach over a good part of the side's width.
  var long = 0

  /// - Parameters:
  ///   - small: at about 75 dpi, black and white.
  ///   - from: the side's first column.
  ///   - to: the first column behind it.
  init(in small: borrowing PixImage, from: Int, to: Int) {
    guard let side = small.part(x: from, y: 0, width: to - from, height: small.height)
    else { return }
    let ink = side.inkOfRows
    let edge = small.height / 40
    var start: Int?
    var most = 0
    for row in edge..<max(edge, ink.count - edge) {
      if ink[row] * 100 > side.width {
        start = start ?? row
        most = max(most, ink[row])
      } else if let first = start {
        // Lines of print are between 1/40 and 1/3 inch high.
        if (2...25).contains(row - first) {
          middles.append((first + row) / 2)
          if most * 6 > side.width { long += 1 }
        }
        start = nil
        most = 0
      }
    }
  }

  /// Whether there are lines enough for a page.
  var isText: Bool { middles.count >= 5 && long >= 2 }

  /// Whether the rows stand beside those of the other side throughout, as a table's cells do.
  func stand(besides other: TextRows) -> Bool {
    let (few, many) = middles.count < other.middles.count ? (self, other) : (other, self)
    let met = few.middles.count { row in many.middles.contains { abs($0 - row) <= 1 } }
    return met * 10 >= few.middles.count * 8
  }
}
