internal import CLeptonica
package import Imaging
import Minutes

/// The connected specks of ink on a page.
package final class InkMap {
  /// One connected speck.
  struct Glyph {
    var box: Minutes.Box
    fileprivate var index: Int
  }

  /// What a speck looks like.
  struct Form {
    /// The share of its box that is ink, holes filled.
    var fill: Double
    /// The share of its box that is enclosed by ink.
    var hole: Double
    /// How far the ink reaches into the corners: the mean of x²y² about the middle over the
    /// product of the means of x² and y². 2/3 for a disc, 1 for a square, at any size.
    var squareness: Double
  }

  /// All specks that may be signs or letters, by their left edges.
  let glyphs: [Glyph]
  private var pictures: UnsafeMutablePointer<PIXA>?

  /// Looks for the specks of a page.
  /// - Parameters:
  ///   - binary: the page, upright, in black and white.
  ///   - dpi: its resolution.
  package init(binary: borrowing PixImage, dpi: Int) {
    var found: UnsafeMutablePointer<PIXA>?
    var boxes = binary.withUnsafePix { pixConnComp($0, &found, 8) }
    defer { boxaDestroy(&boxes) }
    let least = dpi / 75
    let most = dpi / 2
    glyphs = (0..<max(0, boxaGetCount(boxes))).compactMap { index -> Glyph? in
      var (x, y, width, height): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      guard boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height) == 0,
        max(width, height) >= least, width <= most, height <= most
      else { return nil }
      return Glyph(
        box: Minutes.Box(x: Int(x), y: Int(y), width: Int(width), height: Int(height)),
        index: Int(index))
    }.sorted { ($0.box.x, $0.box.y) < ($1.box.x, $1.box.y) }
    pictures = found
  }

  deinit { pixaDestroy(&pictures) }

  /// The glyphs whose middle lies in a band, from left to right; O(glyphs).
  func glyphs(in band: Minutes.Box) -> [Glyph] {
    glyphs.filter {
      $0.box.midY >= band.y && $0.box.midY <= band.maxY && $0.box.x >= band.x - 2
        && $0.box.maxX <= band.maxX + 2
    }
  }

  func form(of glyph: Glyph) -> Form {
    var picture = pixaGetPix(pictures, Int32(glyph.index), Int32(L_CLONE))
    defer { pixDestroy(&picture) }
    guard picture != nil else { return Form(fill: 0, hole: 0, squareness: 0) }
    var ink: Int32 = 0
    // Worn rings have a gap: close it, in a frame so that the sign does not touch the edge.
    var framed = pixAddBorder(picture, 4, 0)
    defer { pixDestroy(&framed) }
    var closed = framed == nil ? nil : pixCloseBrick(nil, framed, 3, 3)
    defer { pixDestroy(&closed) }
    guard closed != nil else { return Form(fill: 0, hole: 0, squareness: 0) }
    pixCountPixels(closed, &ink, nil)
    // Holes are what filling from the border does not reach.
    var filled = pixHolesByFilling(closed, 4)
    defer { pixDestroy(&filled) }
    var hole: Int32 = 0
    if filled != nil { pixCountPixels(filled, &hole, nil) }
    let area = Double(max(1, glyph.box.width * glyph.box.height))
    return Form(
      fill: Double(ink + hole) / area, hole: Double(hole) / area,
      squareness: Self.squareness(of: closed))
  }

  /// Whether a speck has four straight sides around white: a square to be crossed.
  ///
  /// The cross may stick out, so the sides are looked for in the outer thirds of the speck, as
  /// rows and columns of pixels that are ink nearly from side to side.
  func isFrame(_ glyph: Glyph) -> Bool {
    var picture = pixaGetPix(pictures, Int32(glyph.index), Int32(L_CLONE))
    defer { pixDestroy(&picture) }
    // A thin side may lie in two rows of pixels.
    var thick = picture == nil ? nil : pixDilateBrick(nil, picture, 2, 2)
    defer { pixDestroy(&thick) }
    guard thick != nil else { return false }
    let (width, height) = (Int(pixGetWidth(thick)), Int(pixGetHeight(thick)))
    var rows = [Int](repeating: 0, count: height)
    var columns = [Int](repeating: 0, count: width)
    for y in 0..<height {
      for x in 0..<width {
        var value: UInt32 = 0
        pixGetPixel(thick, Int32(x), Int32(y), &value)
        guard value != 0 else { continue }
        rows[y] += 1
        columns[x] += 1
      }
    }
    guard let top = Self.side(rows, of: width), let bottom = Self.side(rows.reversed(), of: width),
      let left = Self.side(columns, of: height),
      let right = Self.side(columns.reversed(), of: height)
    else { return false }
    let across = Double(width - left - right)
    let down = Double(height - top - bottom)
    guard across > 0, down > 0, across / down > 0.8, across / down < 1.25 else { return false }
    // A thing that is black all over has straight sides too.
    let ink = rows.reduce(0, +)
    return Double(ink) < 0.75 * Double(width * height)
  }

  /// How far in from the edge the first side lies that is ink over most of its length.
  private static func side(_ counts: some Collection<Int>, of length: Int) -> Int? {
    let place = counts.prefix(max(1, counts.count / 3)).enumerated()
      .first { $0.element * 100 >= length * 78 }
    return place?.offset
  }

  private static func squareness(of picture: UnsafeMutablePointer<PIX>?) -> Double {
    var points: [(x: Double, y: Double)] = []
    for row in 0..<pixGetHeight(picture) {
      for column in 0..<pixGetWidth(picture) {
        var value: UInt32 = 0
        pixGetPixel(picture, column, row, &value)
        if value != 0 { points.append((Double(column), Double(row))) }
      }
    }
    let count = Double(max(1, points.count))
    let middle = (
      x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count
    )
    var (across, down, both) = (0.0, 0.0, 0.0)
    for point in points {
      let x = (point.x - middle.x) * (point.x - middle.x)
      let y = (point.y - middle.y) * (point.y - middle.y)
      across += x
      down += y
      both += x * y
    }
    return across * down > 0 ? both * count / (across * down) : 0
  }
}
