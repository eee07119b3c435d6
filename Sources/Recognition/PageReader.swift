package import Imaging
package import Minutes

/// Reads one page at a time: from its text layer where that is good, else from its picture.
package final class PageReader {
  /// Where the words shall come from.
  package enum Source: Sendable {
    /// The text layer, unless something speaks against it.
    case best
    /// The picture.
    case picture
    /// The text layer, whatever speaks against it.
    case textLayer
  }

  /// Why a page could not be read.
  package enum Failure: Error, Equatable, Sendable {
    /// The file or the page is at fault.
    case imaging(ImagingError)
    /// The recogniser is at fault.
    case recognition(RecognitionError)
  }

  private let userWords: String?
  private var engine: TesseractEngine?
  private var second = Second.untried
  private var clock = StepClock()

  /// The model that is asked where the first is blind.
  private enum Second {
    case untried
    case missing
    case ready(SecondOpinion)
  }

  /// - Parameter userWords: the path of a list of words, one a line, for the recogniser; nil for
  ///   none.
  package init(userWords: String? = nil) { self.userWords = userWords }

  /// Reads a page.
  /// - Parameters:
  ///   - number: from 1.
  ///   - scan: the open document.
  ///   - source: where the words shall come from.
  /// - Returns: the page, and the milliseconds that each step took.
  /// - Throws: `Failure`.
  package func read(page number: Int, of scan: Scan, from source: Source) throws(Failure) -> (
    page: Page, timings: [String: Double]
  ) {
    clock = StepClock()
    var warnings: [Warning] = []
    var evidence: String?
    if case .pdf(let file) = scan, source != .picture {
      let layer: TextLayer
      do { layer = try file.textLayer(page: number) } catch { throw .imaging(error) }
      clock.mark("textLayer")
      if source == .textLayer || (layer.objection == nil && !layer.words.isEmpty) {
        var page = LayerPage.page(number: number, layer: layer)
        page.evidence =
          source == .textLayer
          ? "its text was asked for" : "it has text of its own, which no picture of it covers"
        page.warnings += damage(of: file, page: number, isBlank: page.lines.isEmpty)
        return (page, clock.milliseconds)
      }
      evidence = "it has no text of its own"
      if let objection = layer.objection {
        let why =
          objection == .coversScan
          ? "it was put over a scan by an earlier recognition"
          : "its characters have no known meaning"
        evidence = "its text was not used: \(why)"
        warnings.append(
          Warning(
            code: "textLayerSetAside",
            message: "The PDF's own text was not used: \(why).", page: number))
      }
    }
    var page = try recognize(number, of: scan)
    page.warnings = warnings + page.warnings
    page.evidence = evidence
    return (page, clock.milliseconds)
  }

  private func recognize(_ number: Int, of scan: Scan) throws(Failure) -> Page {
    let picture: PagePicture
    do throws(ImagingError) {
      let source: PageSource
      switch scan {
      case .pdf(let file): source = try file.picture(page: number)
      case .image(let file): source = try file.page(number)
      case .text: throw ImagingError.unsupported("A text file has no picture.")
      }
      clock.mark("decode")
      picture = try PagePicture(preparing: source)
      clock.mark("cleanUp")
    } catch { throw .imaging(error) }
    var page = Page(
      number: number, origin: .blank, width: picture.gray.width, height: picture.gray.height,
      dpi: picture.dpi, rotation: picture.rotation,
      skewDegrees: (picture.skewDegrees * 100).rounded() / 100)
    if picture.isBlank {
      if case .pdf(let file) = scan {
        page.warnings += damage(of: file, page: number, isBlank: picture.isBare)
      }
      return page
    }
    do { page = try words(of: picture, on: page) } catch { throw .recognition(error) }
    if case .pdf(let file) = scan {
      page.warnings += damage(of: file, page: number, isBlank: false)
    }
    return page
  }

  private func damage(of file: PdfFile, page number: Int, isBlank: Bool) -> [Warning] {
    guard let damage = file.damage(page: number, isBlank: isBlank) else { return [] }
    let message =
      switch damage {
      case .contentCutOff:
        "The page's content can't be decoded to its end: some of it may be missing."
      case .textWithoutInk:
        "The page draws text of which nothing shows: it is blank or damaged."
      case .pictureWithoutInk:
        "The page has a picture of which nothing shows: it is blank or damaged."
      }
    return [Warning(code: damage.rawValue, message: message, page: number)]
  }

  private func secondOpinion(besides engine: TesseractEngine) throws(RecognitionError)
    -> SecondOpinion?
  {
    if case .untried = second {
      second = .missing
      if let model = ScriptModel(in: engine.dataPath) {
        second = .ready(try SecondOpinion(model: model))
      }
    }
    guard case .ready(let opinion) = second else { return nil }
    return opinion
  }

  /// Lines with what a second model made sure; a warning where it is missing.
  private func revised(
    _ lines: [RecognizedLine], of picture: borrowing PagePicture, ink: InkMap, on page: inout Page
  ) throws(RecognitionError) -> [RecognizedLine] {
    let questions = SecondOpinion.questions(about: lines, ink: ink)
    let isMore = HangingNumbers.candidates(besides: lines, ink: ink).contains { !$0.isRead }
    guard !questions.isEmpty || isMore, let engine else { return lines }
    guard let opinion = try secondOpinion(besides: engine) else {
      if !page.warnings.contains(where: { $0.code == Warning.noSecondOpinion }) {
        page.warnings.append(.noSecondOpinion(page: page.number))
      }
      return lines
    }
    let revised = try opinion.revised(
      lines, asking: questions, on: picture.gray, dpi: picture.dpi)
    let hanging = HangingNumbers.candidates(besides: revised, ink: ink)
    return try opinion.withHangingNumbers(
      revised, hanging, on: picture.gray, dpi: picture.dpi)
  }

  private func words(of picture: borrowing PagePicture, on blank: Page) throws(RecognitionError)
    -> Page
  {
    let engine: TesseractEngine
    if let ready = self.engine {
      engine = ready
    } else {
      engine = try TesseractEngine(language: "swe", userWords: userWords)
      self.engine = engine
      clock.mark("start")
    }
    var page = blank
    var found = try engine.lines(ofLeavesOf: picture)
    clock.mark("recognition")
    let ink = InkMap(binary: picture.binary, dpi: picture.dpi)
    for leaf in found.indices {
      found[leaf] = try revised(found[leaf], of: picture, ink: ink, on: &page)
    }
    clock.mark("secondOpinion")
    for (leaf, lines) in zip(picture.leaves, found) {
      let told = Fractions.told(in: lines, ink: ink, binary: picture.binary)
      let lines = Noise.removed(from: told, leaf: leaf, dpi: picture.dpi).map {
        RecognizedLine(words: TightWords.joined($0.words), box: $0.box)
      }
      page.lines += RowLayout.lines(
        from: CheckBoxes.removed(from: lines, ink: ink), numberedFrom: page.lines.count + 1)
    }
    page.mark(picture.regions)
    if picture.leaves.count > 1 { page.leaves = picture.leaves }
    page.lines = Bullets.marked(page.lines, ink: ink) { share in
      guard let pale = try? picture.hairlines(to: share) else { return nil }
      return InkMap(binary: pale, dpi: picture.dpi)
    }
    page.lines = ParagraphSigns.parted(in: page.lines, ink: ink)
    page.lines = Dashes.told(in: page.lines, ink: ink, binary: picture.binary)
    clock.mark("layout")
    page.lines = Baselines(of: found.flatMap(\.self)).given(to: page.lines)
    page.lines = TypeEvidence.marked(page.lines, binary: picture.binary, dpi: picture.dpi)
    clock.mark("evidence")
    page.origin = .ocr
    let scores = page.lines.flatMap(\.words).compactMap(\.confidence)
    if !scores.isEmpty {
      let mean = scores.reduce(0, +) / Double(scores.count)
      page.confidence = (mean * 1000).rounded() / 1000
    }
    if page.rotation != 0 {
      page.warnings.append(
        Warning(
          code: "pageTurned", message: "The page lay turned by \(page.rotation ?? 0) degrees.",
          page: page.number))
    }
    if page.lines.isEmpty {
      page.warnings.append(
        Warning(
          code: "emptyTextOnInk", message: "There is ink on the page, but no word was read.",
          page: page.number))
    }
    return page
  }
}

@available(*, unavailable) extension PageReader: Sendable {}
