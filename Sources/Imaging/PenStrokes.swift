internal import CLeptonica
import Minutes

/// Signatures, initials and stamps: ink that is taller than the print, thin and not straight.
struct PenStrokes {
  /// What was found, from top to bottom.
  private(set) var regions: [Region] = []
  private var strokes: [Minutes.Box] = []
  private var rings: [Minutes.Box] = []
  private let rows: PrintedRows

  /// Looks for ink that no printer made.
  /// - Parameters:
  ///   - binary: the page, black and white, without rules.
  ///   - specks: the boxes of all connected strokes on it.
  ///   - rows: its lines of print.
  init?(in binary: borrowing PixImage, among specks: [Minutes.Box], besides rows: PrintedRows) {
    self.rows = rows
    let unit = rows.capital
    let large = specks.filter {
      $0.height * 10 >= unit * 12 || $0.width * 10 >= unit * 35 && $0.height * 10 >= unit * 8
    }
    // A page full of large strokes is a picture.
    guard !large.isEmpty, large.count < 150 else { return nil }
    var shapes: [InkShape] = []
    for box in large {
      guard let stroke = binary.stroke(filling: box), let shape = InkShape(stroke, at: box)
      else { continue }
      shapes.append(shape)
    }
    let blocks = shapes.filter { $0.fill > 0.7 && $0.stroke * 3 > Double(unit) }
    for shape in shapes {
      // Strokes beside solid blocks are a chart's.
      let isDrawn = blocks.count { $0.box.isWithin(unit * 3, of: shape.box) } > 1
      if shape.isRing(unit: unit), !isDrawn { rings.append(shape.box) }
      // An Å of a typewriter is tall and thin, but stands on a line.
      let isLetter = shape.box.height * 10 < unit * 17 && rows.align(with: shape.box)
      if shape.isPen(unit: unit), !isDrawn, !isLetter { strokes.append(shape.box) }
    }
    rings = rings.filter { ring in !rings.contains { $0 != ring && $0.holds(ring) } }
    strokes.removeAll { stroke in rings.contains { $0.holds(stroke) } }
    // What is written beside and is as tall, but blotted.
    for shape in shapes where !shape.isRuled && shape.hole < 0.3 && shape.fill < 0.7 {
      if !strokes.contains(shape.box), !rings.contains(where: { $0.holds(shape.box) }),
        strokes.contains(where: { $0.isWithin(unit * 3 / 4, of: shape.box) })
      {
        strokes.append(shape.box)
      }
    }
    guard !strokes.isEmpty || !rings.isEmpty else { return nil }
    strokes += fragments(among: specks)
    regions = rings.map { Region(kind: .stamp, box: $0) }
    regions += joined(strokes, within: unit * 3 / 2).map { Region(kind: .handwriting, box: $0) }
    regions.sort { ($0.box.y, $0.box.x) < ($1.box.y, $1.box.x) }
  }

  /// Paints the pen's strokes white, except where they cross a line of print, and all of a stamp.
  /// - Parameters:
  ///   - gray: the page.
  ///   - binary: the same in black and white.
  /// - Throws: `outOfMemory`.
  func clear(_ gray: borrowing PixImage, seenIn binary: borrowing PixImage) throws(ImagingError) {
    for ring in rings { gray.whiten(ring) }
    for box in strokes {
      guard let stroke = binary.stroke(filling: box) else { continue }
      let all = try stroke.made("painting strokes") { pixCopy(nil, $0) }
      let print = rows.stretches(crossing: box)
      for stretch in print { stroke.erase(stretch, from: box) }
      let pen = stroke.darkness(on: gray, at: box)
      for stretch in print {
        guard let ink = rows.ink(of: gray, in: stretch), let pen, pen - ink > Self.leastContrast
        else { continue }
        try all.keepPale(stretch, of: gray, at: box, than: (pen + ink) / 2, into: stroke)
      }
      // The pen's edge is paler than ink.
      let framed = try stroke.made("painting strokes") { pixAddBorder($0, 3, 0) }
      let grown = try framed.made("painting strokes") { pixDilateBrick(nil, $0, 5, 5) }
      gray.whiten(under: grown, x: box.x - 3, y: box.y - 3)
    }
  }

  /// By how much a pen's ink is at least paler than print where the two are told apart by it.
  private static let leastContrast = 25

  /// The small pieces of strokes that are no print: specks right beside them, off all lines.
  private func fragments(among specks: [Minutes.Box]) -> [Minutes.Box] {
    let near = specks.filter { speck in
      max(speck.width, speck.height) * 6 > rows.capital && speck.height < rows.capital * 2
        && !strokes.contains(speck)
        && strokes.contains { $0.isWithin(rows.capital / 2, of: speck) }
    }
    return near.filter { speck in
      !rows.align(with: speck)
        && !rows.stretches(crossing: speck).contains { $0.meets(speck) }
    }
  }

