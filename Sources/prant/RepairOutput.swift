internal import Foundation
internal import Minutes
internal import Repair

/// How what `prant repair` found is written.
enum RepairOutput {
  /// A correction a line, with its place in the file.
  static func json(_ corrections: [PlacedCorrection], file: String) -> Data {
    var output = Data()
    for placed in corrections {
      guard let json = try? CanonicalJSON.line(Row(file: file, placed: placed)) else { continue }
      output += json + Data([0x0A])
    }
    return output
  }

  private struct Row: Encodable {
    var file: String
    var placed: PlacedCorrection

    func encode(to encoder: any Encoder) throws {
      try placed.correction.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(file, forKey: .file)
      try container.encode(placed.line, forKey: .line)
      try container.encode(placed.column, forKey: .column)
    }

    private enum Key: String, CodingKey {
      case file
      case line
      case column
    }
  }

  /// Each word of a phrase with its readings as a table, and why the best is the best.
  static func text(_ words: [WordExplanation]) -> Data {
    var output = ""
    for word in words {
      output +=
        word.isApplied || word.seen == word.written
        ? "\(word.seen) → \(word.written)" : "\(word.seen) stays; \(word.written) is proposed"
      output += "\n"
      if !word.readings.isEmpty {
        output += row("  reading", ["cost", "alone", "here", "share"], "what it is")
      }
      for reading in word.readings {
        let numbers = [reading.cost, reading.alone, reading.inContext, reading.probability].map {
          String(format: "%.2f", $0)
        }
        output += row("  " + reading.text, numbers, reading.remark)
      }
      output += "  \(word.reason)\n\n"
    }
    return Data(output.utf8)
  }

  private static func row(_ head: String, _ numbers: [String], _ tail: String) -> String {
    // Not `padding(toLength:)`: that counts UTF-16.
    let name = head + String(repeating: " ", count: max(1, 28 - head.count))
    let cells = numbers.map { String(repeating: " ", count: max(0, 8 - $0.count)) + $0 }
    return name + cells.joined() + "  " + tail + "\n"
  }

  /// What the columns of the table mean.
  static let legend = """
    cost: how unlikely it is that the reading is printed as it was seen (-ln P(seen | reading)).
    alone: how likely the reading is by itself (ln P). here: with the words beside it, and what it \
    makes of those behind. share: the probability of the reading here, of all that are listed.
    """
}
