internal import CLeptonica
import Minutes

/// What a connected stroke of ink looks like.
struct InkShape {
  /// Around it, in pixels.
  let box: Minutes.Box
  /// The share of its box that is ink.
  let fill: Double
  /// How thick its strokes are, in pixels.
  let stroke: Double
  /// The share of its box that it encloses.
  let hole: Double
  /// Whether it is a rule, or a frame of rules.
  let isRuled: Bool

  /// Measures a stroke.
  /// - Parameters:
  ///   - picture: the stroke alone, in black and white, as large as its box.
  ///   - box: where it stands.
  init?(_ picture: borrowing PixImage, at box: Minutes.Box) {
    self.box = box
    // In a frame, so that the stroke does not touch the picture's edge.
    guard let framed = try? picture.made("measuring ink", { pixAddBorder($0, 2, 0) }),
      let inner = try? framed.made("measuring ink", { pixErodeBrick(nil, $0, 3, 3) }),
      let holes = try? framed.made("measuring ink", { pixHolesByFilling($0, 4) }),
      let level = try? framed.made(
        "measuring ink",
        { pix in
          pixOpenBrick(nil, pix, Int32(max(8, box.width * 4 / 5)), 1)
        }),
      let upright = try? framed.made(
        "measuring ink",
        { pix in
          pixOpenBrick(nil, pix, 1, Int32(max(8, box.height * 17 / 20)))
        })
    else { return nil }
    let ink = framed.inkCount
    let area = Double(max(1, box.width * box.height))
    fill = Double(ink) / area
    stroke = 2 * Double(ink) / Double(max(1, ink - inner.inkCount))
    hole = Double(holes.inkCount) / area
    let straight = level.inkCount + upright.inkCount
    isRuled = straight * 2 > ink || level.inkCount > 0 && upright.inkCount > 0 && straight * 8 > ink
  }
}

extension PixImage {
  /// How many pixels of a black and white picture are ink.
  package var inkCount: Int {
    var count: Int32 = 0
    return withUnsafePix { pixCountPixels($0, &count, nil) } == 0 ? Int(count) : 0
  }

  /// The boxes of the connected strokes of a black and white picture.
  var strokes: [Minutes.Box] {
    specks.map {
      Minutes.Box(x: Int($0.x), y: Int($0.y), width: Int($0.width), height: Int($0.height))
    }
  }

  /// The connected stroke of a black and white picture that fills a box, alone.
  borrowing func stroke(filling box: Minutes.Box) -> PixImage? {
    guard let cut = part(box) else { return nil }
    var pieces: UnsafeMutablePointer<PIXA>?
    var boxes = cut.withUnsafePix { pixConnComp($0, &pieces, 8) }
    defer {
      boxaDestroy(&boxes)
      pixaDestroy(&pieces)
    }
    for index in 0..<max(0, boxaGetCount(boxes)) {
      var (width, height): (Int32, Int32) = (0, 0)
      guard boxaGetBoxGeometry(boxes, index, nil, nil, &width, &height) == 0,
        Int(width) == box.width, Int(height) == box.height
      else { continue }
      return try? PixImage(adopting: pixaGetPix(pieces, index, Int32(L_COPY)), step: "cutting out")
    }
    return nil
  }
}
