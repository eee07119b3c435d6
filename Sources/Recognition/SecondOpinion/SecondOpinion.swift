internal import CLeptonica
import Imaging
import Minutes

/// Reads again what the Swedish model is blind to or doubts, with a model of the whole script.
final class SecondOpinion {
  /// Pages on which everything is doubtful are noise: no more than this is read again, the most
  /// doubtful first.
  private static let mostAsked = 120
  /// The score of a paragraph's head that its place and its sequence make sure.
  private static let sequenceScore = 0.8
  private let engine: TesseractEngine

  /// - Parameter model: the script's model.
  /// - Throws: `gaveUp`.
  init(model: ScriptModel) throws(RecognitionError) {
    engine = try TesseractEngine(script: model)
  }

  /// What a page has to ask about.
  struct Question: Equatable {
    var line: Int
    var doubt: Doubt
  }

  /// Looks for what a page has to ask.
  /// - Parameters:
  ///   - lines: as the Swedish model read them.
  ///   - ink: the page's specks.
  /// - Returns: in reading order.
  static func questions(about lines: [RecognizedLine], ink: InkMap) -> [Question] {
    Bullets.hinted(lines, ink: ink).enumerated().flatMap { number, line in
      let gaps = LineInk(line.words, ink: ink).flatMap { WordGaps(line.words, ink: $0) }
      return Doubt.found(in: line.words, gaps: gaps?.doubtful ?? [])
        .map { Question(line: number, doubt: $0) }
    }
  }

  /// The same lines, with what the second reading made sure.
  /// - Parameters:
  ///   - lines: as the Swedish model read them.
  ///   - questions: what to ask about them.
  ///   - gray: the page that it read.
  ///   - dpi: its resolution.
  /// - Returns: the lines in the same order; words may have been parted, joined or replaced.
  /// - Throws: `gaveUp`.
  func revised(
    _ lines: [RecognizedLine], asking questions: [Question], on gray: borrowing PixImage, dpi: Int
  ) throws(RecognitionError) -> [RecognizedLine] {
    var asked = questions
    if asked.count > Self.mostAsked {
      asked.sort { ($0.doubt.reason == .sign ? 0 : 1) < ($1.doubt.reason == .sign ? 0 : 1) }
      asked = Array(asked.prefix(Self.mostAsked))
    }
    var lines = lines
    // From the right, so that places in front of a replacement keep their numbers.
    asked.sort { ($0.line, $1.doubt.words.lowerBound) < ($1.line, $0.doubt.words.lowerBound) }
    for question in asked {
      try revise(&lines[question.line], question.doubt, on: gray, dpi: dpi)
    }
    return lines
  }

  private func revise(
    _ line: inout RecognizedLine, _ doubt: Doubt, on gray: borrowing PixImage, dpi: Int
  ) throws(RecognitionError) {
    let alone = try read(doubt.words, of: line, on: gray, dpi: dpi)
    var groups = Overlap.groups(first: line.words, places: doubt.words, second: alone)
    func replacement(of group: Overlap) -> [Word]? {
      let next = group.places.upperBound
      return group.replacement(
        for: doubt, before: next < line.words.count ? line.words[next].recognized : nil)
    }
    if doubt.reason == .sign, !groups.contains(where: { replacement(of: $0) != nil }),
      doubt.words.upperBound < line.words.count
    {
      // A lone sign is better read with what follows it.
      let wider = doubt.words.lowerBound..<(doubt.words.upperBound + 1)
      let together = try read(wider, of: line, on: gray, dpi: dpi)
      groups = Overlap.groups(first: line.words, places: wider, second: together)
    }
    for group in groups.reversed() {
      if let words = replacement(of: group) {
        line.words.replaceSubrange(group.places, with: words)
      } else if group.places.count == 1, !group.second.isEmpty,
        group.secondText != group.firstText
      {
        line.words[group.places.lowerBound].otherReading = Alternative(
          text: group.secondText, confidence: group.secondScore)
      }
    }
  }

  /// The lines with the numbers that hang in the margin.
  /// - Parameters:
  ///   - lines: of a page or a leaf.
  ///   - candidates: what may be such numbers.
  ///   - gray: the page.
  ///   - dpi: its resolution.
  /// - Returns: words that stood for them are gone, and each is a line of its own.
  /// - Throws: `gaveUp`.
  func withHangingNumbers(
    _ lines: [RecognizedLine], _ candidates: [HangingNumbers.Candidate],
    on gray: borrowing PixImage, dpi: Int
  ) throws(RecognitionError) -> [RecognizedLine] {
    let asked = Array(candidates.prefix(Self.mostAsked))
    let known = HangingNumbers.paragraphs(asked, try numbers(of: asked, on: gray, dpi: dpi))
    guard
      try hasParagraphSigns(
        asked.indices.filter { known[$0] != nil }.map { asked[$0] }, on: gray, dpi: dpi)
    else { return lines }
    var found: [RecognizedLine] = []
    var replaced: Set<HangingNumbers.Place> = []
    for (index, candidate) in asked.enumerated() {
      guard let number = known[index], !candidate.isRead else { continue }
      let words = [
        Word(recognized: "§", confidence: Self.sequenceScore, box: candidate.sign),
        Word(
          recognized: "\(number)" + (candidate.stop == nil ? "" : "."), leadingSpace: " ",
          confidence: Self.sequenceScore, box: candidate.numberBox),
      ]
      found.append(RecognizedLine(words: words, box: candidate.box))
      replaced.formUnion(candidate.covered)
    }
    var kept: [RecognizedLine] = []
    for (number, line) in lines.enumerated() {
      var line = line
      line.words = line.words.indices
        .filter { !replaced.contains(HangingNumbers.Place(line: number, word: $0)) }
        .map { line.words[$0] }
      if !line.words.isEmpty { kept.append(line) }
    }
    return kept + found
  }

