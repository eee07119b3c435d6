import Minutes

/// What bullets are read as where they are not known for bullets.
private let lookalikes: Set<String> = [
  "e", "o", "O", "0", "2", "9", "¢", "©", "°", "*", "+", "=", "«", "»", "a", "s", "n", "u", "m",
  "@",
]

/// Gives a row the bullet of the list that it stands in: it begins with a sign that bullets are
/// misread as, right below or above the bullets of a list item whose words begin where its do.
func readMisreadBullets(_ rows: inout [Row], em: Double) {
  let near = Int(em * 0.35)
  // From the top and from the bottom: a list may begin with them, and go on with them.
  for order in [Array(rows.indices), rows.indices.reversed()] {
    for r in order where rows[r].marker == nil && rows[r].tokens.count > 2 {
      guard lookalikes.contains(rows[r].tokens[0].text), !rows[r].tokens[1].opensCell else {
        continue
      }
      let left = rows[r].tokens[0].left
      let text = rows[r].tokens[1].left
      let around = max(0, r - 4)...min(rows.count - 1, r + 4)
      let sibling = around.first { n in
        guard n != r, rows[n].column == rows[r].column, case .bullet? = rows[n].marker,
          rows[n].tokens.count > rows[n].markerLength
        else { return false }
        return abs(rows[n].tokens[0].left - left) <= near && abs(rows[n].bodyLeft - text) <= near
      }
      guard let sibling, case .bullet(let sign)? = rows[sibling].marker else { continue }
      rows[r].tokens[0].bullet = sign
      rows[r].marker = .bullet(sign)
      rows[r].markerLength = 1
    }
  }
}
