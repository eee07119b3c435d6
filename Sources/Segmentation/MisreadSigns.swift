/// A misread `§` is believed only in a document that has others, in order.
func dropUnlikelyMarkers(_ sheets: inout [Sheet]) {
  var certain = 0
  var misread: [Int] = []
  for sheet in sheets {
    for row in sheet.rows where !row.isFurniture {
      if case .paragraph(let number, _, let isMisread)? = row.marker {
        if isMisread { misread.append(number) } else { certain += 1 }
      }
    }
  }
  let steps = zip(misread, misread.dropFirst()).count { $1 > $0 && $1 - $0 <= 4 }
  guard certain < 2, steps < 2 else { return }
  for s in sheets.indices {
    for r in sheets[s].rows.indices {
      guard case .paragraph(_, _, isMisread: true)? = sheets[s].rows[r].marker else { continue }
      sheets[s].rows[r].marker = nil
      sheets[s].rows[r].markerLength = 0
    }
  }
}
