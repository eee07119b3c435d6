import Minutes
import Segmentation

/// The passages that are neither in the meeting nor among what was left out of it, and what was
/// left out that no passage says.
func lostPassages(of made: SegmentedDocument) -> [String] {
  var left = made.leftOut
  var pool = strings(of: made.meeting)
  var lost: [String] = []
  for passage in made.passages where !passage.text.isEmpty || passage.marker != nil {
    let text = (passage.marker.map { $0 + " " } ?? "") + passage.text
    if let index = left.firstIndex(where: { $0.text == text }) {
      left.remove(at: index)
    } else if let index = pool.firstIndex(of: text) ?? place(of: passage.text, in: pool) {
      pool.remove(at: index)
    } else if !passage.text.isEmpty {
      lost.append("\(passage.kind) \(passage.text)")
    }
  }
  return lost + left.map { "left out: \($0.text)" }
}

/// Where a passage stands among the meeting's texts: whole, or but for a label or names of a few
/// words that are fields of their own.
func place(of text: String, in pool: [String]) -> Int? {
  if let index = pool.firstIndex(of: text) { return index }
  let parts = pool.indices.filter { index in
    guard !pool[index].isEmpty, text.contains(pool[index]) else { return false }
    let rest = text.replacing(pool[index], with: "", maxReplacements: 1)
    return rest.split(separator: " ").count <= 8
  }
  return parts.max { pool[$0].count < pool[$1].count }
}

func strings(of meeting: Meeting) -> [String] {
  meeting.sections.flatMap { section -> [String] in
    let items = section.items.flatMap { item in
      [item.title] + [item.caseNumber].compactMap { $0 } + strings(of: item.blocks)
        + item.decisions.map(\.text)
    }
    return [section.heading].compactMap { $0 } + strings(of: section.blocks)
      + section.decisions.map(\.text) + items
  }
}

private func strings(of blocks: [Block]) -> [String] {
  blocks.flatMap { block -> [String] in
    let own = block.rows.map { $0.map { $0.joined(separator: "\t") } } ?? [block.text]
    return own + strings(of: block.children ?? [])
  }
}

/// How often each letter stands in some texts; S is left out, which may stand for the paragraph
/// sign.
func lettersOf(_ texts: [String]) -> [Unicode.Scalar: Int] {
  var counts: [Unicode.Scalar: Int] = [:]
  for text in texts {
    for scalar in text.unicodeScalars where scalar.properties.isAlphabetic && scalar != "S" {
      counts[scalar, default: 0] += 1
    }
  }
  return counts
}
