internal import CLeptonica
import Minutes

/// How bright the paper and the ink of a page are.
struct PageLight {
  /// Whether the paper's brightness changes so much over the page that one threshold can't do.
  let isUneven: Bool
  /// Values below this are ink.
  let threshold: Int
  /// Brightness of most of the paper.
  let paper: Int
  /// Whether all pixels have one value.
  let isBare: Bool

  init(_ gray: borrowing PixImage) {
    let histogram = Self.histogram(gray)
    threshold = Self.split(histogram)
    isBare = histogram.count { $0 > 0 } < 2
    // The brightest pixel of each block of 24 is paper, unless the block lies in a picture.
    let blocks = gray.withUnsafePix { pixScaleGrayMinMax($0, 24, 24, Int32(L_CHOOSE_MAX)) }
    if let image = try? PixImage(adopting: blocks, step: "measuring the light") {
      let values = Self.histogram(image)
      paper = Self.rank(values, 0.5)
      isUneven = Self.rank(values, 0.95) - Self.rank(values, 0.06) > 40
    } else {
      paper = 255
      isUneven = false
    }
  }

  /// Whether a page has no ink: what shines through from its back is far paler than ink.
  static func isBlank(_ gray: borrowing PixImage) -> Bool {
    // The margin, where scanners leave black edges and holes, does not count.
    let width = Int32(gray.width)
    let height = Int32(gray.height)
    var box = boxCreate(width / 14, height / 18, width - width / 7, height - height / 9)
    defer { boxDestroy(&box) }
    var numbers = gray.withUnsafePix { pixGetGrayHistogramInRect($0, box, 2) }
    defer { numaDestroy(&numbers) }
    guard numbers != nil else { return false }
    let values = values(of: numbers)
    let total = values.reduce(0, +)
    let paper = rank(values, 0.5)
    let ink = values[..<(paper * 7 / 10)].reduce(0, +)
    // A single short line of 11 point text covers about 0.0002 of a page.
    return Double(ink) < Double(total) * 0.00008
  }

  /// The brightness of the darkest tenth of a part of a page, of a letter's strokes; nil outside.
  static func darkness(of gray: borrowing PixImage, in box: Minutes.Box) -> Int? {
    guard let part = gray.part(box) else { return nil }
    return rank(of: part.withUnsafePix { pixGetGrayHistogram($0, 1) }, 0.1)
  }

  private static func histogram(_ gray: borrowing PixImage) -> [Int] {
    var numbers = gray.withUnsafePix { pixGetGrayHistogram($0, 2) }
    defer { numaDestroy(&numbers) }
    return values(of: numbers)
  }

  private static func values(of numbers: UnsafeMutablePointer<NUMA>?) -> [Int] {
    var result = Array(repeating: 0, count: 256)
    guard numbers != nil else { return result }
    for index in 0..<min(256, Int(numaGetCount(numbers))) {
      var value: Float = 0
      numaGetFValue(numbers, Int32(index), &value)
      result[index] = Int(value)
    }
    return result
  }

  /// The value below which a share of a histogram lies, which is freed; nil where it is empty.
  static func rank(of numbers: UnsafeMutablePointer<NUMA>?, _ share: Double) -> Int? {
    var numbers = numbers
    defer { numaDestroy(&numbers) }
    let values = values(of: numbers)
    return values.contains { $0 > 0 } ? rank(values, share) : nil
  }

  private static func rank(_ histogram: [Int], _ share: Double) -> Int {
    let wanted = Int(Double(histogram.reduce(0, +)) * share)
    var sum = 0
    for (value, count) in histogram.enumerated() {
      sum += count
      if sum > wanted { return value }
    }
    return 255
  }

  /// Otsu's threshold: the split with the largest variance between its two sides.
  private static func split(_ histogram: [Int]) -> Int {
    let total = Double(histogram.reduce(0, +))
    let sum = histogram.enumerated().reduce(0.0) { $0 + Double($1.offset) * Double($1.element) }
    var (below, belowSum, best, split) = (0.0, 0.0, -1.0, 128)
    for (value, count) in histogram.enumerated() {
      below += Double(count)
      belowSum += Double(value) * Double(count)
      guard below > 0, below < total else { continue }
      let distance = belowSum / below - (sum - belowSum) / (total - below)
      let score = below * (total - below) * distance * distance
      if score > best { (best, split) = (score, value + 1) }
    }
    // Anti-aliasing between black and white scans has no values between: the middle is as good.
    return min(200, max(90, split))
  }
}
