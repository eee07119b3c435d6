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
  var looseTimes: [TimeSpan] = []
  /// Whether the items are paragraphs of formal minutes.
  private(set) var isFormal = false
  /// The passage below the one that is read.
  private(set) var below: Draft?
  /// Whether the line above is a label alone of something that the contract has no place for.
  var isBelowIgnored = false
  /// The year that days without one are in, where the document leaves no other choice.
  private(set) var year: Int?
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
      if case .paragraph? = $0.marker { $0.isUsualItem } else { false }
    }
    year = yearOfContext(drafts, indices, furniture: furniture)
    let held = formula(drafts, indices.filter { drafts[$0].settled == nil })
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
      if drafts[i].settled == .paragraph {
        roles[i] = readParagraph(drafts[i], at: i)
        continue
      }
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
    return readParagraph(draft, at: index)
  }

  private mutating func readParagraph(_ draft: Draft, at index: Int) -> String {
    takeTimes(ofSentence: draft.text)
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
}
