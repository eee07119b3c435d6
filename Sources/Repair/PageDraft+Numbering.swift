internal import Minutes

/// Ordinals of lists that were misread: the English model takes `1.` for `4.` or `l.`.
extension PageDraft {
  mutating func repairNumbering() {
    var ordinals: [(line: Int, value: Int?)] = []
    for line in words.indices {
      guard words[line].count >= 2, let first = words[line].first, first.hasSuffix("."),
        decisions[line, 0] == nil
      else { continue }
      let digits = first.dropLast()
      if ["l", "I", "i", "|"].contains(digits) {
        ordinals.append((line, nil))
      } else if digits.utf8.count <= 2, let value = Int(digits) {
        ordinals.append((line, value))
      }
    }
    for (index, ordinal) in ordinals.enumerated() {
      guard index + 1 < ordinals.count, ordinals[index + 1].value == 2,
        ordinal.value == nil || ordinal.value == 4
      else { continue }
      // 3, 4, 2 would be a list that begins after an item of another.
      if index > 0, ordinals[index - 1].value == 3 { continue }
      decisions[ordinal.line, 0] = Decision(text: "1.", kind: .character, confidence: 0.9)
    }
  }
}
