/// Specks beside a line, far to the right of its words, and rows that are nothing else.
func specks(of row: Row, cells: CellKind) -> Set<Int> {
  func letters(_ tokens: ArraySlice<Token>) -> Int {
    tokens.reduce(0) { $0 + $1.text.unicodeScalars.count { $0.isLetter || $0.isDigit } }
  }
  if letters(row.tokens[...]) <= 1 { return Set(row.tokens.indices) }
  guard cells == .none, let last = row.tokens.lastIndex(where: \.opensCell), last > 0,
    row.tokens.count - last <= 2, letters(row.tokens[last...]) <= 1
  else { return [] }
  return Set(last..<row.tokens.count)
}

/// A sign that stands alone at the end of a line; a dash may be the sentence's.
func isTrailingSpeck(_ text: String) -> Bool {
  let scalars = text.unicodeScalars
  if scalars.count == 1, scalars.first?.isDash == true { return false }
  return isSpeck(text)
    || scalars.allSatisfy { ":;.,'’‘`´\"”*^°·|_~=«»<>¦".unicodeScalars.contains($0) }
}

/// A word of nothing but lines and dashes.
func isSpeck(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    scalar.isDash || "|_~=«»<>¦".unicodeScalars.contains(scalar)
  }
}
