extension Correction {
  /// What a person often means instead of a word as read: without a sign that a speck was read as,
  /// with a space where one was read between two words, or none where it belongs (`6%`, `15-mars`),
  /// `5.` for `5,`, `+0,2` for `+052`.
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
    for index in scalars.indices[first...] where isJoint(scalars, at: index) {
      let isSign = !isWordPart(scalars[index])
      add(scalars[...(isSign ? index - 1 : index)] + [" "] + scalars[(index + 1)...])
    }
    if let number = withComma(scalars, from: first) { add(number) }
    // Signs that belong together are no specks.
    if scalars.contains("("), scalars.contains(")") { return texts(found) }
    if first > 0 { add(scalars[first...]) }
    if last < scalars.count - 1 {
      add(scalars[...last])
      if last < scalars.count - 2 { add(scalars[...(last + 1)]) }
    }
    if first > 0, last < scalars.count - 1 { add(scalars[first...last]) }
    return texts(found)
  }

  /// Whether a space is missing behind a character, or was read as it.
  private static func isJoint(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 1 < scalars.count else { return false }
    let next = scalars[index + 1]
    if isFigure(scalars[index]) { return next == "%" }
    guard index > 0 else { return false }
    let before = scalars[index - 1]
    switch scalars[index] {
    case "-": return isFigure(before) && next.properties.isLowercase
    case ".", ",": return isWordPart(before) && next == "("
    default: return false
    }
  }

  /// A number that begins with 0 and can't: its comma was read as a figure.
  private static func withComma(_ scalars: [Unicode.Scalar], from first: Int) -> [Unicode.Scalar]? {
    let figures = scalars[first...].prefix(while: isFigure)
    guard figures.count >= 3, figures.first == "0" else { return nil }
    return scalars[...first] + [","] + scalars[(first + 2)...]
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
