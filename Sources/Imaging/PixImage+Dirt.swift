internal import CLeptonica

extension PixImage {
  /// Paints white what is no text: rules, a dirty sensor's lines, black edges.
  borrowing func clearDirt() throws(ImagingError) {
    let binary = try binarized()
    let edges = try binary.made("finding black edges") { pixExtractBorderConnComps($0, 8) }
    let rules = try binary.made("finding rules") { pixOpenBrick(nil, $0, 150, 1) }
    // A line that is one pixel wide and not quite upright breaks into steps: thicken it first.
    let thick = try binary.made("finding rules") { pixDilateBrick(nil, $0, 3, 1) }
    let lines = try thick.made("finding rules") { pixOpenBrick(nil, $0, 1, 150) }
    withUnsafePix { page in
      for mask in [
        edges.withUnsafePix { pixDilateBrick(nil, $0, 5, 5) },
        rules.withUnsafePix { pixDilateBrick(nil, $0, 9, 5) },
        lines.withUnsafePix { pixDilateBrick(nil, $0, 3, 9) },
      ] {
        var mask = mask
        if mask != nil { pixSetMasked(page, mask, 255) }
        pixDestroy(&mask)
      }
    }
  }
}
