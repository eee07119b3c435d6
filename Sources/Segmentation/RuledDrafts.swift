import Minutes

extension Draft {
  /// What a person said that it is.
  var settled: LineRole.Kind? { said?.kind }

  /// Whether a person said that it is anything but an item.
  var isSettledOtherwise: Bool { said?.kind.map { $0 != .item } ?? false }

  /// Whether it is an item that tells how those of the document are set and numbered: not one that
  /// only a person could tell.
  var isUsualItem: Bool { role == "ärende" && (settled == nil || own == .item) }

  /// Takes what a person said of one of its rows.
  mutating func take(_ ruling: Ruling?) {
    guard let role = ruling?.role else { return }
    said = LineRole(
      kind: said?.kind ?? role.kind, joint: said?.joint ?? role.joint,
      depth: said?.depth ?? role.depth)
  }
}

/// Makes the passages what a person said that they are, whatever they were taken for.
func settle(_ drafts: inout [Draft]) {
  for i in drafts.indices where drafts[i].kind != .furniture {
    if let kind = drafts[i].settled { drafts[i].settle(as: kind) }
  }
}

extension Draft {
  fileprivate mutating func settle(as kind: LineRole.Kind) {
    let isAgreed = own?.kind == kind
    if reason != RowVerdict.saidSo { reason += ", " + RowVerdict.saidSo }
    presenters = nil
    if !isAgreed, !cellStarts.isEmpty {
      cellStarts = []
      cells = []
      isTable = false
      finish()
    }
    if kind != .item {
      role = ""
      // Signs that only items have.
      switch marker {
      case .paragraph?, .lostNumber?: unmark()
      default: break
      }
    }
    switch kind {
    case .item:
      role = "ärende"
      self.kind = .heading
      if !isAgreed, marker.map(\.isBullet) ?? true { takeAnyOrdinal() }
    case .section: settleAsSection(isAgreed: isAgreed)
    case .paragraph:
      if marker != nil { unmark() }
      if !isAgreed { self.kind = .paragraph }
    case .subheading:
      if !isAgreed { self.kind = .paragraph }
    case .decision:
      if !isAgreed { self.kind = marker == nil ? .paragraph : .listItem }
    case .listItem: self.kind = .listItem
    case .furniture: break
    }
    if kind != .section, !isAgreed { forgetSectionHint() }
  }

  private mutating func settleAsSection(isAgreed: Bool) {
    if isNumberedSection(self) {
      unmark()
      role = sectionRole
    } else if let marker, !marker.isBullet {
      unmark()
    }
    if !isAgreed { kind = .paragraph }
  }
}

/// Sets how deep list items are nested of which a person said it. What is nested in such an item
/// moves with it; what stands beside it stays.
func settleDepths(_ drafts: inout [Draft]) {
  var moved: (depth: Int, by: Int)?
  for i in drafts.indices where drafts[i].kind != .furniture {
    guard drafts[i].kind == .listItem else {
      moved = nil
      continue
    }
    let depth = drafts[i].depth
    if let said = drafts[i].said?.depth {
      drafts[i].depth = max(0, min(said, deepestNesting))
      moved = (depth, drafts[i].depth - depth)
      if drafts[i].settled == nil { drafts[i].reason += ", " + RowVerdict.saidSo }
    } else if let (above, by) = moved, depth > above {
      drafts[i].depth = max(0, min(depth + by, deepestNesting))
    } else {
      moved = nil
    }
  }
}
