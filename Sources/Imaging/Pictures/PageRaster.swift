internal import CLeptonica
package import Minutes

/// A page's picture as it lies in the file, decoded, ready for parts to be cut out of it.
package final class PageRaster {
  /// Above this resolution nothing is shown: what people look at is as sharp at 300 dpi.
  private static let mostUseful = 300.0
  /// The most bytes that a page keeps; of larger ones half the pixels do.
  private static let mostBytes = 100 << 20

  /// 1 bit a pixel, 8 (gray) or 32 (colour).
  let image: PixImage
  /// The file's picture in pixels of `image`: where that was made smaller, perhaps no whole number.
  let columns: Double
  /// The file's picture in pixels of `image`: where that was made smaller, perhaps no whole number.
  let rows: Double

  /// Bytes in memory.
  package var byteCount: Int {
    image.withUnsafePix { 4 * Int(pixGetWpl($0)) * Int(pixGetHeight($0)) }
  }

  /// Keeps a page.
  /// - Parameter source: the picture as it lies in the file; its owner gives it up.
  /// - Throws: `outOfMemory`.
  package init(_ source: consuming PageSource) throws(ImagingError) {
    let resolution = min(source.xResolution, source.yResolution)
    let plain = try source.image.withoutOddities()
    let (width, height) = (plain.width, plain.height)
    var step = 1
    if plain.depth > 1 {
      step = max(1, Int(resolution / Self.mostUseful))
      while width * height / (step * step) * (plain.depth / 8) > Self.mostBytes { step += 1 }
    }
    columns = Double(width) / Double(step)
    rows = Double(height) / Double(step)
    if step == 1 {
      image = plain
    } else {
      image = try plain.reduced(across: 1 / Double(step), down: 1 / Double(step))
    }
  }

  /// Cuts a part of the upright, level page out.
  /// - Parameters:
  ///   - part: of the page that the frame describes.
  ///   - frame: how that page lies here.
  ///   - maxWidth: how wide the picture may be; nil for as wide as the part.
  /// - Returns: the picture. Where the file's picture ends, it is white.
  /// - Throws: `outOfMemory`.
  package func cut(_ part: Minutes.Box, of frame: PageFrame, maxWidth: Int?)
    throws(ImagingError) -> CutPicture
  {
    let (width, height) = frame.size(of: part, maxWidth: maxWidth)
    let map = PlaneMap.scaling(
      Double(part.width) / Double(width), Double(part.height) / Double(height)
    ).then(.moving(Double(part.x), Double(part.y)))
      .then(frame.toFile(columns: columns, rows: rows))
    if let turns = map.quarterTurns, let cut = try exact(map, turns, width, height) {
      return CutPicture(image: cut, isDrawing: image.depth == 1)
    }
    return CutPicture(image: try mixed(map, width, height), isDrawing: image.depth == 1)
  }

  /// The pixels as they are; nil where some lie outside.
  private func exact(_ map: PlaneMap, _ turns: Int, _ width: Int, _ height: Int)
    throws(ImagingError) -> PixImage?
  {
    let edges = map.source(width: width, height: height, margin: 0)
    let box = Minutes.Box(
      x: Int(edges.left.rounded()), y: Int(edges.top.rounded()),
      width: Int((edges.right - edges.left).rounded()),
      height: Int((edges.bottom - edges.top).rounded()))
    guard box.clipped(toWidth: image.width, height: image.height) == box,
      let cut = image.part(box)
    else { return nil }
    return turns == 0 ? cut : try cut.made("turning") { pixRotateOrth($0, Int32(turns)) }
  }

  /// Only what is needed is made gray, scaled and levelled: a line is a fiftieth of its page.
  private func mixed(_ map: PlaneMap, _ width: Int, _ height: Int) throws(ImagingError) -> PixImage
  {
    // Pixels here beside and below each other that go into one of the picture's.
    let across = (map.xx * map.xx + map.xy * map.xy).squareRoot()
    let down = (map.yx * map.yx + map.yy * map.yy).squareRoot()
    let edges = map.source(width: width, height: height, margin: 2 * max(1, across, down))
    let (left, top) = (Int(edges.left.rounded(.down)), Int(edges.top.rounded(.down)))
    let wanted = Minutes.Box(
      x: left, y: top, width: Int(edges.right.rounded(.up)) - left,
      height: Int(edges.bottom.rounded(.up)) - top)
    guard let box = wanted.clipped(toWidth: image.width, height: image.height),
      let region = image.part(box)
    else { return try PixImage(white: width, height, depth: image.depth == 32 ? 32 : 8) }
    let small = try region.reduced(across: 1 / across, down: 1 / down)
    let onto = PlaneMap.scaling(
      Double(small.width) / Double(box.width), Double(small.height) / Double(box.height))
    return try small.sampled(
      by: map.then(.moving(-Double(box.x), -Double(box.y))).then(onto), width: width,
      height: height)
  }
}

