internal import CLeptonica
package import Minutes

extension PixImage {
  /// A part of the picture; nil where none of it lies inside.
  borrowing func part(x: Int, y: Int, width: Int, height: Int) -> PixImage? {
    var box = boxCreate(Int32(x), Int32(y), Int32(width), Int32(height))
    defer { boxDestroy(&box) }
    guard box != nil else { return nil }
    return try? made("cutting out", { pixClipRectangle($0, box, nil) })
  }

  /// A part of the picture; nil where none of it lies inside.
  /// - Parameter box: in pixels.
  /// - Returns: a picture of its own.
  package borrowing func part(_ box: Minutes.Box) -> PixImage? {
    part(x: box.x, y: box.y, width: box.width, height: box.height)
  }

  /// How many pixels of ink each row of a black and white picture has.
  var inkOfRows: [Int] {
    Self.values(withUnsafePix { pixCountPixelsByRow($0, nil) })
  }

  /// How many pixels of ink each column of a black and white picture has.
  var inkOfColumns: [Int] {
    Self.values(withUnsafePix { pixCountPixelsByColumn($0) })
  }

  private static func values(_ numbers: UnsafeMutablePointer<NUMA>?) -> [Int] {
    var numbers = numbers
    defer { numaDestroy(&numbers) }
    guard numbers != nil else { return [] }
    return (0..<numaGetCount(numbers)).map { index in
      var value: Int32 = 0
      numaGetIValue(numbers, index, &value)
      return Int(value)
    }
  }
}
