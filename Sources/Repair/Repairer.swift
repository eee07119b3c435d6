package import Lexicon
package import Minutes

/// Repairs the words of pages: what was read becomes what was written.
///
/// A pure function of its arguments. What was read is kept in `Word.recognized`; lines are never
/// added or dropped.
package struct Repairer: Sendable {
  /// Changes whenever the same pages would be repaired otherwise; part of cache keys.
  package static let version = "repair-4"

  private let lexicon: Lexicon
  private let settings: RepairSettings
  private let channel: Channel
  private let memory = CandidateMemory()
  private let strippedMemory = CandidateMemory()

  package init(lexicon: Lexicon, settings: RepairSettings = .init()) {
    self.lexicon = lexicon
    self.settings = settings
    channel = Channel(named: "channel-english.tsv", in: lexicon.lists)
  }

  /// Repairs a document.
  package func repair(_ pages: [Page]) -> RepairedDocument {
    let diagnoses = PageDiagnosis.diagnose(pages)
    var search = CachedSearch(
      CandidateSearch(lexicon: lexicon, channel: channel), memory: memory.take())
    defer { memory.put(search.memory) }
    var strippedSearch = CachedSearch(
      CandidateSearch(lexicon: lexicon, channel: .stripped), memory: strippedMemory.take())
    defer { strippedMemory.put(strippedSearch.memory) }
    var drafts: [PageDraft] = []
    for (page, diagnosis) in zip(pages, diagnoses) {
      var draft = PageDraft(page: page, diagnosis: diagnosis, settings: settings)
      draft.repairHeads()
      if diagnosis.source == .englishModel {
        draft.repairNoise()
        draft.repairNumbering()
        draft.prepareWords(lexicon: lexicon, search: &search)
      } else if diagnosis.source == .stripped {
        draft.prepareWords(lexicon: lexicon, search: &strippedSearch)
      } else if diagnosis.source == .mojibake {
        draft.repairEncoding()
      }
      drafts.append(draft)
    }
    PageDraft.repairBlindSpots(&drafts)
    for index in drafts.indices where drafts[index].hasBlindSpots {
      drafts[index].repairFromOtherReadings(lexicon: lexicon)
      drafts[index].repairAcronyms(lexicon: lexicon)
      drafts[index].repairDoubtfulSymbols(lexicon: lexicon)
    }
    PageDraft.proposeDoubtful(&drafts, lexicon: lexicon)
    var names = NameEvidence()
    for draft in drafts { names.add(draft.slots) }
    var repaired: [Page] = []
    var corrections: [Correction] = []
    for var draft in drafts {
      names.weigh(&draft.slots)
      draft.repairWords(lexicon: lexicon)
      let result = draft.finish()
      repaired.append(result.page)
      corrections += result.corrections
    }
    return RepairedDocument(pages: repaired, corrections: corrections, diagnoses: diagnoses)
  }
}
