import Minutes

/// Reads who moved what, votes, reservations, disqualifications, references and recipients out of
/// an item's blocks, which stay as they are.
///
/// A subheading says what stands under it (`Yrkanden`, `Reservation`); elsewhere a sentence has to
/// say it by its verb (`Anna Ek (S) yrkar …`).
struct FormalReader {
  /// What a subheading announces.
  enum Part { case motions, votes, reservations, disqualifications, references, recipients }

  private var motions: [Statement] = []
  private var votes: [Vote] = []
  private var reservations: [Statement] = []
  private var disqualifications: [Statement] = []
  private var references: [Reference] = []
  private var recipients: [Recipient] = []

  /// Adds to an item what its blocks say.
  static func read(_ item: inout MeetingItem) {
    var reader = FormalReader()
    var part: Part?
    for block in item.blocks {
      if block.type == .heading {
        part = Labels.part(of: block.text)
      } else if let (announced, rest) = Labels.partLabel(block.text), block.type == .paragraph {
        // `Beslutsunderlag: tjänsteskrivelse den 3 maj`
        part = announced
        if !rest.isEmpty { reader.take(rest, block, under: part) }
      } else {
        reader.take(block, under: part)
      }
    }
    reader.fill(&item)
  }

  private func fill(_ item: inout MeetingItem) {
    func some<Value>(_ values: [Value]) -> [Value]? { values.isEmpty ? nil : values }
    item.motions = some(motions)
    item.votes = some(votes)
    item.reservations = some(reservations)
    item.disqualifications = some(disqualifications)
    item.references = some(references)
    item.recipients = some(recipients)
  }

  private mutating func take(_ block: Block, under part: Part?) {
    if block.type == .table {
      if let vote = voteTable(block) { votes.append(vote) }
      return
    }
    take(block.text, block, under: part)
    for child in block.children ?? [] { take(child, under: part) }
  }

  private mutating func take(_ text: String, _ block: Block, under part: Part?) {
    switch part {
    case .references:
      references.append(reference(text, at: block.location))
    case .recipients:
      recipients.append(Recipient(name: text.trimmed(".,;"), location: block.location))
    case .motions:
      state(text, block, \.motions, verbs: Labels.motionVerbs)
    case .reservations:
      state(text, block, \.reservations, verbs: Labels.reservationVerbs)
    case .disqualifications:
      state(text, block, \.disqualifications, verbs: Labels.disqualificationVerbs)
    case .votes:
      votes.append(Vote(text: text, tallies: tallies(in: text), location: block.location))
    case nil:
      takeSentences(of: text, block)
    }
  }

  /// A paragraph under a heading: each sentence with a verb of its kind is a statement of its own;
  /// what says no more goes with the one before it.
  private mutating func state(
    _ text: String, _ block: Block, _ list: WritableKeyPath<FormalReader, [Statement]>,
    verbs: Set<String>
  ) {
    var isOpen = false
    for sentence in sentences(of: text) {
      if let verb = verbIndex(in: sentence, verbs) {
        self[keyPath: list].append(
          Statement(
            by: actors(of: sentence, verb: verb), text: sentence, location: block.location))
        isOpen = true
      } else if isOpen, let last = self[keyPath: list].indices.last {
        self[keyPath: list][last].text += " " + sentence
      } else {
        self[keyPath: list].append(
          Statement(by: [], text: sentence, location: block.location))
        isOpen = true
      }
    }
  }

  /// Sentences that say by themselves what they are; they must name somebody.
  private mutating func takeSentences(of text: String, _ block: Block) {
    guard mayState(text) else { return }
    var hasVote = false
    for sentence in sentences(of: text) {
      func statement(_ verbs: Set<String>) -> Statement? {
        guard let verb = verbIndex(in: sentence, verbs) else { return nil }
        let by = actors(of: sentence, verb: verb)
        guard !by.isEmpty else { return nil }
        return Statement(by: by, text: sentence, location: block.location)
      }
      if let found = statement(Labels.reservationVerbs) {
        reservations.append(found)
      } else if sentence.foldedForLabels.holds("jav"),
        let found = statement(Labels.disqualificationVerbs)
      {
        disqualifications.append(found)
      } else if let found = statement(Labels.certainMotionVerbs) {
        motions.append(found)
      }
      let counts = tallies(in: sentence)
      if counts.count > 1 {
        votes.append(Vote(text: sentence, tallies: counts, location: block.location))
        hasVote = true
      } else if hasVote, counts.first?.choice == .abstained, let last = votes.indices.last {
        // `… 7 ja-röster mot 4 nej-röster. Två ledamöter avstår.`
        votes[last].text += " " + sentence
        votes[last].tallies += counts
      }
    }
  }

