internal import CLeptonica
import Foundation

extension PixImage {
  /// The gray page turned about its middle; what comes in from outside is white.
  ///
  /// The same bytes as Leptonica's area mapping, which asks for each pixel anew where it comes
  /// from: at the small angles of scans, neighbours come from neighbours.
  /// - Parameter radians: clockwise.
  /// - Returns: a picture of the same size.
  /// - Throws: `outOfMemory`.
  package consuming func levelled(by radians: Float) throws(ImagingError) -> PixImage {
    let level = try made("levelling") { pixCreateTemplate($0) }
    let turn = Turn(by: radians, width: width, height: height)
    withUnsafePix { from in
      level.withUnsafePix { onto in
        guard let source = pixGetData(from), let target = pixGetData(onto) else { return }
        // Leptonica keeps the bytes of each word in the machine's order, not in the picture's.
        pixEndianByteSwap(from)
        turn.fill(
          UnsafeMutableRawPointer(target), from: UnsafeRawPointer(source),
          stride: 4 * Int(pixGetWpl(from)))
        pixEndianByteSwap(onto)
      }
    }
    return level
  }
}

/// Area mapping: a pixel's place in the source, in sixteenths of a pixel, tells by how much each
/// of the four pixels there goes into it.
private struct Turn {
  private typealias Four = SIMD4<Float>
  private typealias Places = SIMD4<Int32>
  private typealias Eight = SIMD8<UInt16>
  /// Pixels that are made at once: two vectors of eight, the even ones and the odd ones.
  private static let block = 16
  /// Where a block's pixels lie in four vectors, so that pairs of them interleave to the two.
  private static let order: [Places] = [
    [0, 4, 8, 12], [2, 6, 10, 14], [1, 5, 9, 13], [3, 7, 11, 15],
  ]

  private let width: Int
  private let height: Int
  private let sine: Float
  private let cosine: Float
  /// What each column adds to the places, four vectors a block.
  private var across: [Four] = []
  private var along: [Four] = []

  init(by radians: Float, width: Int, height: Int) {
    self.width = width
    self.height = height
    sine = Float(16 * sin(Double(radians)))
    cosine = Float(16 * cos(Double(radians)))
    for start in stride(from: 0, to: width - Self.block + 1, by: Self.block) {
      for lanes in Self.order {
        let columns = Four(lanes &+ Int32(start - width / 2))
        across.append(columns * cosine)
        along.append(-columns * sine)
      }
    }
  }

  func fill(_ target: UnsafeMutableRawPointer, from source: UnsafeRawPointer, stride: Int) {
    across.withUnsafeBufferPointer { across in
      along.withUnsafeBufferPointer { along in
        for y in 0..<height {
          let row = target + y * stride
          let left = Float(height / 2 - y) * sine
          let down = Float(y - height / 2) * cosine
          var x = 0
          var at = 0
          while at < across.count {
            let isMade = block(
              row + x, from: source, stride: stride,
              across: (across[at] - left, across[at + 1] - left),
              (across[at + 2] - left, across[at + 3] - left),
              down: (along[at] + down, along[at + 1] + down),
              (along[at + 2] + down, along[at + 3] + down))
            if !isMade {
              for x in x..<x + Self.block { pixel(x, y, of: row, from: source, stride: stride) }
            }
            x += Self.block
            at += 4
          }
          for x in x..<width { pixel(x, y, of: row, from: source, stride: stride) }
        }
      }
    }
  }

