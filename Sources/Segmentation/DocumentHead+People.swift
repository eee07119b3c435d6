import Minutes

/// Who was there.
extension DocumentHead {
  /// Names under the label of a group.
  mutating func takeNames(
    _ draft: Draft, _ group: (label: String, meaning: HeadLabel, times: TimeSpan?)
  ) -> Bool {
    let isColumns = draft.cells.count > 1
    let found =
      isColumns
      ? peopleInCells(draft.cells)
      : people(in: draft.text, lineEnds: lineEnds(of: draft, dropping: 0))
    guard let first = found.first, draft.tokens.count < 60,
      !draft.text.hasSuffix(".") || found.count > 1 || first.role != nil,
      looksLikeName(first.name) || first.affiliation != nil
    else { return false }
    let place = draft.location
    for person in found { add(attendee(person, group, at: place)) }
    return true
  }

  mutating func addPeople(
    _ text: String, draft: Draft,
    _ group: (label: String, meaning: HeadLabel, times: TimeSpan?)
  ) {
    let dropped = draft.text.unicodeScalars.count - text.unicodeScalars.count
    var list = people(in: text, lineEnds: lineEnds(of: draft, dropping: dropped))
    if draft.cells.count > 2 { list = peopleInCells(Array(draft.cells.dropFirst())) }
    let place = draft.location
    for person in list { add(attendee(person, group, at: place)) }
  }

  /// Whoever is named twice, as one of the members and by an office, is there once.
  mutating func add(_ attendee: Attendance) {
    guard attendance.count < 1000,
      let known = attendance.firstIndex(where: { isSameName($0.name, attendee.name) })
    else {
      attendance.append(attendee)
      return
    }
    if attendee.role != .adjuster || attendance[known].role == nil {
      attendance[known].role = attendance[known].role ?? attendee.role
      attendance[known].roleText = attendance[known].roleText ?? attendee.roleText
    }
    attendance[known].group = attendance[known].group ?? attendee.group
    attendance[known].affiliation = attendance[known].affiliation ?? attendee.affiliation
  }

  func attendee(
    _ person: Person, _ group: (label: String, meaning: HeadLabel, times: TimeSpan?),
    at location: Location?
  ) -> Attendance {
    var result = Attendance(name: person.name, status: .present, location: location)
    result.group = group.label.isEmpty ? nil : group.label
    result.affiliation = person.affiliation
    result.roleText = person.roleText
    result.role = person.role
    result.start = person.start ?? group.times?.start
    result.end = person.end ?? group.times?.end
    if person.isAbsent {
      result.status = .absent
      return result
    }
    switch group.meaning {
    case .absent:
      result.status = .absent
      result.roleText = person.role == nil ? nil : person.roleText
    case .present(let role?) where result.role == nil: result.role = role
    case .person(let role):
      result.role = result.role ?? role
      result.roleText = result.roleText ?? group.label
      result.group = nil
    default: break
    }
    if result.role == nil || result.role == .official, person.roleText != nil, person.role == nil {
      if case .present(.official) = group.meaning { result.role = .official }
    }
    return result
  }

  /// The people in the cells of a row: one in each, or one in the first whom the others tell of.
  private func peopleInCells(_ cells: [String]) -> [Person] {
    let found = cells.map { people(in: $0) }
    let names = found.map { $0.contains { looksLikeName($0.name) } }
    guard names.first == true, names.dropFirst().allSatisfy({ !$0 }), found[0].count == 1 else {
      return found.flatMap { $0 }
    }
    var person = found[0][0]
    for cell in cells.dropFirst() {
      if nameKind(cell) != nil, person.roleText != nil || person.affiliation != nil { continue }
      attach(cell, to: &person)
    }
    return [person]
  }

  /// `6A: Anna Ek och Bo Alm` under the heading of a group: its members and whom they stand for.
  mutating func takeClass(
    _ draft: Draft, _ group: (label: String, meaning: HeadLabel, times: TimeSpan?)
  ) -> Bool {
    guard listsPeople(draft.text, startsUpper: false),
      let colon = draft.text.unicodeScalars.firstIndex(of: ":")
    else { return false }
    let label = String(draft.text.unicodeScalars[..<colon])
    // Under a heading of its own name, those are whom they speak for; under `Deltagare`, groups.
    let isNumbered = draft.text.firstScalar?.isDigit == true
    let isOwn = isGroupHeading && headLabel(label) == nil && !hasAttendanceWord(label)
    guard isNumbered || isOwn, areClassesNumbered ?? isNumbered == isNumbered else { return false }
    areClassesNumbered = isNumbered
    for var person in people(in: String(draft.text.unicodeScalars[colon...]).trimmed(": ")) {
      person.affiliation = person.affiliation ?? label
      add(attendee(person, group, at: draft.location))
    }
    return true
  }

  // MARK: Groups

  /// A line that names a group and stands above its people: `Rektorer:`, or without the colon once
  /// it is clear that people are listed.
  func groupHeading(_ draft: Draft) -> (String, HeadLabel)? {
    let text = draft.text
    // Cheap questions first: this is asked of every line of a head.
    guard let below, draft.cells.count <= 1, draft.tokens.count <= 8, draft.marker == nil,
      text.firstAlphanumeric?.isUpper == true
    else { return nil }
    let endsWithColon = text.hasSuffix(":")
    let label = text.trimmed(":")
    guard !label.utf8.contains(0x3A) else { return nil }
    if !endsWithColon {
      guard draft.tokens.count <= 5, !text.hasSuffix("."),
        !text.unicodeScalars.contains(where: { $0.isDigit || $0 == "," }), !looksLikeName(label)
      else { return nil }
      if case .person? = group?.meaning { return nil }
      let isKnown = group != nil || !attendance.isEmpty
      guard isKnown || label.foldedForLabels.hasPrefix("fran ") || hasAttendanceWord(label) else {
        return nil
      }
    }
    guard personLine(below) || isClass(below), headLabel(labelWithoutTimes(label)) == nil,
      documentKind(label) == nil, endsWithColon || !personLine(draft)
    else { return nil }
    return (label, hasAbsenceWord(label) ? .absent : .present(nil))
  }

  /// `FUB: Anna Ek`: a line of people under a label that is none of a head's.
  private func isClass(_ draft: Draft) -> Bool {
    guard listsPeople(draft.text, startsUpper: false),
      let colon = draft.text.unicodeScalars.firstIndex(of: ":")
    else { return false }
    return headLabel(String(draft.text.unicodeScalars[..<colon])) == nil
  }

  /// Whether a line names people and says no more than who they are.
  func personLine(_ draft: Draft) -> Bool {
    guard draft.tokens.count <= 14, !draft.text.holds(": "), !draft.text.hasSuffix(":") else {
      return false
    }
    // Two of the first words have capitals.
    let words = draft.tokens.prefix(5)
    guard words.count(where: { $0.text.firstAlphanumeric?.isUpper == true }) > 1 else {
      return false
    }
    let text = draft.cells.count > 1 ? draft.cells[0] : draft.text
    guard let first = people(in: text).first else { return false }
    return looksLikeName(first.name)
      && (!draft.text.hasSuffix(".") || first.affiliation != nil || first.role != nil)
  }

  /// Those in a group called `övriga` in formal minutes are there as officials.
  func meaningOfGroup(_ label: String, _ meaning: HeadLabel) -> HeadLabel {
    guard kind == .minutes || isFormal, meaning == .present(nil),
      label.foldedForLabels.hasPrefix("ovriga")
    else { return meaning }
    return .present(.official)
  }
}
