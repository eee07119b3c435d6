package import Minutes

extension Box {
  /// Whether another box's middle lies in it.
  fileprivate func hasMiddle(of other: Box) -> Bool {
    (x..<maxX).contains(other.x + other.width / 2) && (y..<maxY).contains(other.midY)
  }
}

extension Page {
  /// Notes where there is ink that is no print, and drops words that were read in it.
  /// - Parameter found: what the picture has.
  package mutating func mark(_ found: [Region]) {
    guard !found.isEmpty else { return }
    regions = found
    let heights = lines.flatMap(\.words).compactMap { $0.box?.height }.sorted()
    guard !heights.isEmpty else { return }
    let usual = heights[heights.count / 2]
    for index in lines.indices {
      // A pen that strikes out a word of a sentence leaves it to be checked.
      let isText = lines[index].words.count { ($0.confidence ?? 1) > 0.8 } > 3
      lines[index].words.removeAll { word in
        guard let box = word.box, let region = found.first(where: { $0.box.hasMiddle(of: box) })
        else { return false }
        // A printed name under a signature is as high as other words, and longer than a loop.
        let isTall = box.height * 2 > usual * 3
        let isLoop =
          word.recognized.unicodeScalars.count < 4 && (word.confidence ?? 1) < 0.75 && !isText
        return region.kind == .stamp || isTall || isLoop
      }
    }
    lines = lines.filter { !$0.words.isEmpty }.enumerated().map { index, line in
      Line(number: index + 1, words: line.words, column: line.column)
    }
    // Initials stand at the foot of many pages; a person should know of more than those.
    let height = dpi ?? 300
    if found.contains(where: { $0.kind == .handwriting && $0.box.width > height / 2 }) {
      warnings.append(
        Warning(
          code: "handwriting",
          message: "There is handwriting on the page, such as a signature; it was not read.",
          page: number))
    }
  }
}
