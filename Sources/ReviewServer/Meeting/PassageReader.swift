internal import Minutes

/// Makes of a meeting's blocks and decisions what its page shows, in the order of the paper.
struct PassageReader {
  typealias Passage = MeetingContent.Passage

  var document: Int64
  var texts: MeetingTexts

  func part(_ section: Section, number: Int) -> MeetingContent.Part {
    MeetingContent.Part(
      id: "part-\(number)", heading: section.heading, kind: section.kind.rawValue,
      passages: passages(section.blocks, section.decisions),
      items: section.items.enumerated().map { item($1, id: "item-\(number)-\($0 + 1)") })
  }

  private func item(_ item: MeetingItem, id: String) -> MeetingContent.Item {
    MeetingContent.Item(
      id: id, number: item.number, title: item.title, place: place(item.location),
      facts: facts(item), passages: passages(item.blocks, item.decisions))
  }

  /// What is known of an item besides its text.
  private func facts(_ item: MeetingItem) -> [MeetingContent.Fact] {
    var facts: [MeetingContent.Fact] = []
    func add(_ name: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      facts.append(.init(name: name, value: values.joined(separator: ", ")))
    }
    add(texts.caseNumber, [item.caseNumber].compactMap { $0 })
    add(texts.presenters, item.presenters)
    add(texts.place, [item.place].compactMap { $0 })
    add(texts.motions, (item.motions ?? []).flatMap { $0.by.map(name) })
    add(texts.votes, (item.votes ?? []).flatMap { $0.tallies.map(tally) })
    add(texts.reservations, (item.reservations ?? []).flatMap { $0.by.map(name) })
    add(texts.disqualifications, (item.disqualifications ?? []).flatMap { $0.by.map(name) })
    add(texts.references, (item.references ?? []).map(\.text))
    add(texts.recipients, (item.recipients ?? []).map(\.name))
    return facts
  }

  private func name(_ actor: Minutes.Actor) -> String {
    actor.affiliation.map { "\(actor.name) (\($0))" } ?? actor.name
  }

  private func tally(_ tally: Vote.Tally) -> String {
    let count = tally.count ?? tally.voters?.count
    return "\(texts.name(tally.choice)) \(count.map(String.init) ?? "?")"
  }

  /// Blocks and decisions as they stand on the paper; list items that follow each other are a list.
  private func passages(_ blocks: [Block], _ decisions: [Decision]) -> [Passage] {
    var all = blocks.map { (passage($0), $0.location) }
    all += decisions.map { decision in
      var passage = Passage()
      passage.isDecision = true
      passage.text = decision.text
      passage.place = place(decision.location)
      return (passage, decision.location)
    }
    // Stable: what says nothing of its place stays behind what it stood behind.
    var last = (0, 0)
    let keyed = all.enumerated().map { index, one in
      if let location = one.1 { last = (location.page, location.lines?.first ?? last.1) }
      return (key: (last.0, last.1, index), passage: one.0)
    }
    return gathered(keyed.sorted { $0.key < $1.key }.map(\.passage))
  }

  private func gathered(_ passages: [Passage]) -> [Passage] {
    var result: [Passage] = []
    for var passage in passages {
      if passage.isList {
        if result.last?.isList == true {
          result[result.count - 1].items += passage.items
          continue
        }
      } else if passage.isDecision {
        passage.opensDecisions = result.last?.isDecision != true
      }
      result.append(passage)
    }
    return result
  }

  private func passage(_ block: Block) -> Passage {
    var passage = Passage()
    passage.place = place(block.location)
    passage.text = block.text
    switch block.type {
    case .paragraph: passage.isParagraph = true
    case .heading: passage.isHeading = true
    case .table:
      passage.isTable = true
      passage.rows = (block.rows ?? []).map { MeetingContent.Row(cells: $0) }
    case .listItem:
      var item = passage
      item.marker = block.marker
      item.items = gathered((block.children ?? []).map { self.passage($0) })
      passage = Passage(isList: true)
      passage.items = [item]
    }
    return passage
  }

  /// Where something stands, as an address of a page's view.
  func place(_ location: Location?) -> MeetingContent.Place? {
    guard let location, let line = location.lines?.first else { return nil }
    return MeetingContent.Place(
      link: "/documents/\(document)/pages/\(location.page)?line=\(line)", page: location.page,
      line: line)
  }
}
