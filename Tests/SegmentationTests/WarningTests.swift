import Minutes
import Segmentation
import Testing

@Suite struct WarningTests {
  private func pages(_ codes: [[String]]) -> [Page] {
    codes.enumerated().map { index, codes in
      Page(
        number: index + 1, origin: .ocr,
        warnings: codes.map { Warning(code: $0, message: "Så är det.", page: index + 1) })
    }
  }

  private func warnings(_ pages: [Page]) -> [String] {
    segment(pages, corrections: [], identity: identity).meeting.warnings.map {
      "\($0.code) \($0.page ?? 0)"
    }
  }

  /// What is not installed is missing on every page; saying it once is enough.
  @Test func whatIsMissingIsSaidOnce() {
    let missing = Warning.noSecondOpinion
    #expect(
      warnings(pages([[], [missing, "pageTurned"], [missing], ["pageTurned", missing]]))
        == ["\(missing) 2", "pageTurned 2", "pageTurned 4"])
  }

  /// What is about a page is said of each that it is true of.
  @Test func whatIsAboutPagesIsSaidOfEach() {
    #expect(
      warnings(pages([["textLayerSetAside"], ["textLayerSetAside"], []]))
        == ["textLayerSetAside 1", "textLayerSetAside 2"])
  }
}
