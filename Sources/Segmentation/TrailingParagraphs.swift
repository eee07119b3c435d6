import Minutes

/// `Val av justerare § 14`, with the number at the end of the line or far to the right of it: where
/// several stand so, one after the other, and none in front, the number is put in front.
func takeTrailingParagraphs(_ drafts: inout [Draft], _ live: [Int]) {
  var found: [(index: Int, number: Int, length: Int)] = []
  var isCertain = 0
  let read = live.map { i -> (number: Int, length: Int)? in
    // Most passages are told by their last byte.
    guard let last = drafts[i].tokens.last?.text.utf8.last, last >= 0x30, last <= 0x39 else {
      return nil
    }
    return trailingParagraph(drafts[i])
  }
  // The next certain number behind each place.
  var next: [Int?] = Array(repeating: nil, count: live.count + 1)
  for place in live.indices.reversed() { next[place] = read[place]?.number ?? next[place + 1] }
  for (position, i) in live.enumerated() {
    if case .paragraph(_, _, isMisread: false)? = drafts[i].marker { return }
    if let (number, length) = read[position] {
      if let last = found.last?.number, number != last + 1 { continue }
      found.append((i, number, length))
      isCertain += 1
    } else if drafts[i].tokens.last?.text.utf8.last.map({ $0 >= 0x30 && $0 <= 0x39 }) == true,
      let (number, length) = misreadParagraph(drafts[i])
    {
      // `8 16` is one where 16 comes next, or right before the one that does.
      let isDue = found.last.map { $0.number + 1 == number } ?? (next[position + 1] == number + 1)
      if isDue { found.append((i, number, length)) }
    }
  }
  guard found.count > 1, isCertain > 0 else { return }
  for (i, number, length) in found where !drafts[i].isSettledOtherwise {
    let count = drafts[i].tokens.count
    let order = Array((count - length)..<count) + Array(0..<(count - length))
    drafts[i].tokens = order.map { drafts[i].tokens[$0] }
    drafts[i].joints = order.map { drafts[i].joints[$0] }
    drafts[i].joints[length] = .space
    drafts[i].marker = .paragraph(number, "§ \(number)", isMisread: false)
    drafts[i].markerLength = length
    drafts[i].cellStarts = []
    drafts[i].cells = []
    drafts[i].isTable = false
    drafts[i].kind = .paragraph
    drafts[i].finish()
  }
}

/// The number of the `§` with which a short passage ends that is no sentence, and how many words
/// it takes.
private func trailingParagraph(_ draft: Draft) -> (number: Int, length: Int)? {
  guard draft.marker == nil, draft.tokens.count > 1, draft.tokens.count <= 30,
    draft.tokens[0].text.firstScalar?.isUpper == true, let last = draft.tokens.last?.text
  else { return nil }
  let digits = last.firstScalar == "§" ? String(last.unicodeScalars.dropFirst()) : last
  guard !digits.isEmpty, digits.utf8.count <= 4, digits.unicodeScalars.allSatisfy(\.isDigit),
    let number = Int(digits)
  else { return nil }
  let length = digits == last ? 2 : 1
  guard draft.tokens.count > length,
    length == 1 || draft.tokens[draft.tokens.count - 2].text == "§"
  else { return nil }
  // Behind a comma it is part of what was decided elsewhere.
  let before = draft.tokens[draft.tokens.count - length - 1].text
  guard !before.hasSuffix(","), !before.hasSuffix(":") else { return nil }
  return (number, length)
}

/// The same with the sign read as a figure or a letter: `8 16`, `814`, `S 9`.
private func misreadParagraph(_ draft: Draft) -> (number: Int, length: Int)? {
  guard draft.marker == nil, draft.tokens.count > 2, draft.tokens.count <= 30,
    draft.tokens[0].text.firstScalar?.isUpper == true, let last = draft.tokens.last?.text,
    last.utf8.count <= 4
  else { return nil }
  let before = draft.tokens[draft.tokens.count - 2].text
  if ["8", "S", "5", "$", "&"].contains(before), let number = Int(last) { return (number, 2) }
  guard let sign = last.firstScalar, "8S5$&".unicodeScalars.contains(sign),
    let number = Int(last.dropFirst())
  else { return nil }
  return (number, 1)
}
