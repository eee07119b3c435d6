import Minutes

/// What the head of a document says: who met, when, where, who was there.
struct DocumentHead {
  var kind: Meeting.Kind?
  var organization: String?
  var body: String?
  var title: String?
  var place: String?
  var sittings: [Sitting] = []
  var attendance: [Attendance] = []
  /// Paragraphs that belong to none of it.
  var remaining: [Int] = []
  /// Lines above the first label or date, in order.
  var titles: [(text: String, size: Double)] = []
  var group: (label: String, meaning: HeadLabel, times: TimeSpan?)?
  /// By passage: what it was taken for.
  private(set) var roles: [Int: String] = [:]
  private var looseTimes: [TimeSpan] = []
  /// What the columns of a table of people hold.
  var columns: [PeopleColumn] = []

  /// Reads the head.
  /// - Parameters:
  ///   - drafts: all of the document's.
  ///   - indices: those of the head, furniture left out.
  ///   - furniture: the running headers' texts, for what the head itself leaves out.
  init(_ drafts: [Draft], _ indices: [Int], furniture: [String]) {
    let held = formula(drafts, indices)
    if let held {
      kind = .minutes
      organization = held.organization
      body = held.body
      place = held.place
      addSittings(held.text, isDated: false)
    }
    for i in held?.indices ?? [] { roles[i] = "when, where and who" }
    for i in indices where held?.indices.contains(i) != true { roles[i] = read(drafts[i], at: i) }
    nameBodies(titles.map(\.text), furniture: furniture)
    if sittings.isEmpty { addSittings(furniture.joined(separator: " "), isDated: true) }
    applyLooseTimes()
  }

  // MARK: Lines

  /// `Stadsbyggnadskontoret, tisdag 14 mars …`: who met, before the day.
  private mutating func takeNames(before end: Int, of text: String, _ draft: Draft) {
    let lead = string(Array(text.unicodeScalars)[..<end])
    let parts = lead.split(separator: ",").map { String($0).trimmed(" –-") }
    for part in parts where part.firstScalar?.isLetter == true && !isWeekday(part) {
      let words = part.split(separator: " ")
      guard words.count <= 6, headLabel(part) == nil, part != "den" else { continue }
      if nameKind(part) != nil { titles.append((part, draft.pointSize ?? 0)) }
    }
  }

  /// - Returns: what the passage was taken for.
  private mutating func read(_ draft: Draft, at index: Int) -> String {
    let text = draft.text
    if draft.cells.count > 1, readTable(draft) { return "row of a form" }
    let said = attendanceSentences(in: text)
    if !said.isEmpty {
      for (label, meaning, names) in said {
        for person in people(in: names) {
          add(attendee(person, (label, meaning, nil), at: draft.location))
        }
      }
      return "sentence of attendance"
    }
    if let (label, rest, meaning) = splitLabel(draft) {
      group = nil
      take(meaning, label: label, rest: rest, draft: draft)
      return "label of \(meaning.name)"
    }
    if let kind = documentKind(text), draft.tokens.count <= 20 {
      self.kind = self.kind ?? kind.kind
      readTitle(kind.rest, draft)
      return "kind of document"
    }
    let dated = dates(in: text)
    if group == nil, !dated.isEmpty, draft.tokens.count < 30 {
      addSittings(text, isDated: false)
      if let day = dated.first { takeNames(before: day.range.lowerBound, of: text, draft) }
      if let place = placeBehindTimes(text), self.place == nil { self.place = place }
      return "day"
    }
    if let group, takeNames(draft, group) { return "names" }
    if draft.tokens.count <= 14, !text.hasSuffix(".") {
      titles.append((text, draft.pointSize ?? 0))
      return "title"
    }
    remaining.append(index)
    return "paragraph"
  }

