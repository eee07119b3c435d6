internal import CLeptonica

extension PixImage {
  /// A picture whose pixels come from places between this one's, mixed of the four around each.
  /// - Parameters:
  ///   - map: from the new picture to this one.
  ///   - width: the new picture's.
  ///   - height: the new picture's.
  /// - Returns: 8 bits a pixel where this has 8, 32 where it has 32; white where this one ends.
  /// - Throws: `outOfMemory`.
  consuming func sampled(by map: PlaneMap, width: Int, height: Int) throws(ImagingError) -> PixImage
  {
    let target = try PixImage(white: width, height, depth: depth)
    let isGray = depth == 8
    withUnsafePix { from in
      target.withUnsafePix { onto in
        guard let source = pixGetData(from), let pixels = pixGetData(onto) else { return }
        let area = Sampler(
          map: map, width: Int(pixGetWidth(from)), height: Int(pixGetHeight(from)),
          stride: 4 * Int(pixGetWpl(from)))
        // Leptonica keeps the bytes of each word in the machine's order, not in the picture's.
        if isGray { pixEndianByteSwap(from) }
        for row in 0..<height {
          let line = UnsafeMutableRawPointer(pixels + row * Int(pixGetWpl(onto)))
          if isGray {
            area.gray(row, of: UnsafeRawPointer(source), onto: line, width: width)
          } else {
            area.color(row, of: UnsafeRawPointer(source), onto: line, width: width)
          }
        }
        if isGray { pixEndianByteSwap(onto) }
      }
    }
    return target
  }
}

/// Mixes pixels; places are counted in 65 536ths of a pixel, shares in 256ths.
private struct Sampler {
  private let map: PlaneMap
  private let width: Int
  private let height: Int
  private let stride: Int
  private let across: Int
  private let down: Int

  init(map: PlaneMap, width: Int, height: Int, stride: Int) {
    self.map = map
    self.width = width
    self.height = height
    self.stride = stride
    across = Self.fixed(map.xx)
    down = Self.fixed(map.yx)
  }

  func gray(
    _ row: Int, of source: UnsafeRawPointer, onto target: UnsafeMutableRawPointer, width: Int
  ) {
    walk(row, width: width) { column, place in
      func value(_ offset: Int) -> UInt32 {
        UInt32(source.load(fromByteOffset: offset, as: UInt8.self))
      }
      let upper = place.line &* stride &+ place.column
      let lower = upper &+ place.below &* stride
      let above =
        value(upper) &* (256 &- place.right) &+ value(upper &+ place.beside) &* place.right
      let below =
        value(lower) &* (256 &- place.right) &+ value(lower &+ place.beside) &* place.right
      let mixed = (above &* (256 &- place.lower) &+ below &* place.lower &+ 32_768) >> 16
      target.storeBytes(
        of: UInt8(truncatingIfNeeded: mixed), toByteOffset: column, as: UInt8.self)
    }
  }

  func color(
    _ row: Int, of source: UnsafeRawPointer, onto target: UnsafeMutableRawPointer, width: Int
  ) {
    walk(row, width: width) { column, place in
      // Red and blue in one number, green in another: each has room to be multiplied.
      func value(_ offset: Int) -> SIMD2<UInt32> {
        let word = source.load(fromByteOffset: offset, as: UInt32.self)
        return SIMD2(word >> 8 & 0xff_00ff, word >> 16 & 0xff)
      }
      func mix(_ one: SIMD2<UInt32>, _ other: SIMD2<UInt32>, _ share: UInt32) -> SIMD2<UInt32> {
        let sum = one &* (256 &- share) &+ other &* share &+ SIMD2(0x80_0080, 0x80)
        return (sum &>> 8) & SIMD2(0xff_00ff, 0xff)
      }
      let upper = place.line &* stride &+ 4 &* place.column
      let lower = upper &+ place.below &* stride
      let above = mix(value(upper), value(upper &+ 4 &* place.beside), place.right)
      let below = mix(value(lower), value(lower &+ 4 &* place.beside), place.right)
      let mixed = mix(above, below, place.lower)
      target.storeBytes(
        of: mixed[0] << 8 | mixed[1] << 16, toByteOffset: 4 &* column, as: UInt32.self)
    }
  }

  private struct Place {
    var column: Int
    var line: Int
    /// 1 where there is a pixel to the right, and below.
    var beside: Int
    var below: Int
    /// How much of those is in it, in 256ths.
    var right: UInt32
    var lower: UInt32
  }

  @inline(__always)
  private func walk(_ row: Int, width: Int, _ body: (Int, Place) -> Void) {
    let start = map(0, Double(row))
    var (x, y) = (Self.fixed(start.x), Self.fixed(start.y))
    for column in 0..<width {
      defer {
        x &+= across
        y &+= down
      }
      var (atX, atY) = (x, y)
      // The outermost half of a pixel has no neighbour to be mixed with.
      let isInside =
        x >= 0 && y >= 0 && x >> 16 < self.width &- 1 && y >> 16 < self.height &- 1
      if !isInside {
        let half = 1 << 15
        guard x >= -half, y >= -half, x < self.width << 16 &- half, y < self.height << 16 &- half
        else { continue }
        atX = min(max(0, x), (self.width &- 1) << 16)
        atY = min(max(0, y), (self.height &- 1) << 16)
      }
      body(
        column,
        Place(
          column: atX >> 16, line: atY >> 16, beside: atX >> 16 < self.width &- 1 ? 1 : 0,
          below: atY >> 16 < self.height &- 1 ? 1 : 0,
          right: UInt32(truncatingIfNeeded: atX >> 8 & 255),
          lower: UInt32(truncatingIfNeeded: atY >> 8 & 255)))
    }
  }

  private static func fixed(_ value: Double) -> Int { Int((value * 65_536).rounded()) }
}
