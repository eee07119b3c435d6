package import Lexicon
package import Minutes

/// Repairs the words of pages: what was read becomes what was written.
///
/// A pure function of its arguments. What was read is kept in `Word.recognized`; lines are never
/// added or dropped.
package struct Repairer: Sendable {
  /// Changes whenever the same pages would be repaired otherwise; part of cache keys.
  package static let version = "repair-4"

  let lexicon: Lexicon
  /// What it may do on its own; part of cache keys.
  package let settings: RepairSettings
  let channel: Channel
  private let memory = CandidateMemory()

  package init(lexicon: Lexicon, settings: RepairSettings = .init()) {
    self.lexicon = lexicon
    self.settings = settings
    channel = Channel(named: "channel-english.tsv", in: lexicon.lists)
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
    let diagnoses = PageDiagnosis.diagnose(pages, after: &seen)
    var search = CachedSearch(
      CandidateSearch(lexicon: lexicon, channel: channel), memory: memory.take())
    defer { memory.put(search.memory) }
    var drafts: [PageDraft] = []
    for (page, diagnosis) in zip(pages, diagnoses) {
      var draft = PageDraft(page: page, diagnosis: diagnosis, settings: settings)
      if drafts.isEmpty {
        draft.startsPage = place == .start
        draft.startsLine = place != .withinLine
      }
      draft.repairHeads()
      draft.repairSymbolFonts()
      if page.origin != .ocr { draft.repairEncoding(onlySure: diagnosis.source != .mojibake) }
      draft.repairSoftHyphens()
      if diagnosis.source == .englishModel {
        draft.repairNoise()
        draft.repairNumbering()
        draft.prepareWords(lexicon: lexicon, search: &search)
      }
      drafts.append(draft)
    }
    PageDraft.repairBlindSpots(&drafts)
    for index in drafts.indices where drafts[index].hasBlindSpots {
      drafts[index].repairFromOtherReadings(lexicon: lexicon)
      drafts[index].repairDoubtfulSymbols(lexicon: lexicon)
    }
    var names = NameEvidence()
    for draft in drafts { names.add(draft.slots) }
    var repaired: [Page] = []
    var corrections: [Correction] = []
    for var draft in drafts {
      names.weigh(&draft.slots)
      draft.holdBack()
      draft.repairWords(lexicon: lexicon)
      draft.holdBack([.hyphenation])
      draft.noteGlyphs()
      let result = draft.finish()
      repaired.append(result.page)
      corrections += result.corrections
    }
    return RepairedDocument(pages: repaired, corrections: corrections, diagnoses: diagnoses)
  }
}
