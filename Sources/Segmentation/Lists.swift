import Minutes

/// Lists nested deeper than this are cut flat.
package let deepestNesting = 15

/// Sets how deep list items are nested: by indentation where it is known, else by marker. What is
/// no list item ends a list; furniture does not.
func nestLists(_ drafts: inout [Draft]) {
  var stack: [(level: String, rank: Int, indent: Double)] = []
  var endsWithColon = false
  var page: Int?
  for i in drafts.indices where drafts[i].kind != .furniture {
    guard drafts[i].kind == .listItem, let marker = drafts[i].marker else {
      stack.removeAll(keepingCapacity: true)
      continue
    }
    // The words stand more steadily than the signs before them.
    let indent = drafts[i].bodyIndent
    let level = marker.level
    let crossesPage = page != nil && page != drafts[i].tokens.first?.page
    page = drafts[i].tokens.first?.page
    if drafts[i].hasBoxes, crossesPage, let same = stack.lastIndex(where: { $0.level == level }) {
      // Margins of scanned pages differ: over a page's end the marker tells the level.
      stack.removeSubrange((same + 1)...)
      stack[same].indent = indent
    } else if drafts[i].hasBoxes {
      while let top = stack.last, indent < top.indent - step(level, top.level) {
        stack.removeLast()
      }
      if let top = stack.last, indent > top.indent + step(level, top.level) {
        stack.append((level, marker.rank, indent))
      } else if stack.isEmpty {
        stack.append((level, marker.rank, indent))
      } else {
        stack[stack.count - 1] = (level, marker.rank, indent)
      }
    } else if let same = stack.lastIndex(where: { $0.level == level }) {
      stack.removeSubrange((same + 1)...)
    } else {
      let isOuter = stack.contains { $0.rank > marker.rank }
      if isOuter, !endsWithColon {
        while let top = stack.last, top.rank > marker.rank { stack.removeLast() }
      }
      stack.append((level, marker.rank, indent))
    }
    drafts[i].depth = min(stack.count - 1, deepestNesting)
    endsWithColon = drafts[i].text.hasSuffix(":")
  }
}

/// How many ems apart two levels stand at least; items with one marker differ by more.
private func step(_ level: String, _ other: String) -> Double { level == other ? 1.1 : 0.6 }

/// Adds a list item under the last item that it belongs to.
func appendNested(_ block: Block, depth: Int, to blocks: inout [Block]) {
  guard depth > 0, let last = blocks.indices.last, blocks[last].type == .listItem else {
    blocks.append(block)
    return
  }
  var children = blocks[last].children ?? []
  blocks[last].children = nil
  appendNested(block, depth: depth - 1, to: &children)
  blocks[last].children = children
}
