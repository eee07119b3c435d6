import Minutes

extension Page {
  /// The page as those that were scanned side by side: each has margins, a header and a foot.
  var leafPages: [Page] {
    guard let leaves, leaves.count > 1 else { return [self] }
    return leaves.indices.map { leaf in
      var part = self
      part.lines = lines.filter { line in
        let middle = line.box.map { $0.x + $0.width / 2 } ?? 0
        return leaf == (leaves.lastIndex { $0.x <= middle } ?? 0)
      }
      return part
    }
  }

  /// The page as its columns of text, each with margins of its own, and what is above, between and
  /// below them.
  ///
  /// The lines come in reading order: where one stands far above its predecessor and to its
  /// right, a column begins.
  var columnPages: [(page: Page, isColumn: Bool)] {
    var parts: [(page: Page, isColumn: Bool)] = []
    var rest = 0
    var next = 1
    func cut(_ range: Range<Int>, isColumn: Bool) {
      guard !range.isEmpty else { return }
      var part = self
      part.lines = Array(lines[range])
      parts.append((part, isColumn))
    }
    while next < lines.count {
      guard let last = lines[next - 1].box, let first = lines[next].box,
        first.maxY + first.height * 2 < last.y, first.x > last.x
      else {
        next += 1
        continue
      }
      let start =
        (rest..<next).reversed().prefix { index in
          guard let box = lines[index].box else { return false }
          return box.maxX <= first.x && box.maxY + first.height * 3 > first.y
        }.last ?? next
      let near = first.height
      let end =
        (next..<lines.count).first { (lines[$0].box?.x ?? 0) < first.x - near } ?? lines.count
      cut(rest..<start, isColumn: false)
      cut(start..<next, isColumn: true)
      cut(next..<end, isColumn: true)
      rest = end
      next = max(next, end) + 1
    }
    cut(rest..<lines.count, isColumn: false)
    return parts.isEmpty ? [(self, false)] : parts
  }
}
