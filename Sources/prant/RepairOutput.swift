internal import Foundation
internal import Minutes
internal import Repair

/// How corrections are written.
enum RepairOutput {
  /// A correction a line, with its place in the text: line and column count from 1.
  static func corrections(_ document: RepairedDocument, file: String?) -> Data {
    var output = Data()
    let places = columns(of: document)
    for correction in document.corrections {
      let row = Row(file: file, column: places[correction.id], correction: correction)
      guard let json = try? CanonicalJSON.line(row) else { continue }
      output += json + Data([0x0A])
    }
    return output
  }

  /// The column of each word that was looked at, by the correction's id.
  private static func columns(of document: RepairedDocument) -> [String: Int] {
    let wanted = Set(document.corrections.map(\.id))
    var columns: [String: Int] = [:]
    for page in document.pages {
      for line in page.lines {
        var column = 1
        var index = 0
        for word in line.words where !word.recognized.isEmpty {
          column += word.leadingSpace.unicodeScalars.count
          let id = Correction.stableID(
            page: page.number, line: line.number, word: index, original: word.recognized)
          if wanted.contains(id) { columns[id] = column }
          column += word.recognized.unicodeScalars.count
          index += 1
        }
      }
    }
    return columns
  }

  private struct Row: Encodable {
    var file: String?
    var column: Int?
    var correction: Correction

    func encode(to encoder: any Encoder) throws {
      try correction.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encodeIfPresent(file, forKey: .file)
      try container.encodeIfPresent(correction.location.lines?.first, forKey: .line)
      try container.encodeIfPresent(column, forKey: .column)
    }

    private enum Key: String, CodingKey {
      case file
      case line
      case column
    }
  }
}
