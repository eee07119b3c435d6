internal import Archive
internal import Foundation
internal import Minutes

/// A place of the queue as lines of a terminal.
struct TerminalCard {
  var place: ReviewPlace
  var left: Int
  var texts: TerminalTexts
  /// Whether colours are shown.
  var isColoured: Bool

  var text: String {
    let doubt = Int((place.doubt * 100).rounded())
    let location = [
      place.fileName, "\(texts.page) \(place.page)", place.item, place.day,
      "\(doubt) %", texts.left(left),
    ]
    var lines = [dim(location.compactMap { $0 }.joined(separator: " · ").printable)]
    lines.append("  \(texts.read):  \(marked(place.readWords))")
    if place.words != place.readWords { lines.append("  \(texts.now):  \(marked(place.words))") }
    if let formerly = place.formerly {
      lines.append("  \(texts.formerly):  \(shown(formerly))")
    }
    for (index, candidate) in place.candidates.prefix(9).enumerated() {
      let share = Int((candidate.confidence * 100).rounded())
      let weight = candidate.confidence > 0 ? dim("\(share) %") : ""
      lines.append("  \(index + 1)  \(shown(candidate.text))  \(weight)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A place as one line, for a list of equal cases.
  var line: String {
    "\(place.fileName.printable) · \(texts.page) \(place.page):  \(marked(place.words))"
  }

  private func marked(_ words: [String]) -> String {
    words.enumerated().compactMap { index, word in
      if index == place.place { return mark(shown(word)) }
      return word.isEmpty ? nil : word.printable
    }.joined(separator: " ")
  }

  private func shown(_ text: String) -> String {
    text.isEmpty ? texts.nothing : text.printable
  }

  private func mark(_ text: String) -> String {
    isColoured ? "\u{1B}[7m\(text)\u{1B}[0m" : "[\(text)]"
  }
  private func dim(_ text: String) -> String { isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

extension String {
  /// The text with nothing in it that a terminal would obey: a scan may hold anything.
  var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
            "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
