import Minutes

/// A stretch of a page that is read column by column.
struct ColumnZone {
  /// From the first pixel row to the one after the last; a segment belongs by its middle.
  var rows: Range<Int>
  /// From left to right, each from its left to its right margin.
  var columns: [Box]
}

extension [RowLayout.Segment] {
  /// The height of most segments; 0 where there are none.
  var typicalHeight: Int {
    let heights = map(\.box.height).sorted()
    return heights.isEmpty ? 0 : heights[heights.count / 2]
  }

  /// The segments cut where the gap between two words is wider than any in running text.
  func cut(atGapsOver limit: Int) -> [RowLayout.Segment] {
    flatMap { segment in
      var pieces: [RowLayout.Segment] = []
      for word in segment.words {
        let box = word.box ?? segment.box
        if let last = pieces.last?.box, box.x - last.maxX <= limit {
          pieces[pieces.count - 1].words.append(word)
          pieces[pieces.count - 1].box = last.union(box)
        } else {
          pieces.append(RowLayout.Segment(words: [word], box: box))
        }
      }
      return pieces
    }
  }
}
