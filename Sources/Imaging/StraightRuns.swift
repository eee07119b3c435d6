internal import CLeptonica

extension PixImage {
  /// Which way a straight run of ink leads.
  package enum Direction: Sendable {
    /// Level.
    case across
    /// Upright.
    case down
  }

  /// The ink of a black and white picture that goes on straight and without a gap.
  ///
  /// The same as an opening with a brick as long as that, which costs a pass for each of its
  /// pixels: here each pass doubles what is known, so a run of 150 takes sixteen.
  /// - Parameters:
  ///   - length: of the shortest run, in pixels; from 1.
  ///   - direction: of the runs.
  /// - Returns: a picture of the same size with these runs alone.
  /// - Throws: `outOfMemory`.
  package borrowing func runs(ofAtLeast length: Int, _ direction: Direction) throws(ImagingError)
    -> PixImage
  {
    // Where a run starts: all ink from here on for the length.
    let starts = try doubled(to: length, direction, keeping: .common)
    return try starts.doubled(to: length, direction, keeping: .either)
  }

  /// The ink of a black and white picture that full bricks fit into.
  /// - Parameters:
  ///   - width: of the brick in pixels; from 1.
  ///   - height: likewise.
  /// - Returns: a picture of the same size with what such bricks cover.
  /// - Throws: `outOfMemory`.
  package borrowing func opened(width: Int, height: Int) throws(ImagingError) -> PixImage {
    let wide = try doubled(to: width, .across, keeping: .common)
    let corners = try wide.doubled(to: height, .down, keeping: .common)
    let tall = try corners.doubled(to: height, .down, keeping: .either)
    return try tall.doubled(to: width, .across, keeping: .either)
  }

  private enum Merge {
    /// Ink here and further on, below or to the right; there is none outside the picture.
    case common
    /// Ink here or before, above or to the left.
    case either
  }

  private borrowing func doubled(
    to length: Int, _ direction: Direction, keeping merge: Merge
  ) throws(ImagingError) -> PixImage {
    var known = try made("looking for straight runs") { pixCopy(nil, $0) }
    var reach = 1
    while reach < length, !known.isEmpty {
      let step = min(reach, length - reach)
      let next = try known.made("looking for straight runs") { pixCopy(nil, $0) }
      next.merge(known, shiftedBy: step, direction, keeping: merge)
      known = next
      reach += step
    }
    return known
  }

  private borrowing func merge(
    _ other: borrowing PixImage, shiftedBy step: Int, _ direction: Direction, keeping merge: Merge
  ) {
    let (right, down) = direction == .across ? (Int32(step), 0) : (0, Int32(step))
    let width = max(0, Int32(width) - right)
    let height = max(0, Int32(height) - down)
    withUnsafePix { here in
      other.withUnsafePix { there in
        switch merge {
        case .common:
          _ = pixRasterop(here, 0, 0, width, height, PIX_SRC & PIX_DST, there, right, down)
          // Behind the last that was merged, no run has its full length inside the picture.
          _ = pixRasterop(
            here, right > 0 ? width : 0, down > 0 ? height : 0,
            right > 0 ? right : width, down > 0 ? down : height, PIX_CLR, nil, 0, 0)
        case .either:
          _ = pixRasterop(here, right, down, width, height, PIX_SRC | PIX_DST, there, 0, 0)
        }
      }
    }
  }

  /// Whether a black and white picture has no ink.
  package var isEmpty: Bool {
    var result: Int32 = 0
    return withUnsafePix { pixZero($0, &result) } == 0 && result != 0
  }
}
