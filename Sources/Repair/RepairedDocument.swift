package import Minutes

/// A document after repair.
package struct RepairedDocument: Equatable, Sendable {
  /// The pages: the same lines, with every `Word.text` as repaired.
  package var pages: [Page]
  /// What was changed, and what a reviewer should look at, in reading order.
  package var corrections: [Correction]
  /// What each page was taken for, in the order of the pages.
  package var diagnoses: [PageDiagnosis]

  package init(pages: [Page], corrections: [Correction], diagnoses: [PageDiagnosis]) {
    self.pages = pages
    self.corrections = corrections
    self.diagnoses = diagnoses
  }
}
