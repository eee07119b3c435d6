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
  /// Whether the items are paragraphs of formal minutes.
  private(set) var isFormal = false
  /// The passage below the one that is read.
  private(set) var below: Draft?
  /// Whether the line above is a label alone of something that the contract has no place for.
  private var isBelowIgnored = false
  /// The year that days without one are in, where the document leaves no other choice.
  private var year: Int?
  /// What the columns of a table of people hold.
  var columns: [PeopleColumn] = []
  /// A label alone on the line above.
  private var pending: (label: String, meaning: HeadLabel)?
  /// Whether the lines under that name begin with figures, as classes do.
  var areClassesNumbered: Bool?
  /// Whether the group that is open was named by a line of its own, in words of its own.
  var isGroupHeading = false
  /// A label whose end is on the next line.
  var wrapped: (label: String, rest: String, meaning: HeadLabel)?
  /// The groups whose members stand in columns below.
  var columnGroups: [String] = []
  /// Where those columns stand.
  var columnLefts: [Int] = []

  /// Reads the head.
  /// - Parameters:
  ///   - drafts: all of the document's.
  ///   - indices: those of the head, furniture left out.
  ///   - furniture: the running headers' texts, for what the head itself leaves out.
  ///   - rest: the passages behind the head, for a day that only the announcement names.
  init(_ drafts: [Draft], _ indices: [Int], furniture: [String], rest: ArraySlice<Int> = []) {
    isFormal = drafts.contains {
      if case .paragraph? = $0.marker { $0.role == "ärende" } else { false }
    }
    year = yearOfContext(drafts, indices, furniture: furniture)
    let held = formula(drafts, indices)
    if let held {
      kind = .minutes
      organization = held.organization
      body = held.body
      place = held.place
      addSittings(held.text, isDated: false)
    }
    for i in held?.indices ?? [] { roles[i] = "when, where and who" }
    for (position, i) in indices.enumerated() where held?.indices.contains(i) != true {
      below = position + 1 < indices.count ? drafts[indices[position + 1]] : nil
      let parts = partsByLabel(drafts[i])
      for part in parts { roles[i] = read(part, at: i) }
    }
    nameBodies(titles.map(\.text), furniture: furniture)
    if sittings.isEmpty { addAnnouncedSitting(rest.lazy.map { drafts[$0] }) }
    if sittings.isEmpty { addSittings(furniture.joined(separator: " "), isDated: true) }
    applyLooseTimes()
  }

  // MARK: Lines

  /// `Stadsbyggnadskontoret, tisdag 14 mars …`: who met, before the day.
  private mutating func takeNames(before end: Int, of text: String, _ draft: Draft) {
    let lead = string(Array(text.unicodeScalars)[..<end])
    let parts = lead.parts(at: ",").map { String($0).trimmed(" –-") }
    let lists = parts.count > 1
    for part in parts where part.firstScalar?.isLetter == true && !isWeekday(part) {
      let words = part.parts(at: " ")
      guard words.count <= 6, headLabel(part) == nil, part != "den" else { continue }
      // `Möte tisdagen den …` says no more than that it met.
      if words.contains(where: { isWeekday(String($0)) }) || words.last == "den" { continue }
      if String(words[0]).foldedForLabels.hasPrefix("mote"), words.count <= 3,
        words.dropFirst().allSatisfy({ $0 == "nr" || $0.allSatisfy(\.isNumber) })
      {
        continue
      }
      if nameKind(part) != nil || (lists && !isPlace(part)) {
        titles.append((part, draft.pointSize ?? 0))
      }
    }
  }

  /// `…, 27–28 aug 2018, Storby herrgård`: the part behind a day that is where they met.
  private mutating func takePlace(behind end: Int, of text: String) {
    guard place == nil else { return }
    let rest = string(Array(text.unicodeScalars)[min(end, text.unicodeScalars.count)...])
    if rest.holds("|") {
      place = rest.parts(at: "|").map { String($0).trimmed() }.first {
        timeSpans(in: $0).isEmpty && isPlace($0)
      }
      return
    }
    for part in rest.parts(at: ",").map({ String($0).trimmed(" .–-") }) {
      guard let found = placeNamed(in: part) else { continue }
      place = found
      return
    }
  }

  /// - Returns: what the passage was taken for.
  private mutating func read(_ draft: Draft, at index: Int) -> String {
    let text = draft.text
    if draft.cells.count > 1, readTable(draft) { return "row of a form" }
    if readTableGroup(draft) { return "label of a group" }
    if draft.cells.count <= 1 {
      columns = []
      // The last row of columns of names may hold but one.
      if let first = columnGroups.first, personLine(draft), headLabel(firstPart(text)) == nil {
        for person in people(in: text) {
          let meaning = meaningOfGroup(first, headLabel(first) ?? .present(nil))
          add(attendee(person, (first, meaning, nil), at: draft.location))
        }
        return "names"
      }
      columnGroups = []
    }
    let said = attendanceSentences(in: text)
    if !said.isEmpty {
      for (label, meaning, names) in said {
        for person in people(in: names) {
          add(attendee(person, (label, meaning, nil), at: draft.location))
        }
      }
      return "sentence of attendance"
    }
    // `Anteckningar` alone is what this is, not who wrote it.
    if attendance.isEmpty, let kind = documentKind(text), kind.rest.isEmpty, !text.hasSuffix(":") {
      self.kind = self.kind ?? kind.kind
      return "kind of document"
    }
    if let (label, meaning) = groupHeading(draft) {
      group = (labelWithoutTimes(label), meaning, timeSpans(in: label).first)
      isGroupHeading = true
      areClassesNumbered = nil
      return "label of a group"
    }
    if let (label, meaning) = wrappedLabel(draft) {
      group = nil
      take(
        meaning, label: label, rest: draft.cells.dropFirst().joined(separator: ", "), draft: draft)
      return "label of \(meaning.name)"
    }
    let isIgnored = isBelowIgnored
    isBelowIgnored = false
    if let group, isOfPeople(group.meaning), takeClass(draft, group) {
      return "names"
    }
    // `Plats`, and below it where.
    if let (label, meaning) = pending, draft.cells.count <= 1, splitLabel(draft) == nil {
      pending = nil
      take(meaning, label: label, rest: text, draft: draft)
      return "what the label above asks for"
    }
    pending = nil
    if let (label, rest, meaning) = splitLabel(draft) {
      if rest.isEmpty, asksForLine(meaning) { pending = (label, meaning) }
      group = nil
      isGroupHeading = false
      take(meaning, label: label, rest: rest, draft: draft)
      return "label of \(meaning.name)"
    }
    if isIgnored { return "what such a label says" }
    if let kind = documentKind(text), draft.tokens.count <= 20 {
      self.kind = self.kind ?? kind.kind
      readTitle(kind.rest, draft)
      return "kind of document"
    }
    // `Storby kommun PROTOKOLL`
    if let (name, kind) = trailingKind(text) {
      self.kind = self.kind ?? kind
      titles.append((name, draft.pointSize ?? 0))
      return "kind of document"
    }
    let dated = dates(in: text)
    if group == nil || personLine(draft) == false, !dated.isEmpty, draft.tokens.count < 30 {
      addSittings(text, isDated: false)
      if let day = dated.first { takeNames(before: day.range.lowerBound, of: text, draft) }
      if let day = dated.last { takePlace(behind: day.range.upperBound, of: text) }
      if let place = placeBehindTimes(text), self.place == nil { self.place = place }
      return "day"
    }
    if let group, takeNames(draft, group) { return "names" }
    if place == nil, !sittings.isEmpty || !looseTimes.isEmpty, isPlace(text) {
      place = text.trimmed(".")
      return "place"
    }
    if draft.tokens.count <= 14, !text.hasSuffix(".") {
      titles.append((text, draft.pointSize ?? 0))
      return "title"
    }
    takeTimes(ofSentence: text)
    if remaining.last != index { remaining.append(index) }
    return "paragraph"
  }

  /// Whether what a label stands for is one line below it, and no list of people.
  private func asksForLine(_ meaning: HeadLabel) -> Bool {
    switch meaning {
    case .date, .time, .place, .dateTimePlace, .organization, .body: true
    default: false
    }
  }

  /// `Vi träffades klockan 14 till 16 i Medborgarhuset.`: the time and place of a meeting whose day
  /// is known.
  private mutating func takeTimes(ofSentence text: String) {
    let folded = text.foldedForLabels(first: 80)
    let isOfMeeting = ["traff", "mote", "motte", "sammantrad"].contains { folded.holds($0) }
    guard isOfMeeting, sittings.count == 1, sittings[0].start == nil, looseTimes.isEmpty,
      let sentence = sentences(of: text).first, let time = timeSpans(in: sentence).first,
      time.end != nil
    else { return }
    sittings[0].start = time.start
    sittings[0].end = time.end
    place = place ?? placeBehindTimes(sentence.trimmed("."))
  }

  /// What follows the kind of document in its title: `från möte med ledningsgruppen den 3 maj`.
  mutating func readTitle(_ rest: String, _ draft: Draft) {
    addSittings(rest, isDated: false)
    if let day = dates(in: rest).last {
      takePlace(behind: day.range.upperBound, of: rest)
      place = place ?? placeBehindTimes(rest)
    }
    var words = rest.parts(at: " ").map(String.init)
    let lead: Set<String> = [
      "från", "för", "fört", "vid", "möte", "mötet", "med", "i", "sammanträde", "sammanträdet",
      "av", "på", "förda", "förd", "hållna", "hållet", "träffen",
    ]
    while let first = words.first, lead.contains(first) { words.removeFirst() }
    let end = words.firstIndex { word in
      word.firstScalar?.isDigit == true || word == "den" || isWeekday(word)
    }
    let name = words[..<(end ?? words.count)].joined(separator: " ").trimmed(",;:–- ")
    guard name.firstScalar?.isLetter == true, name.parts(at: " ").count <= 9 else { return }
    // `styrelsemöte i Brf …`: what met, and whose it was.
    let parts = name.parts(at: " ").map(String.init)
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

  private mutating func take(_ meaning: HeadLabel, label: String, rest: String, draft: Draft) {
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
  private mutating func addAnnouncedSitting(_ drafts: some Sequence<Draft>) {
    for draft in drafts where draft.tokens.count <= 6 {
      guard draft.tokens[0].text.firstAlphanumeric?.folded == "s",
        case (let label, let said, .date)? = splitLabel(draft), label.foldedForLabels.hasPrefix("sammantr")
      else { continue }
      return addSittings(said, isDated: true)
    }
  }

  /// `Kommunhuset, sal A, torsdagen den 3 mars 2022, kl. 13:15–16:05`
  private mutating func takeMixture(_ text: String) {
    addSittings(text, isDated: true)
    if dates(in: text).isEmpty { looseTimes += timeSpans(in: text, hoursAlone: true) }
    let where_ = text.parts(at: ",").map { String($0).trimmed(".") }.filter { part in
      dates(in: part).isEmpty && timeSpans(in: part).isEmpty && !part.isEmpty
        && !isWeekday(part) && part.unicodeScalars.contains(where: \.isLetter)
    }
    if place == nil, !where_.isEmpty { place = where_.joined(separator: ", ") }
  }

  // MARK: Days

  /// Adds a sitting for every day in a text, each with the time that follows it.
  mutating func addSittings(_ text: String, isDated: Bool) {
    let found = dates(in: text)
    let times = timeSpans(
      in: blanked(text, found.map(\.range)), hoursAlone: !found.isEmpty || isDated)
    for (i, date) in found.enumerated() {
      guard let iso = date.iso(year: date.year ?? year), !sittings.contains(where: { $0.date == iso }) else { continue }
      let end = found[(i + 1)...].first { $0.range != date.range }?.range.lowerBound ?? .max
      let own =
        times.first { $0.range.lowerBound >= date.range.upperBound && $0.range.lowerBound < end }
        ?? (i == 0 ? times.first { $0.range.upperBound <= date.range.lowerBound } : nil)
        ?? (found.count > 1 && times.count == 1 ? times.first : nil)
      sittings.append(Sitting(date: iso, start: own?.start, end: own?.end))
    }
    if found.count > 0, let own = times.first,
      let i = sittings.firstIndex(where: { $0.date == found[0].iso(year: found[0].year ?? year) }),
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
    // `… kl. 14.30–16.00 i matsalen, plan 1`
    for preposition in ["i ", "på "] where rest.hasPrefix(preposition) {
      let name = String(rest.dropFirst(preposition.count))
      let isShort = name.parts(at: " ").count <= 8 && dates(in: name).isEmpty
      return isShort && name.unicodeScalars.count > 2 ? name : nil
    }
    let words = rest.parts(at: " ").count
    let isBehindComma = scalars[last.range.upperBound...].first == ","
    guard words <= 6, rest.firstScalar?.isUpper == true || (isBehindComma && words <= 3),
      rest.firstScalar?.isLetter == true,
      dates(in: rest).isEmpty, !isWeekday(rest)
    else { return nil }
    return rest
  }
}
