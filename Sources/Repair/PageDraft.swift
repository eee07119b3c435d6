internal import Lexicon
internal import Minutes

/// A page while it is being repaired: what each word will be, and why.
struct PageDraft {
  typealias Decision = DecisionTable.Decision

  /// What speaks against a word that was left alone.
  struct Doubt {
    /// How probable any other reading is, and the likeliest of them is.
    var wrong: Double
    var best: Double
    /// The likeliest other reading.
    var offered: String
  }

  let page: Page
  let diagnosis: PageDiagnosis
  let settings: RepairSettings
  /// Whether the page's first line is the first of its page, and whether it begins there; a part of
  /// a long text may begin within a page or a line.
  var startsPage = true
  var startsLine = true
  /// The words of each line as read, in plain letters.
  let words: SeenText
  /// Whether each change is to be explained; else only the text counts.
  let isExplained: Bool
  /// What is known of each word, where a Swedish model read the page.
  var read: ReadWords?
  /// What each word will be.
  var decisions: DecisionTable
  /// Words that stay as they were read, though what stands around them speaks for another reading.
  var doubts: [Int32: Doubt] = [:]
  /// By line: a sign to put before the first word.
  var insertedSigns: [Int: String] = [:]
  /// Lines that begin with a bullet: how many words that takes.
  var headLengths: [Int: Int] = [:]

  /// What the decoder walks over, and its slots.
  var items: [DecoderItem] = []
  var slots: [Slot] = []
  var tails: [Slot.Tail] = []

  /// - Parameters:
  ///   - page: the page; its lines are read only where it was recognised from a picture.
  ///   - words: its words.
  ///   - diagnosis: what the words were taken for.
  ///   - settings: what may be done.
  ///   - isExplained: whether each change is to be explained; else only the text counts.
  init(
    page: Page, words: SeenText, diagnosis: PageDiagnosis, settings: RepairSettings,
    isExplained: Bool
  ) {
    self.page = page
    self.diagnosis = diagnosis
    self.settings = settings
    self.words = words
    self.isExplained = isExplained
    decisions = DecisionTable(words)
  }

  /// Bullets at the heads of lines.
  mutating func repairHeads() {
    guard settings.repairsBullets else { return }
    let shapes =
      page.origin == .plainText
      ? Array(repeating: nil, count: words.count)
      : page.lines.map { $0.words.first?.bulletShape }
    let bullets: BulletRepair
    switch (diagnosis.source, page.origin) {
    case (.englishModel, _):
      bullets = BulletRepair(lines: words, shapes: shapes, isCautious: false)
    case (.swedishModel, .plainText), (.swedishModel, .textLayer):
      bullets = BulletRepair(lines: words, shapes: shapes, isCautious: false, isSwedish: true)
    case (_, .textLayer):
      bullets = BulletRepair(symbolsOf: words, shapes: shapes)
    default:
      bullets = BulletRepair(lines: words, shapes: shapes, isCautious: true)
    }
    for (line, head) in bullets.heads where line > 0 || startsLine {
      headLengths[line] = head.words
      let sign = head.shape.marker
      guard head.words > 0 else {
        insertedSigns[line] = sign
        continue
      }
      for index in 0..<head.words {
        let text = index == 0 ? sign : ""
        if words[line][index].unicodeScalars.elementsEqual(text.unicodeScalars) { continue }
        decisions[line, index] = Decision(
          text: text, kind: index == 0 ? .bullet : .noise, confidence: head.confidence)
      }
    }
    for line in bullets.strayLines {
      for index in words[line].indices {
        decisions[line, index] = Decision(text: "", kind: .bullet, confidence: 0.8)
      }
    }
  }

  /// The page as repaired, with a correction for each decision.
  func finish() -> (page: Page, corrections: [Correction]) {
    var result = page
    var corrections: [Correction] = []
    for line in page.lines.indices {
      for index in page.lines[line].words.indices {
        guard let decision = decisions[line, index] else { continue }
        if decision.isApplied { result.lines[line].words[index].text = decision.text }
      }
      // What now comes first stands where the line began.
      if let first = result.lines[line].words.firstIndex(where: { !$0.text.isEmpty }), first > 0 {
        result.lines[line].words[first].leadingSpace = page.lines[line].words[0].leadingSpace
      }
      if let sign = insertedSigns[line] {
        let space = result.lines[line].words.first?.leadingSpace ?? ""
        if !result.lines[line].words.isEmpty { result.lines[line].words[0].leadingSpace = " " }
        result.lines[line].words.insert(
          Word(recognized: "", text: sign, leadingSpace: space), at: 0)
      }
      guard decisions.hasAny(of: words.numbers(ofLine: line)) else { continue }
      let whole =
        result.lines[line].words.count <= Self.contextWords
        ? Self.context(result.lines[line].words[...]) : nil
      for index in page.lines[line].words.indices {
        guard let decision = decisions[line, index] else { continue }
        let word = page.lines[line].words[index]
        let number = page.lines[line].number
        corrections.append(
          Correction(
            id: Correction.stableID(
              page: page.number, line: number, word: index, original: word.recognized),
            original: word.recognized, corrected: decision.text, kind: decision.kind,
            confidence: (decision.confidence * 1000).rounded() / 1000,
            alternatives: decision.alternatives.isEmpty ? nil : decision.alternatives,
            status: decision.isApplied ? .applied : .proposed,
            context: whole ?? Self.context(of: index, in: result.lines[line].words),
            location: Location(page: page.number, lines: [number], box: word.box)))
      }
    }
    return (result, corrections)
  }

  /// Longer lines than this are shown in part: a text may be one line.
  private static let contextWords = 60

  private static func context(of word: Int, in words: [Word]) -> String {
    let start = max(0, min(word, words.count) - contextWords / 2)
    return context(words[start..<min(words.count, start + contextWords)])
  }

  private static func context(_ words: ArraySlice<Word>) -> String {
    var text = ""
    for word in words where !word.text.isEmpty {
      if !text.isEmpty { text += word.leadingSpace }
      text += word.text
    }
    return text
  }
}
