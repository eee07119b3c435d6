import Minutes

/// Lines with labels.
extension DocumentHead {
  /// Cuts a line into its label and the rest.
  func splitLabel(_ draft: Draft) -> (String, String, HeadLabel)? {
    if draft.cells.count > 1, let meaning = headLabel(draft.cells[0]) {
      return (draft.cells[0], draft.cells.dropFirst().joined(separator: ", "), meaning)
    }
    let scalars = Array(draft.text.unicodeScalars)
    if let colon = labelColon(scalars) {
      let label = string(scalars[..<colon])
      let rest = string(scalars[(colon + 1)...]).trimmed()
      // `Minnesanteckningar: Anna Ek` names who wrote them.
      if documentKind(label)?.rest.isEmpty == true, looksLikeName(firstPart(rest)) {
        return (label, rest, .person(.secretary))
      }
      if let meaning = headLabel(labelWithoutTimes(label)) { return (label, rest, meaning) }
      // Any other short label before a list of names is a group; `6A` under a group is a class.
      if label.firstAlphanumeric.map({ $0.isUpper || (group != nil && $0.isDigit) }) == true,
        looksLikeName(withoutBrackets(firstPart(rest))) || hasAttendanceWord(label),
        label.parts(at: " ").count <= 8, !people(in: rest).isEmpty
      {
        return (label, rest, hasAbsenceWord(label) ? .absent : .present(nil))
      }
      return nil
    }
    if let meaning = headLabel(draft.text), draft.tokens.count <= 4 {
      return (draft.text, "", meaning)
    }
    let folded = draft.text.foldedForLabels(first: 90)
    guard draft.text.firstScalar?.isUpper == true, documentKind(draft.text) == nil else {
      return nil
    }
    if let (length, meaning) = Labels.leadingGroup(folded) {
      let rest = string(scalars[min(length, scalars.count)...]).trimmed()
      if rest.firstScalar?.isUpper == true {
        return (string(scalars[..<min(length, scalars.count)]), rest, meaning)
      }
    }
    for (label, meaning) in Labels.foldedHead where beginsWithWord(folded, label) {
      let length = label.unicodeScalars.count
      guard length > 2, draft.text.unicodeScalars.count > length else { break }
      let rest = string(scalars[min(length, scalars.count)...]).trimmed()
      let isTime = rest.firstScalar?.isDigit == true || rest.foldedForLabels.hasPrefix("kl")
      // Three letters are a label where what follows is what they ask for.
      let isShortLabel =
        switch label {
        case "tid": isTime
        case "nar": !dates(in: rest).isEmpty
        case "var": isPlace(rest)
        default: false
        }
      guard length > 3 || isShortLabel else { continue }
      guard
        rest.firstScalar.map({ $0.isUpper || $0.isDigit || $0 == "§" }) == true || isTime
          || isShortLabel
          || meaning == .dateTimePlace
      else { continue }
      return (string(scalars[..<min(length, scalars.count)]), rest, meaning)
    }
    return nil
  }

  mutating func take(_ meaning: HeadLabel, label: String, rest: String, draft: Draft) {
    switch meaning {
    case .date: addSittings(rest, isDated: true)
    case .time where label.foldedForLabels.hasPrefix("slut"):
      let end = timeSpans(in: rest, hoursAlone: true).first?.start
      if let last = looseTimes.indices.last, looseTimes[last].end == nil {
        looseTimes[last].end = end
      }
    case .time:
      addSittings(rest, isDated: true)
      looseTimes += dates(in: rest).isEmpty ? timeSpans(in: rest, hoursAlone: true) : []
    case .place: place = place ?? (rest.isEmpty ? nil : rest.trimmed(".,"))
    case .dateTimePlace: takeMixture(rest)
    case .present, .absent, .person:
      let times = timeSpans(in: label).first
      group = (labelWithoutTimes(label), meaningOfGroup(label, meaning), times)
      if let group { addPeople(rest, draft: draft, group) }
      if case .person = meaning, !rest.isEmpty { group = nil }
    case .organization: organization = organization ?? (rest.isEmpty ? nil : rest)
    case .body: body = body ?? (rest.isEmpty ? nil : rest)
    case .title where documentKind(rest) != nil:
      if let found = documentKind(rest) {
        kind = kind ?? found.kind
        readTitle(found.rest, draft)
      }
    case .title where !dates(in: rest).isEmpty:
      addSittings(rest, isDated: true)
      place = place ?? placeBehindTimes(rest)
    case .title where nameKind(rest) == .body: body = body ?? rest
    case .title: title = title ?? (rest.isEmpty ? nil : rest)
    case .ignored: isBelowIgnored = rest.isEmpty
    }
  }

  /// `Sammanträdesdatum 2023-05-09` in the announcement, where the head names no day.
  mutating func addAnnouncedSitting(_ drafts: some Sequence<Draft>) {
    for draft in drafts where draft.tokens.count <= 6 {
      guard draft.tokens[0].text.firstAlphanumeric?.folded == "s",
        case (let label, let said, .date)? = splitLabel(draft),
        label.foldedForLabels.hasPrefix("sammantr")
      else { continue }
      return addSittings(said, isDated: true)
    }
  }

  /// `Kommunhuset, sal A, torsdagen den 3 mars 2022, kl. 13:15–16:05`
  mutating func takeMixture(_ text: String) {
    addSittings(text, isDated: true)
    if dates(in: text).isEmpty { looseTimes += timeSpans(in: text, hoursAlone: true) }
    let where_ = text.parts(at: ",").map { String($0).trimmed(".") }.filter { part in
      dates(in: part).isEmpty && timeSpans(in: part).isEmpty && !part.isEmpty
        && !isWeekday(part) && part.unicodeScalars.contains(where: \.isLetter)
    }
    if place == nil, !where_.isEmpty { place = where_.joined(separator: ", ") }
  }
}
