import Minutes

/// Finds lists of names beside each other, each under a heading of its own.
///
/// A table of names looks the same when each of its rows belongs together, so the lists must be of
/// different length, and no heading may say that its names belong to those beside them.
enum NameColumns {
  /// The first zone of lists of names.
  static func firstZone(of segments: [RowLayout.Segment]) -> ColumnZone? {
    let height = segments.typicalHeight
    guard height >= 8 else { return nil }
    let pieces = segments.cut(atGapsOver: height * 2)
    let rows = RowLayout.rows(of: pieces).map { $0.sorted { $0.box.x < $1.box.x } }
    let reach = pieces.map(\.box.maxX).max() ?? 0
    for (index, row) in rows.enumerated() where row.count > 1 && row.allSatisfy(isHeading) {
      if let zone = zone(
        under: row, rows.dropFirst(index + 1).flatMap { $0 }, height: height, reach: reach)
      {
        return zone
      }
    }
    return nil
  }

  private static func zone(
    under headings: [RowLayout.Segment], _ pieces: [RowLayout.Segment], height: Int, reach: Int
  ) -> ColumnZone? {
    let edges = headings.map { $0.box.x - height }
    var bottoms = headings.map(\.box.maxY)
    var counts = headings.map { _ in 0 }
    for piece in pieces {
      let index = edges.count { piece.box.x >= $0 } - 1
      guard index >= 0, piece.box.x < edges[index] + height * 4,
        index == edges.count - 1 || piece.box.maxX < edges[index + 1],
        piece.box.y - bottoms[index] < height * 3 / 2, isEntry(piece)
      else { break }
      bottoms[index] = max(bottoms[index], piece.box.maxY)
      counts[index] += 1
    }
    guard let least = counts.min(), let most = counts.max(), least >= 2, most > least,
      let top = headings.map(\.box.y).min(), let bottom = bottoms.max()
    else { return nil }
    let columns = headings.indices.map { index in
      let right = index + 1 < edges.count ? edges[index + 1] - height : reach
      let box = headings[index].box
      return Box(
        x: edges[index], y: top, width: max(right, box.maxX) - edges[index], height: bottom - top)
    }
    return ColumnZone(rows: top..<bottom, columns: columns)
  }

  /// Words that tie what stands under them to what stands beside it.
  private static let ties: Set<String> = [
    "ersätter", "för", "av", "till", "efter", "personlig", "personliga", "stället", "istället",
  ]

  /// A few words that are no name: `Övriga`, `Skolan och kommunen`.
  private static func isHeading(_ piece: RowLayout.Segment) -> Bool {
    let words = piece.words.map(\.recognized)
    guard words.count <= 5, words[0].first?.isUppercase == true, words[0].count > 3,
      !words.contains(where: { $0.contains(where: \.isNumber) }), !isName(words)
    else { return false }
    return !words.contains { ties.contains($0.lowercased().filter(\.isLetter)) }
  }

  private static func isEntry(_ piece: RowLayout.Segment) -> Bool {
    piece.words.count <= 7 && isName(piece.words.map(\.recognized))
  }

  /// Two words at least that begin with a capital, up to a comma, a bracket or a party.
  private static func isName(_ words: [String]) -> Bool {
    guard words.count >= 2 else { return false }
    return words.prefix(2).allSatisfy { word in
      word.first?.isUppercase == true
        && word.filter { !",.-()’'".contains($0) }.allSatisfy(\.isLetter)
    } && words[0].last != "," && words[0].last != ":" && words[1].last != ":"
  }
}
