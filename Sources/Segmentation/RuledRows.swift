import Minutes

/// Gives rows what a person said of their lines: furniture or none, and rows that are parted where
/// lines that stand side by side are not the same.
func rule(_ sheets: inout [Sheet], by rulings: Rulings) {
  for s in sheets.indices {
    let isRuled = sheets[s].rows.contains { row in
      row.tokens.contains { rulings.roles[$0.address] != nil }
    }
    guard isRuled else { continue }
    sheets[s].rows = sheets[s].rows.flatMap { parts(of: $0, by: rulings) }
    for r in sheets[s].rows.indices {
      guard let role = sheets[s].rows[r].ruling?.role else { continue }
      if role.kind == .furniture {
        sheets[s].rows[r].isFurniture = true
      } else if role.kind != nil || role.joint == .continues {
        sheets[s].rows[r].isFurniture = false
      }
    }
  }
}

/// A row in parts: one begins with each line side by side with others that is said to open a
/// passage, or to be another thing than the line to its left.
private func parts(of row: Row, by rulings: Rulings) -> [Row] {
  func kind(_ address: LineAddress) -> LineRole.Kind? {
    rulings.roles[address]?.kind ?? rulings.own.outline[address]?.role.kind
  }
  guard let first = row.tokens.first,
    row.tokens.contains(where: { rulings.roles[$0.address] != nil })
  else { return [row] }
  var starts = [0]
  var address = first.address
  var above = kind(address)
  for (i, token) in row.tokens.enumerated() where token.address != address {
    address = token.address
    let role = rulings.roles[address]
    let here = kind(address)
    let differs = role?.kind != nil && role?.joint != .continues && here != above
    let isCut = (here == .furniture) != (above == .furniture)
    let opens = role?.joint == .opens && here != .furniture
    if differs || isCut || opens {
      starts.append(i)
      above = here
    }
  }
  let ends = starts.dropFirst() + [row.tokens.count]
  return zip(starts, ends).map { start, end in
    let address = row.tokens[start].address
    var part = starts.count > 1 ? row.part(start..<end) : row
    part.ruling = rulings.roles[address].map { Ruling(role: $0, address: address) }
    return part
  }
}

extension Row {
  /// Some of its words as a row of their own.
  fileprivate func part(_ range: Range<Int>) -> Row {
    var part = self
    part.tokens = splittingGluedMarker(Array(tokens[range]))
    part.tokens[0].opensRow = true
    part.tokens[0].opensCell = false
    part.left = part.tokens[0].left
    part.right = part.tokens[part.tokens.count - 1].right
    if range.lowerBound > 0 { part.gap = 1 }
    let found = readMarker(part.tokens)
    part.marker = found?.marker
    part.markerLength = found?.length ?? 0
    return part
  }
}

extension Rulings {
  /// Whether a row goes on with the passage that is open, by what a person said of it.
  /// - Parameters:
  ///   - ruling: what was said of it.
  ///   - verdict: whether it goes on by itself.
  ///   - open: what a person said of that passage.
  /// - Returns: whether it does, and why.
  func verdict(_ ruling: Ruling, _ verdict: RowVerdict, open: LineRole?) -> RowVerdict {
    switch ruling.role.joint {
    case .continues: return RowVerdict(joins: true, reason: RowVerdict.saidSo)
    case .opens: return RowVerdict(joins: false, reason: RowVerdict.saidSo)
    case nil: break
    }
    guard let kind = ruling.role.kind, verdict.joins else { return verdict }
    // It begins what it is said to be, unless it stands in that already.
    let isOf = open?.kind ?? own.outline[ruling.address]?.role.kind
    return kind == isOf ? verdict : RowVerdict(joins: false, reason: RowVerdict.saidSo)
  }

  /// Whether a person agrees that a line is the title of the item whose number stands above it: it
  /// stays a passage of its own that the item takes.
  func isOwnTitle(_ ruling: Ruling, _ verdict: RowVerdict, open: LineRole?) -> Bool {
    guard let line = own.outline[ruling.address], line.role == .item, !line.opens else {
      return false
    }
    return !verdict.joins && (ruling.role.kind ?? .item) == .item
      && (ruling.role.joint ?? .continues) == .continues && (open?.kind ?? .item) == .item
  }
}