  /// Makes a block whose pixels come from as many beside each other, of two rows or three.
  /// - Returns: false where they do not; then nothing was made.
  @inline(__always)
  private func block(
    _ target: UnsafeMutableRawPointer, from source: UnsafeRawPointer, stride: Int,
    across even: (Four, Four), _ odd: (Four, Four),
    down evenRows: (Four, Four), _ oddRows: (Four, Four)
  ) -> Bool {
    let columns = Self.whole(even.0)
    let first = columns[0]
    var differing = columns ^ (Self.order[0] &* 16 &+ first)
    differing |= Self.whole(even.1) ^ (Self.order[1] &* 16 &+ first)
    differing |= Self.whole(odd.0) ^ (Self.order[2] &* 16 &+ first)
    differing |= Self.whole(odd.1) ^ (Self.order[3] &* 16 &+ first)
    let halves = unsafeBitCast(differing, to: SIMD2<UInt64>.self)
    guard halves[0] | halves[1] == 0 else { return false }

    let rows = (Self.whole(evenRows.0), Self.whole(evenRows.1))
    let others = (Self.whole(oddRows.0), Self.whole(oddRows.1))
    // They rise or fall all the way.
    let (start, end) = (rows.0[0] &>> 4, others.1[3] &>> 4)
    let top = Int(min(start, end))
    let steps = Int(max(start, end)) - top
    let x = Int(first &>> 4) + width / 2
    let y = top + height / 2
    guard steps <= 1, x >= 0, y >= 0, x + Self.block < width, y + steps + 1 < height else {
      return false
    }
    let share = UInt16(truncatingIfNeeded: first & 15)
    let place = source + y * stride + x
    let above = Self.pairs(place, share)
    let below = Self.pairs(place + stride, share)
    let evenPlaces = Self.eight(rows.0, rows.1, from: top)
    let oddPlaces = Self.eight(others.0, others.1, from: top)
    var result = (
      Self.mixed(above.even, below.even, evenPlaces), Self.mixed(above.odd, below.odd, oddPlaces)
    )
    if steps == 1 {
      let lowest = Self.pairs(place + 2 * stride, share)
      // All ones where a pixel comes from the second row on.
      let evenMask = 0 &- (evenPlaces &>> 4)
      let oddMask = 0 &- (oddPlaces &>> 4)
      result.0 =
        result.0 & ~evenMask
        | Self.mixed(below.even, lowest.even, evenPlaces) & evenMask
      result.1 = result.1 & ~oddMask | Self.mixed(below.odd, lowest.odd, oddPlaces) & oddMask
    }
    target.storeBytes(of: (result.0 &>> 8) | (result.1 & 0xff00), as: Eight.self)
    return true
  }

  /// One pixel, wherever it comes from.
  private func pixel(
    _ x: Int, _ y: Int, of row: UnsafeMutableRawPointer, from source: UnsafeRawPointer, stride: Int
  ) {
    let (x0, y0) = (width / 2, height / 2)
    let right = Int(Float(x - x0) * cosine - Float(y0 - y) * sine)
    let down = Int(Float(y - y0) * cosine + -Float(x - x0) * sine)
    let (column, line) = (x0 + right >> 4, y0 + down >> 4)
    guard column >= 0, line >= 0, column + 1 < width, line + 1 < height else {
      row.storeBytes(of: 255, toByteOffset: x, as: UInt8.self)
      return
    }
    func gray(_ x: Int, _ y: Int) -> Int {
      Int(source.load(fromByteOffset: (line + y) * stride + column + x, as: UInt8.self))
    }
    let (a, b) = (right & 15, down & 15)
    let above = (16 - a) * gray(0, 0) + a * gray(1, 0)
    let below = (16 - a) * gray(0, 1) + a * gray(1, 1)
    let value = ((16 - b) * above + b * below + 128) >> 8
    row.storeBytes(of: UInt8(truncatingIfNeeded: value), toByteOffset: x, as: UInt8.self)
  }

  /// Mixes each pixel with its right neighbour, for sixteen in a row, into sixteenths.
  @inline(__always)
  private static func pairs(_ place: UnsafeRawPointer, _ share: UInt16) -> (even: Eight, odd: Eight)
  {
    func mixed(_ two: Eight) -> Eight { (two & 0xff) &* (16 &- share) &+ (two &>> 8) &* share }
    return (
      mixed(place.loadUnaligned(as: Eight.self)), mixed((place + 1).loadUnaligned(as: Eight.self))
    )
  }

  /// Mixes two rows and rounds; the upper byte is the gray value.
  @inline(__always)
  private static func mixed(_ above: Eight, _ below: Eight, _ places: Eight) -> Eight {
    let share = places & 15
    return above &* (16 &- share) &+ below &* share &+ 128
  }

  /// Interleaves two vectors of places to one of distances from a row.
  @inline(__always)
  private static func eight(_ even: Places, _ odd: Places, from row: Int) -> Eight {
    let start = Int32(truncatingIfNeeded: row * 16)
    return unsafeBitCast((even &- start) | ((odd &- start) &<< 16), to: Eight.self)
  }

  /// Drops what is behind the point, of numbers below four million, in vector instructions that
  /// each processor has: a large number is added, so that there is no room for fractions.
  @inline(__always)
  private static func whole(_ numbers: Four) -> Places {
    let large: Float = 8_388_608
    let sign = unsafeBitCast(numbers, to: Places.self) &>> 31
    let size = unsafeBitCast(numbers, to: Places.self) & 0x7fff_ffff
    let sum = unsafeBitCast(size, to: Four.self) + large
    let rounded = unsafeBitCast(sum - large, to: Places.self)
    // One less where it was rounded up: floats above zero compare like integers.
    let result =
      (unsafeBitCast(sum, to: Places.self) &- Places(repeating: Int32(bitPattern: large.bitPattern)))
      &+ ((size &- rounded) &>> 31)
    return (result ^ sign) &- sign
  }
}
