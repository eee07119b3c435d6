extension Correction {
  /// What a person often means instead of a word as read: without a sign that a speck was read as,
  /// with a space where one was read between two words, `5.` for `5,`.
  /// - Parameter word: as read.
  /// - Returns: none of them the word itself; few, the likeliest first.
  package static func variants(of word: String) -> [String] {
    let scalars = Array(word.unicodeScalars)
    var found: [[Unicode.Scalar]] = []
    func add(_ variant: some Sequence<Unicode.Scalar>) {
      let variant = Array(variant)
      if !variant.isEmpty, variant != scalars, !found.contains(variant) { found.append(variant) }
    }
    let first = scalars.firstIndex(where: isWordPart) ?? scalars.endIndex
    let last = scalars.lastIndex(where: isWordPart) ?? scalars.startIndex
    guard first <= last, first < scalars.endIndex else { return [] }
    if scalars.last == ",", scalars.dropLast().allSatisfy(isFigure) {
      add(scalars.dropLast() + ["."])
    }
    for index in scalars.indices[first..<last]
    where ["'", "’", "\"", ":", "·", "*"].contains(scalars[index]) {
      add(scalars[..<index] + [" "] + scalars[(index + 1)...])
    }
    // Signs that belong together are no specks.
    if scalars[..<first].contains("("), scalars[last...].contains(")") { return texts(found) }
    if first > 0 { add(scalars[first...]) }
    if last < scalars.count - 1 {
      add(scalars[...last])
      if last < scalars.count - 2 { add(scalars[...(last + 1)]) }
    }
    if first > 0, last < scalars.count - 1 { add(scalars[first...last]) }
    return texts(found)
  }

  private static func texts(_ variants: [[Unicode.Scalar]]) -> [String] {
    variants.prefix(4).map { String(String.UnicodeScalarView($0)) }
  }

  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isFigure(scalar)
  }
}
