/// Small questions about the lines of a head.

/// Whether two names are one, a misread letter in a long one forgiven.
func isSameName(_ a: String, _ b: String) -> Bool {
  a == b || (a.utf8.count > 10 && editDistance(a, b, limit: 1) != nil)
}

func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  String(String.UnicodeScalarView(scalars))
}

/// The colon that ends a label: not one inside a time.
func labelColon(_ scalars: [Unicode.Scalar]) -> Int? {
  for (i, scalar) in scalars.prefix(70).enumerated() where scalar == ":" {
    let isInTime =
      i > 0 && i + 1 < scalars.count && scalars[i - 1].isDigit
      && (scalars[i + 1].isDigit || scalars[i + 1] == "e")
    if !isInTime { return i }
  }
  return nil
}

/// The label without the hours and brackets behind it.
func labelWithoutTimes(_ label: String) -> String {
  var scalars = Array(label.unicodeScalars)
  if let time = timeSpans(in: label).first { scalars = Array(scalars[..<time.range.lowerBound]) }
  var text = string(scalars[...]).trimmed(" ,:;(–-")
  for ending in [" kl.", " kl", " klockan"] where text.hasSuffix(ending) {
    text = String(text.dropLast(ending.count)).trimmed(" ,(")
  }
  return text
}

func firstPart(_ text: String) -> String {
  text.parts(at: ",").first.map { String($0).trimmed() } ?? ""
}

func hasAttendanceWord(_ label: String) -> Bool {
  let folded = label.foldedForLabels
  return ["deltagar", "narvarande", "inbjud", "grupp", "gast", "ledamot", "adjungerad"].contains {
    folded.holds($0)
  } || hasAbsenceWord(label)
}

func hasAbsenceWord(_ label: String) -> Bool {
  let folded = label.foldedForLabels
  if folded == "sjuk" || folded == "sjuka" || folded == "ledig" || folded == "lediga" {
    return true
  }
  return [
    "franvar", "forhind", "ej narv", "ej delt", "inte narv", "inte med", "inte komma", "saknad",
    "kunde inte", "kunde ej", "ej med", "forfall", "aterbud", "deltog inte", "deltar inte",
    "ej pa plats", "inte pa plats",
  ].contains { folded.holds($0) }
}

func isWeekday(_ text: String) -> Bool {
  let folded = text.foldedForLabels
  return Labels.weekdays.contains { folded.hasPrefix($0) }
}

/// The text with spaces where ranges were.
func blanked(_ text: String, _ ranges: [Range<Int>]) -> String {
  var scalars = Array(text.unicodeScalars)
  for range in ranges { for i in range where i < scalars.count { scalars[i] = " " } }
  return string(scalars[...])
}

/// The offsets of the spaces that stand where printed lines ended.
func lineEnds(of draft: Draft, dropping count: Int) -> Set<Int> {
  var ends: Set<Int> = []
  var offset = 0
  for i in draft.tokens.indices.dropFirst(draft.markerLength) {
    if i > draft.markerLength {
      if draft.joints[i] == .space {
        if draft.tokens[i].opensRow { ends.insert(offset - count) }
        offset += 1
      } else if draft.joints[i] == .dropHyphen {
        offset -= 1
      }
    }
    offset += draft.tokens[i].text.unicodeScalars.count
  }
  return ends
}
