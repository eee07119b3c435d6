internal import Foundation
internal import Minutes

/// Specks and logos that were read as text.
extension PageDraft {
  private static let specks: Set<String> = [
    "“", "”", "‘", "’", ".", ":", ";", "&", "|", "~", "_", "*", "¢", "€", "°", "^", "'", "\"", "`",
    "—", "-", ",", "¥", "«", "»", "©", "®", "=", ">", "<", "\\", "/", "}", "{", "]", "[", "!", "z",
  ]

  private static func isSymbolic(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
  }

  mutating func repairNoise() {
    if startsPage { repairLogo() }
    for line in words.indices {
      let count = words[line].count
      guard count > 0 else { continue }
      if count <= 2, words[line].allSatisfy({ Self.isSymbolic($0) || $0 == "z" }),
        words[line].allSatisfy({ $0.utf8.count <= 3 })
      {
        for index in 0..<count where decisions[line, index] == nil { drop(line, index, 0.85) }
        continue
      }
      let last = count - 1
      let start = headLengths[line] ?? 0
      guard last > start else { continue }
      let speck = words[line][last]
      let before = words[line][last - 1]
      if Self.specks.contains(speck), decisions[line, last] == nil {
        // A dash at a line's end may join it to the next.
        let next = line + 1 < words.count ? words[line + 1].first : nil
        let isOpen = ["—", "-", "&", "/"].contains(speck) && next != nil
        if !isOpen || (speck == "&" && before.hasSuffix(".")) { drop(line, last, 0.9) }
      } else if speck.unicodeScalars.count == 1, before.hasSuffix("."), before.utf8.count > 4,
        speck.unicodeScalars.allSatisfy({ ("a"..."z").contains($0) })
      {
        drop(line, last, 0.8)
      }
      if start < last, decisions[line, start] == nil, line > 0 || startsLine,
        [":", "|", "‘", "'", ".", "`", "_", ",", ";"].contains(words[line][start])
      {
        let next = words[line][start + 1]
        if words[line][start] == "|", next.first?.isLowercase == true {
          decisions[line, start] = Decision(text: "I", kind: .character, confidence: 0.9)
        } else {
          drop(line, start, 0.85)
        }
      }
    }
  }

  /// A logo left of the page's first line: `@`, `By `, `% `.
  private mutating func repairLogo() {
    guard let line = words.firstIndex(where: { !$0.isEmpty }), words[line].count >= 2,
      decisions[line, 0] == nil
    else { return }
    let first = words[line][0]
    let second = words[line][1]
    let length = first.unicodeScalars.count
    guard length <= 2, second.first?.isUppercase == true, second.count > 2 else { return }
    if ["I", "Å", "Ö", "§", "Om", "Nr", "Vi", "Av", "En", "Ny", "Ej", "Du"].contains(first) {
      return
    }
    drop(line, 0, 0.85)
  }

  private mutating func drop(_ line: Int, _ word: Int, _ confidence: Double) {
    decisions[line, word] = Decision(text: "", kind: .noise, confidence: confidence)
  }
}