  private func joined(_ boxes: [Minutes.Box], within distance: Int) -> [Minutes.Box] {
    var result: [Minutes.Box] = []
    for box in boxes {
      var box = box
      while let other = result.firstIndex(where: { $0.isWithin(distance, of: box) }) {
        box = box.union(result.remove(at: other))
      }
      result.append(box)
    }
    return result
  }
}

extension InkShape {
  /// Whether a pen drew it, on a page whose capitals have a height in pixels.
  fileprivate func isPen(unit: Int) -> Bool {
    guard !isRuled, hole < 0.3 else { return false }
    let thinness = stroke / Double(min(box.height, box.width * 3))
    let isTall = box.height * 10 >= unit * 17
    let isWide = box.width * 10 >= unit * 35
    if isTall || isWide { return thinness < 0.1 && fill < 0.42 }
    return thinness < 0.085 && fill < 0.3
  }

  /// Whether it is a stamp's frame: a thin closed curve.
  fileprivate func isRing(unit: Int) -> Bool {
    box.height > unit * 4 && box.width > unit * 4 && hole > 0.6 && !isRuled && fill < 0.3
  }
}

extension Minutes.Box {
  /// Whether two boxes are no further apart than so many pixels.
  func isWithin(_ distance: Int, of other: Minutes.Box) -> Bool {
    x - distance < other.maxX && other.x - distance < maxX && y - distance < other.maxY
      && other.y - distance < maxY
  }

  /// Whether two boxes have pixels in common.
  fileprivate func meets(_ other: Minutes.Box) -> Bool { isWithin(0, of: other) }

  /// Whether another box lies in it.
  fileprivate func holds(_ other: Minutes.Box) -> Bool {
    x <= other.x && y <= other.y && maxX >= other.maxX && maxY >= other.maxY
  }
}

extension PixImage {
  /// Paints a box white.
  borrowing func whiten(_ box: Minutes.Box) {
    var frame = boxCreate(Int32(box.x), Int32(box.y), Int32(box.width), Int32(box.height))
    defer { boxDestroy(&frame) }
    withUnsafePix { _ = pixSetInRectArbitrary($0, frame, 255) }
  }

  /// Paints white what a mask covers.
  fileprivate borrowing func whiten(under mask: borrowing PixImage, x: Int, y: Int) {
    withUnsafePix { pix in
      mask.withUnsafePix { _ = pixSetMaskedGeneral(pix, $0, 255, Int32(x), Int32(y)) }
    }
  }

  /// How dark the strokes of a mask are on a page, at the box that the mask fills.
  fileprivate borrowing func darkness(on gray: borrowing PixImage, at box: Minutes.Box) -> Int? {
    guard inkCount > 20, let page = gray.part(box) else { return nil }
    let histogram = withUnsafePix { mask in
      page.withUnsafePix { pixGetGrayHistogramMasked($0, mask, 0, 0, 1) }
    }
    return PageLight.rank(of: histogram, 0.25)
  }

  /// Adds to another mask what this one has in a stretch of print and is paler than the print.
  /// - Parameters:
  ///   - stretch: on the page.
  ///   - gray: the page.
  ///   - box: where both masks stand.
  ///   - split: what is darker is print.
  ///   - other: the mask to add to.
  /// - Throws: `outOfMemory`.
  fileprivate borrowing func keepPale(
    _ stretch: Minutes.Box, of gray: borrowing PixImage, at box: Minutes.Box, than split: Int,
    into other: borrowing PixImage
  ) throws(ImagingError) {
    guard let page = gray.part(box) else { return }
    let dark = try page.split(at: split)
    // A letter's edge is as pale as a pen's stroke.
    let letters = try dark.made("telling print from pen") { pixDilateBrick(nil, $0, 5, 5) }
    let pale = try made("telling print from pen") { all in
      letters.withUnsafePix { pixSubtract(nil, all, $0) }
    }
    let left = Int32(stretch.x - box.x)
    let top = Int32(stretch.y - box.y)
    let (width, height) = (Int32(stretch.width), Int32(stretch.height))
    other.withUnsafePix { mask in
      pale.withUnsafePix {
        _ = pixRasterop(mask, left, top, width, height, PIX_SRC | PIX_DST, $0, left, top)
      }
    }
  }

  /// Takes a part out of a mask whose own box is given.
  fileprivate borrowing func erase(_ part: Minutes.Box, from box: Minutes.Box) {
    erase(
      Minutes.Box(x: part.x - box.x, y: part.y - box.y, width: part.width, height: part.height))
  }

  /// Takes the ink of a box out of a black and white picture.
  borrowing func erase(_ part: Minutes.Box) {
    var frame = boxCreate(Int32(part.x), Int32(part.y), Int32(part.width), Int32(part.height))
    defer { boxDestroy(&frame) }
    withUnsafePix { _ = pixClearInRect($0, frame) }
  }
}
