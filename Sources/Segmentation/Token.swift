import Minutes

/// A word on its way from a line into a passage.
struct Token {
  var text: String
  /// The page's index in the document.
  var page: Int
  /// The page's number.
  var pageNumber: Int
  /// The line's number on its page.
  var line: Int
  var box: Box?
  var isBold: Bool?
  var pointSize: Double?
  /// The sign of a bullet, where the word is one.
  var bullet: String?
  /// The left and right edge: pixels; for plain text hundredths of an em.
  var left: Int
  var right: Int
  /// The widest gap before it where words stood between it and the one before that are gone now.
  var gapBeside: Int?
  /// Whether a gap as wide as a column's stands before it.
  var opensCell = false
  /// How many empty cells of a text's row stand before it: tabulators beyond the first.
  var skippedCells = 0
  /// Whether it is the first of its row.
  var opensRow = false
}

/// A printed row: the words that stand beside each other, from left to right.
struct Row {
  var tokens: [Token]
  /// The page's index.
  var page: Int
  var left: Int
  var right: Int
  /// The row's middle; for plain text the line's number.
  var middle: Double
  var height: Int
  /// The column that it stands in; nil where lines go across the page.
  var column: Box?
  /// The distance to the row above on the page, in pitches of the page: 1 is the next line.
  /// Large for the first row of a page or a column.
  var gap: Double = 1
  var isFirstOnPage = false
  var isFurniture = false
  /// The sign or ordinal at its head.
  var marker: Marker?
  /// How many tokens the marker takes.
  var markerLength = 0
  /// What a person said of it.
  var ruling: Ruling?

  /// The words, one space between them.
  var text: String { joined(tokens[...]) }
  /// The words after the marker.
  var body: ArraySlice<Token> { tokens[min(markerLength, tokens.count)...] }
  /// The left edge of the words after the marker.
  var bodyLeft: Int { body.first?.left ?? left }
  /// Whether most of its words after the marker are bold; nil where that isn't known.
  var isBold: Bool? {
    var bold = 0
    var known = 0
    for token in body {
      guard let isBold = token.isBold else { continue }
      known += 1
      if isBold { bold += 1 }
    }
    return known == 0 ? nil : bold * 2 > known
  }
  /// The size of its type in points.
  var pointSize: Double? { body.first?.pointSize ?? tokens.first?.pointSize }
}

/// Words with one space between them.
func joined(_ tokens: ArraySlice<Token>) -> String {
  var text = ""
  for token in tokens {
    if !text.isEmpty { text += " " }
    text += token.text
  }
  return text
}
