import Minutes

/// A passage in the making: its words with what is known of their print.
struct Draft {
  var kind: Passage.Kind
  var tokens: [Token]
  /// How each token is put to the one before it.
  var joints: [LineEnd]
  /// The sign or ordinal at its head, and how many tokens it takes.
  var marker: Marker?
  var markerLength: Int
  /// The indices of the tokens that open cells; empty where there are none.
  var cellStarts: [Int] = []
  var isTable = false
  /// Whether the marker's number follows from its neighbours and not from what was read.
  var isNumberInferred = false
  /// How deep it is nested, set by `nestLists`.
  var depth = 0
  /// The left edge, and that of the words after the marker or of the last cell: from the left
  /// margin of the page, in ems.
  var indent: Double
  var bodyIndent: Double
  /// Distance to what is above, in pitches.
  var gap: Double
  var isBold: Bool?
  var pointSize: Double?
  var rowCount = 1
  /// The distance between its own rows, once it has two.
  var innerGap: Double?
  /// What section its words alone may open, and whether they name a day.
  private(set) var sectionHint: Section.Kind?
  private(set) var isDayHeading = false
  /// Those whom it names as presenters of the item above; nil where it is no such line.
  var presenters: String?
  /// Whether its lines have boxes, so that indentation counts.
  var hasBoxes: Bool
  /// Why it began where it did, and what it was taken for: for `--explain`.
  var reason = ""
  /// Why each line after its first goes on with it.
  var rowReasons: [String] = []
  var role = ""
  /// What a person said of it: for each part, the first of its lines of which it was said.
  var said: LineRole?
  /// What the segmentation by itself takes a passage for that begins here; nil where none does,
  /// and where no person said anything.
  var own: OutlineLine.Role?
  /// The text after the marker; set when the draft is finished.
  var text = ""
  var cells: [String] = []

  /// The text of a range of the tokens.
  func text(of range: Range<Int>) -> String {
    var text = ""
    for i in range {
      let joint = i == range.lowerBound ? LineEnd.glue : joints[i]
      switch joint {
      case .space: text += " "
      case .glue: break
      case .dropHyphen: if !text.isEmpty { text.unicodeScalars.removeLast() }
      }
      text += tokens[i].text
    }
    return text
  }

  /// Sets the text and the cells from the tokens.
  mutating func finish() {
    setText()
    guard kind != .furniture, tokens.count <= 8 else { return }
    sectionHint = sectionKind(text)
    isDayHeading = dayHeading(text) != nil
  }

  /// Its words open no section, and name no day.
  mutating func forgetSectionHint() {
    sectionHint = nil
    isDayHeading = false
  }

  private mutating func setText() {
    let start = min(markerLength, tokens.count)
    guard cellStarts.count > 1 else {
      text = text(of: start..<tokens.count)
      return
    }
    let ends = cellStarts.dropFirst() + [tokens.count]
    cells = zip(cellStarts, ends).map { text(of: $0..<$1) }
    text = cells.joined(separator: isTable ? "\t" : " ")
  }

  /// One location a page.
  var locations: [Location] {
    var result: [Location] = []
    for token in tokens {
      if result.last?.page != token.pageNumber { result.append(Location(page: token.pageNumber)) }
      let last = result.count - 1
      if result[last].lines?.last != token.line {
        result[last].lines = (result[last].lines ?? []) + [token.line]
      }
      if let box = token.box { result[last].box = result[last].box?.union(box) ?? box }
    }
    for i in result.indices {
      result[i].lines = result[i].lines.map { Array(Set($0)).sorted() }
    }
    return result
  }

  /// Where it begins.
  var location: Location? { locations.first }

  /// What the pipeline shows and exports.
  var passage: Passage {
    Passage(
      kind: kind, text: text, marker: marker?.text, cells: cells, depth: depth,
      locations: locations)
  }
}
