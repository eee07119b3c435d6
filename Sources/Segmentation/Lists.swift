import Minutes

/// Lists nested deeper than this are cut flat.
package let deepestNesting = 15

/// Sets how deep list items are nested: by indentation where it is known, else by marker. What is
/// no list item ends a list; furniture does not.
func nestLists(_ drafts: inout [Draft]) {
  let openers = listOpeners(drafts)
  let children = markUnindentedChildren(drafts)
  var stack: [(level: String, rank: Int, indent: Double)] = []
  var endsWithColon = false
  var isOpen = false
  var page: Int?
  for i in drafts.indices where drafts[i].kind != .furniture {
    guard drafts[i].kind == .listItem else {
      stack.removeAll(keepingCapacity: true)
      continue
    }
    // A person may say that a line without a sign is an item: it stands beside the one above.
    let marker = drafts[i].marker ?? .bullet(stack.last?.level ?? "")
    // The words stand more steadily than the signs before them.
    let indent = drafts[i].bodyIndent
    let level = children.contains(i) ? marker.level + "'" : marker.level
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
      // Further out by its sign; but among dashes and other signs, a bullet with which no list of
      // the document begins stands further in, where others do, or the list goes back from it.
      let first = stack.first?.level ?? level
      let opens =
        openers[level, default: 0] > 0 || (stack.first?.rank ?? 0) < 6
        || (openers[first, default: 0] < 2 && !returns(to: first, drafts, after: i))
      // `1. de vänder` below an item that is left open goes on with it.
      let goesOn =
        isOpen && !marker.isBullet && drafts[i].text.firstAlphanumeric?.isLower == true
      let isOuter =
        !goesOn && opens && !children.contains(i) && stack.contains { $0.rank > marker.rank }
      if isOuter, !endsWithColon {
        while let top = stack.last, top.rank > marker.rank { stack.removeLast() }
      }
      stack.append((level, marker.rank, indent))
    }
    drafts[i].depth = min(stack.count - 1, deepestNesting)
    endsWithColon = drafts[i].text.hasSuffix(":")
    isOpen = drafts[i].text.lastScalar.map { !".!?".unicodeScalars.contains($0) } ?? false
  }
}

/// Whether the list goes on with a marker behind one of its items.
private func returns(to level: String, _ drafts: [Draft], after index: Int) -> Bool {
  for draft in drafts[(index + 1)...].prefix(60) where draft.kind != .furniture {
    guard draft.kind == .listItem, let marker = draft.marker else { return false }
    if marker.level == level { return true }
  }
  return false
}

/// How often lists of a text begin with each marker, right below what is no list item.
private func listOpeners(_ drafts: [Draft]) -> [String: Int] {
  var counts: [String: Int] = [:]
  var isInList = false
  for i in drafts.indices where drafts[i].kind != .furniture {
    let isItem = drafts[i].kind == .listItem
    if isItem, !isInList, let marker = drafts[i].marker { counts[marker.level, default: 0] += 1 }
    isInList = isItem
  }
  return counts
}

/// The items of a text's lists that stand one level in though their marker is that of the level
/// above: they begin small below one that begins with a capital and is left open (`Vi behöver`, no
/// full stop), and all that begin small in the list stand so.
private func markUnindentedChildren(_ drafts: [Draft]) -> Set<Int> {
  var children: Set<Int> = []
  var run: [Int] = []
  func finish() {
    defer { run = [] }
    guard run.count > 2 else { return }
    var found: [Int] = []
    var isOpen = false
    var openings = 0
    var areAnnounced = true
    for (place, i) in run.enumerated() {
      let text = drafts[i].text
      if text.firstAlphanumeric?.isLower == true {
        guard isOpen else { return }
        found.append(i)
      } else {
        let last = text.lastScalar
        isOpen = last.map { !".!?".unicodeScalars.contains($0) } ?? false
        let next = place + 1 < run.count ? drafts[run[place + 1]].text.firstAlphanumeric : nil
        // One that is left open has something under it.
        if isOpen, next?.isLower != true { return }
        guard isOpen else { continue }
        openings += 1
        let word = drafts[i].tokens.last?.text.foldedForLabels ?? ""
        if last != ":", !Labels.leadingOn.contains(word) { areAnnounced = false }
      }
    }
    // One opening alone may be chance, unless its words lead on.
    if openings > 1 || areAnnounced { children.formUnion(found) }
  }
  for i in drafts.indices where drafts[i].kind != .furniture {
    guard drafts[i].kind == .listItem, drafts[i].marker?.isBullet == true, !drafts[i].hasBoxes
    else {
      finish()
      continue
    }
    if let last = run.last, drafts[last].marker?.level != drafts[i].marker?.level { finish() }
    run.append(i)
  }
  finish()
  return children
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