  /// Whether a paragraph holds the letters of any word that it takes: told before anything is cut.
  private func mayState(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in Self.signs.contains { bytes.has($0) } }
  }

  /// `yrkar`, `reserverar`, `biträder`, `jäv`, `nej-röster`, `avstår`
  private static let signs: [[UInt8]] = [
    "yrk", "Yrk", "eserver", "bitr", "j\u{E4}v", "jav", "nej", "Nej", "avst", "Avst",
  ].map { Array($0.utf8) }

  /// The index of the first word that is one of some verbs.
  private func verbIndex(in sentence: String, _ verbs: Set<String>) -> Int? {
    let words = sentence.parts(at: " ")
    return words.firstIndex { verbs.contains(String($0).trimmed(".,;:").foldedForLabels) }
  }

  private func reference(_ text: String, at location: Location?) -> Reference {
    let days = dates(in: text)
    return Reference(
      text: text.trimmed(";"), date: days.count == 1 ? days[0].iso() : nil, location: location)
  }
}

extension Labels {
  /// Subheadings by what they announce, folded.
  static let parts: [(String, FormalReader.Part)] = [
    ("yrkanden", .motions), ("yrkande", .motions), ("forslag och yrkanden", .motions),
    ("yrkanden och forslag", .motions), ("forslag under sammantradet", .motions),
    ("yrkanden under sammantradet", .motions), ("motets yrkanden", .motions),
    ("votering", .votes), ("omrostning", .votes), ("omrostningsresultat", .votes),
    ("voteringsresultat", .votes), ("voteringslista", .votes), ("rostning", .votes),
    ("reservation", .reservations), ("reservationer", .reservations),
    ("reservation mot beslutet", .reservations), ("skriftlig reservation", .reservations),
    ("jav", .disqualifications), ("anmalan om jav", .disqualifications),
    ("javsanmalan", .disqualifications), ("deltar inte i beslutet", .disqualifications),
    ("deltar inte pa grund av jav", .disqualifications),
    ("beslutsunderlag", .references), ("underlag", .references),
    ("underlag for beslut", .references), ("handlingar", .references),
    ("handlingar i arendet", .references), ("bilagor", .references),
    ("beslutet skickas till", .recipients), ("beslutet sands till", .recipients),
    ("beslutet skickas for kannedom till", .recipients), ("expedieras till", .recipients),
    ("expediering", .recipients), ("sands till", .recipients), ("skickas till", .recipients),
    ("delges", .recipients), ("kopia till", .recipients), ("beslut till", .recipients),
    ("for kannedom", .recipients), ("kopior till", .recipients), ("mottagare", .recipients),
    ("sandlista", .recipients), ("beslutet ska skickas till", .recipients),
    ("beslutet delges", .recipients), ("beslutet expedieras till", .recipients),
  ]

  /// What a subheading announces.
  static func part(of heading: String) -> FormalReader.Part? {
    partTable.meaning(of: heading.foldedAsLabel)
  }

  /// What a label at the head of a paragraph announces, and the text behind its colon.
  static func partLabel(_ text: String) -> (part: FormalReader.Part, rest: String)? {
    guard let colon = text.unicodeScalars.prefix(60).firstIndex(of: ":") else { return nil }
    guard let part = part(of: String(text[..<colon])) else { return nil }
    return (part, String(text[text.index(after: colon)...]).trimmed())
  }

  /// Verbs of those who move something, folded; the certain ones mean nothing else.
  static let certainMotionVerbs: Set<String> = ["yrkar", "yrkade", "yrkat", "bitrader"]
  static let motionVerbs: Set<String> = certainMotionVerbs.union([
    "yrkas", "foreslar", "foreslog", "instammer", "instamde", "ansluter", "anslot", "tillstyrker",
    "bifaller", "stodjer", "yrkanden", "bitradde",
  ])
  static let reservationVerbs: Set<String> = [
    "reserverar", "reserverade", "reserverat",
  ]
  static let disqualificationVerbs: Set<String> = [
    "anmaler", "anmalde", "anmalt", "deltar", "deltog", "lamnar", "lamnade", "avstar", "avstod",
  ]
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a short run of bytes is among them.
  fileprivate func has(_ run: [UInt8]) -> Bool {
    guard count >= run.count else { return false }
    for start in 0...(count - run.count) where self[start] == run[0] {
      if (1..<run.count).allSatisfy({ self[start + $0] == run[$0] }) { return true }
    }
    return false
  }
}
