internal import CLeptonica

extension PagePicture {
  /// Paints over what the scanner and the binder added: black edges, punch holes, long lines down
  /// the page from a dirty sensor, and the upright rules of tables, which would cut columns.
  static func withoutScannerMarks(
    _ image: consuming PixImage, dpi: Int
  ) throws(ImageError) -> PixImage {
    let ink = try image.inkByOtsu()
    let inch = Double(dpi)
    // What touches the picture's edge and is large: not a letter cut by it.
    let inner = try ink.mapped("find the edges") { pixRemoveBorderConnComps($0, 8) }
    let marks = try ink.mapped("find the edges") { pix in
      let edges = inner.withUnsafePix { pixXor(nil, pix, $0) }
      defer {
        var pointer = edges
        pixDestroy(&pointer)
      }
      return edges.flatMap {
        pixSelectBySize(
          $0, l_int32(inch * 0.2), l_int32(inch * 0.2), 8, l_int32(L_SELECT_IF_EITHER),
          l_int32(L_SELECT_IF_GT), nil)
      }
    }
    for box in boxes(of: inner) where isHole(box, inch: inch, width: ink.width) {
      add(box, of: ink, to: marks)
    }
    let rules = try ink.mapped("find upright rules") {
      pixOpenBrick(nil, $0, 1, l_int32(inch * 0.55))
    }
    let specks = try specks(in: ink, inch: inch)
    guard marks.hasInk || rules.hasInk || specks.hasInk else { return image }
    let all = try marks.mapped("put the marks together") { mask in
      let all = rules.withUnsafePix { pixOr(nil, mask, $0) }
      defer {
        var pointer = all
        pixDestroy(&pointer)
      }
      guard let all else { return nil }
      specks.withUnsafePix { _ = pixOr(all, all, $0) }
      return pixDilateBrick(nil, all, 5, 5)
    }
    let paper = l_uint32(max(image.rank(0.5), 230))
    let clean = try image.mapped("copy the picture") { pixCopy(nil, $0) }
    clean.withUnsafePix { pix in all.withUnsafePix { mask in _ = pixSetMasked(pix, mask, paper) } }
    return clean
  }

  /// Ink no larger than a full stop that stands by itself: dust. A full stop, a dot of ä and a
  /// comma stand beside a letter.
  private static func specks(
    in ink: borrowing PixImage, inch: Double
  ) throws(ImageError) -> PixImage {
    let size = l_int32(max(3, inch * 0.024))
    return try ink.mapped("find specks") { pix in
      var small = pixSelectBySize(
        pix, size, size, 8, l_int32(L_SELECT_IF_BOTH), l_int32(L_SELECT_IF_LT), nil)
      var large = small.flatMap { pixXor(nil, pix, $0) }
      var near = large.flatMap {
        pixDilateBrick(nil, $0, l_int32(inch * 0.11), l_int32(inch * 0.09))
      }
      var seeds = near.flatMap { pixAnd(nil, $0, small) }
      var kept = seeds.flatMap { pixSeedfillBinary(nil, $0, small, 8) }
      defer {
        pixDestroy(&small)
        pixDestroy(&large)
        pixDestroy(&near)
        pixDestroy(&seeds)
        pixDestroy(&kept)
      }
      return kept.flatMap { pixXor(nil, small, $0) }
    }
  }

  /// Whether there is print: specks and faint show-through are not.
  static func hasPrint(
    _ image: borrowing PixImage, dpi: Int
  ) throws(ImageError) -> Bool {
    let paper = image.rank(0.6)
    let ink = try image.ink(darkerThan: paper - 75)
    let inch = Double(dpi)
    let letters = boxes(of: ink).count {
      (inch * 0.03...inch * 0.6).contains(Double($0.h)) && Double($0.w) < inch
        && Double($0.w) > inch * 0.01
    }
    return letters >= 6
  }

  /// A punch hole is 5 to 6 mm wide and stands near an edge; what is written there is smaller.
  private static func isHole(_ box: BOX, inch: Double, width: Int) -> Bool {
    let (w, h) = (Double(box.w), Double(box.h))
    let nearEdge = Double(box.x) < inch * 0.75 || Double(box.x) + w > Double(width) - inch * 0.75
    return nearEdge && (inch * 0.15...inch * 0.35).contains(w)
      && (inch * 0.15...inch * 0.35).contains(h) && (0.75...1.33).contains(w / h)
  }

  private static func boxes(of ink: borrowing PixImage) -> [BOX] {
    ink.withUnsafePix { pix in
      var list = pixConnCompBB(pix, 8)
      defer { boxaDestroy(&list) }
      guard let list else { return [] }
      return (0..<boxaGetCount(list)).compactMap { list.pointee.box[Int($0)]?.pointee }
    }
  }

  /// Copies what lies in a box to the mask.
  private static func add(_ box: BOX, of ink: borrowing PixImage, to mask: borrowing PixImage) {
    ink.withUnsafePix { source in
      mask.withUnsafePix { target in
        _ = pixRasterop(target, box.x, box.y, box.w, box.h, PIX_SRC, source, box.x, box.y)
      }
    }
  }
}

extension PixImage {
  /// Whether a black and white picture has any black.
  fileprivate var hasInk: Bool {
    withUnsafePix { pix in
      var isEmpty: l_int32 = 1
      return pixZero(pix, &isEmpty) == 0 && isEmpty == 0
    }
  }
}