  /// Whether most of what stands before numbers is read as what looks like a paragraph sign.
  private func hasParagraphSigns(
    _ candidates: [HangingNumbers.Candidate], on gray: borrowing PixImage, dpi: Int
  ) throws(RecognitionError) -> Bool {
    var alike = 0
    for candidate in candidates {
      if candidate.isRead {
        alike += 1
        continue
      }
      let line = RecognizedLine(
        words: [Word(recognized: "", box: candidate.sign)], box: candidate.sign)
      let read = try read(0..<1, of: line, on: gray, dpi: dpi).map(\.recognized).joined()
      if ["§", "S", "s", "$", "&"].contains(read) { alike += 1 }
    }
    return alike * 2 > candidates.count
  }

  /// The numbers that candidates have; nil for those that can't be read.
  private func numbers(
    of candidates: [HangingNumbers.Candidate], on gray: borrowing PixImage, dpi: Int
  ) throws(RecognitionError) -> [Int?] {
    // Figure by figure: far apart, the model takes them for parts of one strange letter.
    engine.restrict(to: "0123456789")
    defer { engine.restrict(to: nil) }
    var numbers: [Int?] = []
    for candidate in candidates {
      var text = ""
      for figure in candidate.figures where candidate.number == nil {
        let line = RecognizedLine(words: [Word(recognized: "", box: figure)], box: figure)
        let read = try read(0..<1, of: line, on: gray, dpi: dpi)
        text += read.map(\.recognized).joined()
      }
      numbers.append(
        candidate.number ?? (text.count == candidate.figures.count ? Int(text) : nil))
    }
    return numbers
  }

  /// What the script model reads where some words of a line stand.
  private func read(
    _ places: Range<Int>, of line: RecognizedLine, on gray: borrowing PixImage, dpi: Int
  ) throws(RecognitionError) -> [Word] {
    let boxes = line.words[places].compactMap(\.box)
    guard let first = boxes.first else { return [] }
    let core = boxes.reduce(first) { $0.union($1) }
    // No print of minutes is that tall: a picture, a signature, a stamp.
    guard core.height * 2 <= dpi else { return [] }
    let heights = line.words.compactMap { $0.box?.height }.sorted()
    let height = max(heights[heights.count / 2], core.height)
    let margin = max(3, height / 5)
    // Halfway into the gaps to the neighbours at most.
    var left = core.x - margin
    var right = core.maxX + margin
    if places.lowerBound > 0, let before = line.words[places.lowerBound - 1].box {
      left = max(left, min(core.x, (before.maxX + core.x + 1) / 2))
    }
    if places.upperBound < line.words.count, let after = line.words[places.upperBound].box {
      right = min(right, max(core.maxX, (after.x + core.maxX) / 2))
    }
    let top = min(core.y, core.midY - height / 2) - margin
    let bottom = max(core.maxY, core.midY + height / 2) + margin
    let frame = Self.frame
    guard let cut = try? gray.cut(x: left, y: top, right: right, bottom: bottom, frame: frame)
    else { return [] }
    let found = try engine.lines(in: cut.image, dpi: dpi, segmentation: .oneLine)
    return found.flatMap(\.words).map { word in
      var word = word
      word.box?.x += cut.x - frame
      word.box?.y += cut.y - frame
      return word
    }
  }

  /// White pixels around a stretch: the recogniser expects some.
  private static let frame = 10
}

@available(*, unavailable) extension SecondOpinion: Sendable {}

extension PixImage {
  /// A part of the picture, with a white frame.
  /// - Returns: the part, and where its own top left corner lies in the whole.
  fileprivate borrowing func cut(
    x: Int, y: Int, right: Int, bottom: Int, frame: Int
  ) throws(ImagingError) -> Cutting {
    let left = max(0, x)
    let top = max(0, y)
    var box = boxCreate(
      Int32(left), Int32(top), Int32(max(1, min(width, right) - left)),
      Int32(max(1, min(height, bottom) - top)))
    defer { boxDestroy(&box) }
    let part = try made("cutting") { pixClipRectangle($0, box, nil) }
    let framed = try part.made("framing") { pixAddBorder($0, Int32(frame), 255) }
    return Cutting(image: framed, x: left, y: top)
  }
}

/// A part of a picture that knows where it was.
private struct Cutting: ~Copyable {
  let image: PixImage
  let x: Int
  let y: Int
}

extension Warning {
  /// That a page was read with the Swedish model alone.
  static func noSecondOpinion(page: Int) -> Warning {
    Warning(
      code: noSecondOpinion,
      message: "Doubtful signs were not read a second time, as Tesseract's Latin script is not "
        + "installed (apt install tesseract-ocr-script-latn): check § % @ and fractions.",
      page: page)
  }
}
