import Minutes
import Recognition
import Testing

/// A line of words with the widths that a usual typeface gives them, 40 pixels high.
private func recognized(_ text: String, _ x: Int, _ y: Int) -> RecognizedLine {
  var words: [Word] = []
  var left = x
  for part in text.split(separator: " ") {
    let width = part.count * 19
    words.append(
      Word(recognized: String(part), box: Box(x: left, y: y, width: width, height: 40)))
    left += width + 16
  }
  let box = Box(x: x, y: y, width: left - 16 - x, height: 40)
  return RecognizedLine(words: words, box: box)
}

/// A paragraph's lines, 56 pixels from one to the next.
private func paragraph(_ lines: [String], _ x: Int, _ y: Int) -> [RecognizedLine] {
  lines.enumerated().map { recognized($1, x, y + 56 * $0) }
}

private let first = [
  "Gruppen utgick från höstens enkät, där", "eleverna uppger att de känner sig trygga",
  "på skolgården, men att det är sämre i", "korridoren och vid cykelställen.",
]
private let second = [
  "Matrådets mätning visar att svinnet är", "mindre än förra året, och att målet nu",
  "kan nås redan före sommaren om alla", "klasser turas om att väga resterna.",
]
private let across =
  "Rådet delades i två grupper som arbetade i fyrtio minuter, och svaren finns sammanställda här."

@Suite struct RowLayoutTests {
  @Test func labelsMeetTheirValues() {
    let lines = RowLayout.lines(from: [
      recognized("Plats:", 100, 100), recognized("Datum:", 100, 160),
      recognized("Stadshuset", 600, 104), recognized("2019-11-13", 600, 158),
    ])
    #expect(lines.map(\.recognized) == ["Plats: Stadshuset", "Datum: 2019-11-13"])
    #expect(lines.map(\.number) == [1, 2])
  }

  @Test(arguments: [200, 700]) func numbersMeetTheirTitles(x: Int) {
    let lines = RowLayout.lines(from: [recognized("Övrigt", x, 98), recognized("4.", 100, 106)])
    #expect(lines.map(\.recognized) == ["4. Övrigt"])
  }

  @Test(arguments: [0, 23, 50]) func columnsOnAPartOfThePageAreReadOneAfterTheOther(offset: Int) {
    let left = paragraph(["Trygghet"] + first + first, 250, 300)
    let right = paragraph(["Måltider"] + second, 1300, 300 + offset)
    let found =
      [recognized(across, 250, 200)] + zip(left, right).flatMap { [$0, $1] }
      + left.dropFirst(right.count) + [
        recognized("Beslut", 250, 950), recognized(across, 250, 1020),
      ]
    let lines = RowLayout.lines(from: found)
    #expect(
      lines.map(\.recognized) == [across, "Trygghet"] + first + first + ["Måltider"] + second + [
        "Beslut", across,
      ])
    #expect(Set(lines.filter { $0.column == nil }.map(\.recognized)) == [across, "Beslut"])
  }

  @Test func linesAcrossTheColumnsAreCut() {
    let joined = zip(paragraph(first, 250, 300), paragraph(second, 1300, 300)).map { left, right in
      RecognizedLine(words: left.words + right.words, box: left.box.union(right.box))
    }
    #expect(RowLayout.lines(from: joined).map(\.recognized) == first + second)
  }

  @Test func longTextsBesideShortLabelsStayOnTheirRows() {
    let labels = [recognized("Bakgrund:", 250, 300), recognized("Förslag:", 250, 600)]
    let lines = RowLayout.lines(
      from: labels + paragraph(first, 700, 300) + paragraph(second, 700, 600))
    #expect(lines.map(\.recognized).first == "Bakgrund: " + first[0])
    #expect(lines.map(\.recognized).dropFirst(4).first == "Förslag: " + second[0])
  }

  @Test func cellsWithLongTextsStayOnTheirRows() {
    let rows = [300, 600, 900]
    let found = rows.flatMap { paragraph(first, 250, $0) + paragraph(second, 1300, $0) }
    let lines = RowLayout.lines(from: found)
    #expect(lines.count == 12)
    #expect(lines.allSatisfy { $0.column == nil })
  }

  @Test func tablesOfNumbersStayOnTheirRows() {
    let found = (0..<8).flatMap { row in
      [recognized("Läromedel och annat", 250, 300 + 60 * row)]
        + [1100, 1400, 1700].map { recognized("1 21\(row)", $0, 300 + 60 * row) }
    }
    #expect(RowLayout.lines(from: found).map(\.words.count) == Array(repeating: 9, count: 8))
  }

  @Test func wordsAreNeitherLostNorDoubled() {
    let found = (0..<60).map { recognized("w\($0)", $0 * 397 % 2000, $0 * 53 % 3000) }
    let lines = RowLayout.lines(from: found)
    #expect(lines.flatMap(\.words).map(\.recognized).sorted() == (0..<60).map { "w\($0)" }.sorted())
  }
}

@Suite struct NameColumnTests {
  /// Two lists from the same height, 64 pixels from one row to the next.
  private func lines(_ left: [String], _ right: [String]) -> [String] {
    let found = [(left, 250), (right, 1300)].flatMap { list, x in
      list.enumerated().map { recognized($1, x, 300 + 64 * $0) }
    }
    return RowLayout.lines(from: found).map(\.recognized)
  }

  @Test func listsUnderHeadingsAreReadOneAfterTheOther() {
    let left = ["Skolan och kommunen", "Anna Ek", "Bo Alm, rektor", "Carin Dahl"]
    let right = ["Övriga", "David Berg", "Eva Lind (S)"]
    #expect(lines(left, right) == left + right)
  }

  @Test(arguments: [
    // Each name belongs to the one beside it.
    (["Ersättare", "Anna Ek", "Bo Alm", "Carin Dahl"], ["Ersätter", "David Berg", "Eva Lind"]),
    // As many on either side: it may be a table.
    (["Kandidater", "Anna Ek", "Bo Alm"], ["Nominerade", "David Berg", "Eva Lind"]),
    // Labels and values.
    (["Uppdrag", "Ordförande", "Kassör", "Revisor"], ["Namn", "Anna Ek", "Bo Alm"]),
    // Signatures.
    (["Vid protokollet", "Anna Ek", "Justeras"], ["Ordförande", "Bo Alm"]),
  ]) func otherPairsStayOnTheirRows(left: [String], right: [String]) {
    #expect(lines(left, right).count == left.count)
  }
}