@available(*, unavailable) extension PageRaster: Sendable {}

extension PixImage {
  /// A white picture.
  init(white width: Int, _ height: Int, depth: Int) throws(ImagingError) {
    try self.init(
      adopting: pixCreate(Int32(width), Int32(height), Int32(depth)), step: "cutting out")
    withUnsafePix { _ = pixSetAll($0) }
  }

  /// The picture in gray or colour, made smaller: each pixel is the mean of those that lie under it.
  /// - Parameters:
  ///   - across: the scale; from 0.7 on nothing is lost by mixing four pixels, and it stays as it is.
  ///   - down: the scale.
  /// - Returns: a picture that is at least as large as asked for.
  /// - Throws: `outOfMemory`.
  consuming func reduced(across: Double, down: Double) throws(ImagingError) -> PixImage {
    let isBlackAndWhite = depth == 1
    if across <= 0.5, down <= 0.5, width > 1, height > 1 {
      // Halving takes a fraction of any other scaling's time.
      return try made("scaling") { isBlackAndWhite ? pixScaleToGray2($0) : pixScaleAreaMap2($0) }
        .reduced(across: 2 * across, down: 2 * down)
    }
    if isBlackAndWhite {
      return try made("reading gray") { pixConvert1To8(nil, $0, 255, 0) }
        .reduced(across: across, down: down)
    }
    // Of a page's outermost edge there may be no more than a pixel.
    guard max(across, down) < 0.7, across * Double(width) >= 1, down * Double(height) >= 1
    else { return self }
    return try made("scaling") { pixScaleAreaMap($0, Float(across), Float(down)) }
  }

  /// The picture in 1 bit a pixel, 8 (gray) or, only where there is colour, 32.
  consuming func withoutOddities() throws(ImagingError) -> PixImage {
    if withUnsafePix({ pixGetColormap($0) != nil }) {
      return try made("decoding") { pixRemoveColormap($0, Int32(REMOVE_CMAP_BASED_ON_SRC)) }
        .withoutOddities()
    }
    if depth == 1 || depth == 8 || depth == 32 && hasColor { return self }
    return try made("reading gray") { pixConvertTo8($0, 0) }
  }

  /// Whether some of a picture of 32 bits a pixel is neither black, gray nor white.
  private var hasColor: Bool {
    withUnsafePix { pix in
      guard let words = pixGetData(pix) else { return false }
      let count = Int(pixGetWpl(pix)) * Int(pixGetHeight(pix))
      // A stamp or a note in ink is some thousand pixels, a lens's coloured fringes are paler.
      let (least, difference) = (64 + count / 100_000, UInt32(24))
      var (seen, place) = (0, 0)
      while place < count, seen < least {
        let end = min(count, place + 8192)
        while place < end {
          let word = words[place]
          let (red, green, blue) = (word >> 24, word >> 16 & 255, word >> 8 & 255)
          let most = max(red, green, blue)
          if most - min(red, green, blue) > difference { seen += 1 }
          place += 1
        }
      }
      return seen >= least
    }
  }
}
