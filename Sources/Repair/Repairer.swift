package import Lexicon
package import Minutes
internal import Synchronization

/// Repairs the words of pages: what was read becomes what was written.
///
/// A pure function of its arguments. What was read is kept in `Word.recognized`; lines are never
/// added or dropped.
package struct Repairer: Sendable {
  /// Changes whenever the same pages would be repaired otherwise; part of cache keys.
  package static let version = "repair-1"

  private let lexicon: Lexicon
  private let settings: RepairSettings
  private let channel: Channel
  private let memory = CandidateMemory()

  package init(lexicon: Lexicon, settings: RepairSettings = .init()) {
    self.lexicon = lexicon
    self.settings = settings
    channel = Channel(named: "channel-english.tsv", in: lexicon.lists)
  }

  /// Repairs a document.
  package func repair(_ pages: [Page]) -> RepairedDocument {
    let diagnoses = PageDiagnosis.diagnose(pages)
    var search = CachedSearch(
      CandidateSearch(lexicon: lexicon, channel: channel), known: memory.take())
    defer { memory.put(search.known) }
    var drafts: [PageDraft] = []
    for (page, diagnosis) in zip(pages, diagnoses) {
      var draft = PageDraft(page: page, diagnosis: diagnosis, settings: settings)
      draft.repairHeads()
      if diagnosis.source == .englishModel {
        draft.repairNoise()
        draft.repairNumbering()
        draft.prepareWords(lexicon: lexicon, search: &search)
      } else if page.origin == .ocr {
        draft.repairDoubtfulSymbols(lexicon: lexicon)
      }
      drafts.append(draft)
    }
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

/// Remembers what a piece may stand for: most words of a document come more than once.
struct CachedSearch {
  private var search: CandidateSearch
  private(set) var known: [[UInt8]: [Candidate]]

  init(_ search: CandidateSearch, known: [[UInt8]: [Candidate]]) {
    self.search = search
    self.known = known
  }

  mutating func candidates(for seen: [UInt8]) -> [Candidate] {
    if let found = known[seen] { return found }
    let found = search.candidates(for: seen)
    if known.count < 200_000 { known[seen] = found }
    return found
  }
}

/// Hands what one document's pieces may stand for on to the next; it changes no result.
private final class CandidateMemory: Sendable {
  private let known = Mutex<[[UInt8]: [Candidate]]>([:])

  /// Takes all that is known; who comes in the meantime begins anew.
  func take() -> [[UInt8]: [Candidate]] {
    known.withLock {
      let all = $0
      $0 = [:]
      return all
    }
  }

  /// Gives back what is known; the larger memory stays.
  func put(_ all: [[UInt8]: [Candidate]]) {
    known.withLock { if all.count > $0.count { $0 = all } }
  }
}
