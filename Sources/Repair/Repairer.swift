package import Lexicon
package import Minutes

/// Repairs the words of pages: what was read becomes what was written.
///
/// A pure function of its arguments. What was read is kept in `Word.recognized`; lines are never
/// added or dropped.
package struct Repairer: Sendable {
  /// Changes whenever the same pages would be repaired otherwise; part of cache keys.
  package static let version = "repair-7"

  /// With the own words in it.
  let lexicon: Lexicon
  /// How own words may stand in a text; nil when there are none.
  let ownForms: OwnForms?
  /// What it may do on its own; part of cache keys.
  package let settings: RepairSettings
  let channel: Channel
  private let misreadings: Channel
  private let memory = SharedMemory<CachedSearch.Memory>()
  private let strippedMemory = SharedMemory<CachedSearch.Memory>()
  private let misreadMemory = SharedMemory<CachedSearch.Memory>()
  private let vocabularies = SharedMemory<Vocabulary>()

  /// - Parameters:
  ///   - lexicon: the dictionary.
  ///   - settings: what it may do on its own.
  ///   - ownWords: words that people have confirmed; part of cache keys.
  package init(
    lexicon: Lexicon, settings: RepairSettings = .init(), ownWords: OwnWords = OwnWords()
  ) {
    let known = OwnKnowledge(ownWords, lexicon)
    self.lexicon = known.lexicon
    ownForms = known.forms
    self.settings = settings
    channel = Channel(named: "channel-english.tsv", in: lexicon.lists)
    misreadings = Channel(named: "channel-swedish.tsv", in: lexicon.lists)
  }

  /// Repairs a document.
  package func repair(_ pages: [Page]) -> RepairedDocument {
    var seen = SourceMemory()
    return repair(pages, from: .start, after: &seen)
  }

  /// Repairs a part of a document.
  /// - Parameters:
  ///   - pages: its pages; the first may have begun in the part before.
  ///   - place: where it begins.
  ///   - seen: what the parts before looked like; this one is added.
  /// - Returns: the same pages, repaired.
  func repair(
    _ pages: [Page], from place: PartStart, after seen: inout SourceMemory
  ) -> RepairedDocument {
    let (drafts, diagnoses) = drafts(
      of: pages, pages.map { SeenText($0) }, isExplained: true, from: place, after: &seen)
    var repaired: [Page] = []
    var corrections: [Correction] = []
    for draft in drafts {
      let result = draft.finish()
      repaired.append(result.page)
      corrections += result.corrections
    }
    return RepairedDocument(pages: repaired, corrections: corrections, diagnoses: diagnoses)
  }

  /// Repairs a text file: form feeds end pages.
  ///
  /// The same as repairing its pages, in a fraction of the time and memory, for nothing is
  /// explained.
  /// - Parameter text: UTF-8, not normalised, line breaks as LF, CR LF or CR.
  /// - Returns: the repaired lines between the line breaks and form feeds of the text.
  package func repair(plainText text: [UInt8]) -> [UInt8] {
    var seen = SourceMemory()
    return repair(plainText: text, from: .start, after: &seen)
  }

  /// Repairs a part of a text file, likewise.
  func repair(
    plainText text: [UInt8], from place: PartStart, after seen: inout SourceMemory
  ) -> [UInt8] {
    let layout = TextLayout(text)
    let pages = layout.pages.indices.map { Page(number: $0 + 1, origin: .plainText) }
    let (drafts, _) = drafts(
      of: pages, layout.pages.map(\.text), isExplained: false, from: place, after: &seen)
    return layout.written(drafts)
  }

  private func drafts(
    of pages: [Page], _ texts: [SeenText], isExplained: Bool, from place: PartStart,
    after seen: inout SourceMemory
  ) -> (drafts: [PageDraft], diagnoses: [PageDiagnosis]) {
    let diagnoses = PageDiagnosis.diagnose(pages, texts, after: &seen)
    // Documents are stripped as a whole.
    let isStripped = diagnoses.contains { $0.source == .stripped }
    let memory = isStripped ? strippedMemory : memory
    var search = CachedSearch(
      CandidateSearch(lexicon: lexicon, channel: isStripped ? .stripped : channel),
      lexicon: lexicon, ownForms: ownForms, memory: memory.take())
    defer { memory.put(search.memory) }
    var drafts: [PageDraft] = []
    for ((page, text), diagnosis) in zip(zip(pages, texts), diagnoses) {
      var draft = PageDraft(
        page: page, words: text, diagnosis: diagnosis, settings: settings, isExplained: isExplained)
      if drafts.isEmpty {
        draft.startsPage = place == .start
        draft.startsLine = place != .withinLine
      }
      draft.repairHeads()
      draft.repairGlyphs()
      if diagnosis.source == .englishModel {
        draft.repairNoise()
        draft.repairNumbering()
        if let ownForms { draft.keepAbbreviations(ownForms) }
        draft.repairJoins(search: &search)
        draft.prepareWords(search: &search)
      } else if diagnosis.source == .stripped {
        draft.prepareWords(search: &search)
      }
      drafts.append(draft)
    }
    var vocabulary = vocabularies.take()
    defer { vocabularies.put(vocabulary) }
    for index in drafts.indices { drafts[index].lookUp(in: &vocabulary, lexicon, ownForms) }
    PageDraft.repairBlindSpots(&drafts)
    var misread = CachedSearch(
      CandidateSearch(lexicon: lexicon, channel: misreadings, keepsAsRead: true),
      lexicon: lexicon, ownForms: ownForms, memory: misreadMemory.take())
    defer { misreadMemory.put(misread.memory) }
    let document = DocumentWords(drafts, of: vocabulary)
    for index in drafts.indices where drafts[index].hasBlindSpots {
      drafts[index].repairFromOtherReadings(lexicon: lexicon)
      drafts[index].repairAcronyms(lexicon: lexicon)
      drafts[index].repairDoubtfulSymbols(lexicon: lexicon)
      drafts[index].repairJoins(search: &misread)
      drafts[index].prepareMisreadings(search: &misread, document: document)
    }
    var names = NameEvidence()
    for draft in drafts where !draft.hasBlindSpots { names.add(draft.slots, search: &search) }
    for index in drafts.indices where !drafts[index].hasBlindSpots {
      names.weigh(&drafts[index].slots, search: &search)
    }
    names = NameEvidence()
    for index in drafts.indices {
      drafts[index].holdBack()
      drafts[index].repairWords(
        lexicon: lexicon,
        store: drafts[index].hasBlindSpots ? misread.memory.store : search.memory.store)
      drafts[index].holdBack([.hyphenation])
      if isExplained { drafts[index].noteGlyphs() }
    }
    if isExplained {
      PageDraft.proposeDoubtful(&drafts, of: vocabulary, lexicon: lexicon)
      PageDraft.offerNearWords(&drafts, of: vocabulary, lexicon: lexicon)
    }
    return (drafts, diagnoses)
  }
}