  /// What follows the kind of document in its title: `från möte med ledningsgruppen den 3 maj`.
  private mutating func readTitle(_ rest: String, _ draft: Draft) {
    addSittings(rest, isDated: false)
    var words = rest.split(separator: " ").map(String.init)
    let lead: Set<String> = [
      "från", "för", "fört", "vid", "möte", "mötet", "med", "i", "sammanträde", "sammanträdet",
      "av", "på",
    ]
    while let first = words.first, lead.contains(first) { words.removeFirst() }
    let end = words.firstIndex { word in
      word.firstScalar?.isDigit == true || word == "den" || isWeekday(word)
    }
    let name = words[..<(end ?? words.count)].joined(separator: " ").trimmed(",;:–- ")
    guard name.firstScalar?.isLetter == true, name.split(separator: " ").count <= 9 else { return }
    // `styrelsemöte i Brf …`: what met, and whose it was.
    let parts = name.split(separator: " ").map(String.init)
    if let hinge = parts.firstIndex(where: { $0 == "i" || $0 == "med" || $0 == "hos" }), hinge > 0,
      parts[hinge - 1].foldedForLabels.hasSuffix("mote") || parts[hinge - 1].hasSuffix("stämma")
        || parts[hinge - 1].hasSuffix("sammanträde"), hinge + 1 < parts.count
    {
      body = body ?? capitalized(parts[..<hinge].joined(separator: " "))
      organization = organization ?? parts[(hinge + 1)...].joined(separator: " ")
      return
    }
    titles.append((name, draft.pointSize ?? 0))
  }

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
      // Any other short label before a list of names is a group.
      if label.firstAlphanumeric?.isUpper == true,
        looksLikeName(rest.split(separator: ",").first.map { String($0).trimmed() } ?? "")
          || hasAttendanceWord(label),
        label.split(separator: " ").count <= 8, !people(in: rest).isEmpty
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
    for (label, meaning) in Labels.foldedHead where beginsWithWord(folded, label) {
      let length = label.unicodeScalars.count
      guard length > 3, draft.text.unicodeScalars.count > length else { break }
      let rest = string(scalars[min(length, scalars.count)...]).trimmed()
      guard
        rest.firstScalar.map({ $0.isUpper || $0.isDigit || $0 == "§" }) == true
          || meaning == .dateTimePlace
      else { continue }
      return (string(scalars[..<min(length, scalars.count)]), rest, meaning)
    }
    return nil
  }

  private mutating func take(_ meaning: HeadLabel, label: String, rest: String, draft: Draft) {
    switch meaning {
    case .date: addSittings(rest, isDated: true)
    case .time:
      addSittings(rest, isDated: true)
      looseTimes += dates(in: rest).isEmpty ? timeSpans(in: rest, hoursAlone: true) : []
    case .place: place = place ?? (rest.isEmpty ? nil : rest.trimmed(".,"))
    case .dateTimePlace: takeMixture(rest)
    case .present, .absent, .person:
      let times = timeSpans(in: label).first
      group = (labelWithoutTimes(label), meaning, times)
      if let group { addPeople(rest, draft: draft, group) }
      if case .person = meaning, !rest.isEmpty { group = nil }
    case .organization: organization = organization ?? (rest.isEmpty ? nil : rest)
    case .body: body = body ?? (rest.isEmpty ? nil : rest)
    case .title where nameKind(rest) == .body: body = body ?? rest
    case .title: title = title ?? (rest.isEmpty ? nil : rest)
    case .ignored: break
    }
  }

  /// `Kommunhuset, sal A, torsdagen den 3 mars 2022, kl. 13:15–16:05`
  private mutating func takeMixture(_ text: String) {
    addSittings(text, isDated: true)
    if dates(in: text).isEmpty { looseTimes += timeSpans(in: text, hoursAlone: true) }
    let where_ = text.split(separator: ",").map { String($0).trimmed(".") }.filter { part in
      dates(in: part).isEmpty && timeSpans(in: part).isEmpty && !part.isEmpty
        && !isWeekday(part) && part.unicodeScalars.contains(where: \.isLetter)
    }
    if place == nil, !where_.isEmpty { place = where_.joined(separator: ", ") }
  }

  /// Names under the label of a group.
  private mutating func takeNames(
    _ draft: Draft, _ group: (label: String, meaning: HeadLabel, times: TimeSpan?)
  ) -> Bool {
    let isColumns = draft.cells.count > 1
    let text = isColumns ? draft.cells.joined(separator: ", ") : draft.text
    let found = people(
      in: text, lineEnds: isColumns ? [] : lineEnds(of: draft, dropping: 0))
    guard let first = found.first, draft.tokens.count < 60,
      !draft.text.hasSuffix(".") || found.count > 1 || first.role != nil,
      looksLikeName(first.name) || first.affiliation != nil
    else { return false }
    let place = draft.location
    for person in found { add(attendee(person, group, at: place)) }
    return true
  }

  private mutating func addPeople(
    _ text: String, draft: Draft,
    _ group: (label: String, meaning: HeadLabel, times: TimeSpan?)
  ) {
    let dropped = draft.text.unicodeScalars.count - text.unicodeScalars.count
    var list = people(in: text, lineEnds: lineEnds(of: draft, dropping: dropped))
    if draft.cells.count > 2 { list = draft.cells.dropFirst().flatMap { people(in: $0) } }
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

  // MARK: Days

  /// Adds a sitting for every day in a text, each with the time that follows it.
  private mutating func addSittings(_ text: String, isDated: Bool) {
    let found = dates(in: text)
    let times = timeSpans(
      in: blanked(text, found.map(\.range)), hoursAlone: !found.isEmpty || isDated)
    for (i, date) in found.enumerated() {
      guard let iso = date.iso(), !sittings.contains(where: { $0.date == iso }) else { continue }
      let end = found[(i + 1)...].first { $0.range != date.range }?.range.lowerBound ?? .max
      let own =
        times.first { $0.range.lowerBound >= date.range.upperBound && $0.range.lowerBound < end }
        ?? (i == 0 ? times.first { $0.range.upperBound <= date.range.lowerBound } : nil)
        ?? (found.count > 1 && times.count == 1 ? times.first : nil)
      sittings.append(Sitting(date: iso, start: own?.start, end: own?.end))
    }
    if found.count > 0, let own = times.first,
      let i = sittings.firstIndex(where: { $0.date == found[0].iso() }),
      sittings[i].start == nil
    {
      sittings[i].start = own.start
      sittings[i].end = own.end
    }
  }

  private mutating func applyLooseTimes() {
    for (i, time) in looseTimes.enumerated() {
      let target = looseTimes.count == 1 ? 0 : i
      guard sittings.indices.contains(target) else { return }
      if sittings[target].start == nil {
        sittings[target].start = time.start
        sittings[target].end = time.end
      }
    }
    guard looseTimes.count == 1, let time = looseTimes.first else { return }
    for i in sittings.indices where sittings[i].start == nil {
      sittings[i].start = time.start
      sittings[i].end = time.end
    }
  }

  /// `…, 13.00–16.00, Stora salen`: what follows the last time.
  private func placeBehindTimes(_ text: String) -> String? {
    guard let last = timeSpans(in: text).last else { return nil }
    let scalars = Array(text.unicodeScalars)
    let rest = string(scalars[last.range.upperBound...]).trimmed(",;. ")
    let words = rest.split(separator: " ").count
    let isBehindComma = scalars[last.range.upperBound...].first == ","
    guard words <= 6, rest.firstScalar?.isUpper == true || (isBehindComma && words <= 3),
      rest.firstScalar?.isLetter == true,
      dates(in: rest).isEmpty, !isWeekday(rest)
    else { return nil }
    return rest
  }

  // MARK: Who met

  /// Shares the title lines out: the administration, who met, a title.
  private mutating func nameBodies(_ lines: [String], furniture: [String]) {
    let lines = lines.map { $0.trimmed(".,:|_*@%&$<>«»=~“”„\"'‘’-–—") }.filter { line in
      line.unicodeScalars.count { $0.isLetter } > 3
    }
    for line in lines {
      let kind = nameKind(line)
      if kind == .body, body == nil {
        body = line
      } else if kind == .organization, organization == nil {
        organization = withoutTown(line)
      } else if kind == .organization, body == nil {
        body = line
      } else if title == nil, organization != nil || body != nil {
        title = line
      } else if organization == nil, body == nil, title == nil {
        title = line
      }
    }
    fillFromFurniture(furniture)
  }

  private mutating func fillFromFurniture(_ furniture: [String]) {
    for text in furniture.prefix(12) {
      if kind == nil {
        for (word, value) in Labels.documentKinds
        where text.foldedForLabels.split(separator: " ").contains(Substring(word)) {
          kind = value
          break
        }
      }
      for line in nameCandidates(text) {
        switch nameKind(line) {
        case .organization: organization = organization ?? withoutTown(line)
        case .body: body = body ?? line
        case nil: break
        }
      }
    }
  }

}
