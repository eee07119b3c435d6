internal import Foundation

/// Marks what was searched for in a text: words that begin with one of the query's, whatever their
/// capitals and the marks over their letters.
struct HitMarker {
  private let wanted: [String]

  init(_ query: String) {
    wanted = Self.words(query).map { Self.folded(String(query[$0])) }
  }

  func parts(of text: String) -> [SearchPage.Part] {
    var parts: [SearchPage.Part] = []
    var place = text.startIndex
    for range in Self.words(text) {
      let word = Self.folded(String(text[range]))
      guard wanted.contains(where: { word.hasPrefix($0) }) else { continue }
      if place < range.lowerBound {
        parts.append(.init(text: String(text[place..<range.lowerBound]), isHit: false))
      }
      parts.append(.init(text: String(text[range]), isHit: true))
      place = range.upperBound
    }
    if place < text.endIndex {
      parts.append(.init(text: String(text[place...]), isHit: false))
    }
    return parts
  }

  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  private static func words(_ text: String) -> [Range<String.Index>] {
    var ranges: [Range<String.Index>] = []
    var start: String.Index?
    for index in text.indices {
      let isPart = text[index].isLetter || text[index].isNumber
      if isPart, start == nil { start = index }
      if !isPart, let from = start {
        ranges.append(from..<index)
        start = nil
      }
    }
    if let start { ranges.append(start..<text.endIndex) }
    return ranges
  }
}
