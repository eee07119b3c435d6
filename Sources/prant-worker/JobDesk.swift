internal import Foundation
internal import Imaging
internal import Minutes
internal import Recognition
internal import WorkerProtocol

/// Does jobs one after the other. It keeps its engine and the document it had last, nothing else.
final class JobDesk {
  private var reader: PageReader?
  private var document: SourceDocument?

  func report(on line: String) -> Report {
    guard let job = try? JSONDecoder().decode(Job.self, from: Data(line.utf8)) else {
      return Report(
        id: -1, failure: WorkFailure(code: .badJob, message: "the line is not a job in JSON"))
    }
    do throws(WorkFailure) {
      let document = try open(job.path)
      switch job.kind {
      case .describe:
        return Report(
          id: job.id,
          document: DocumentDescription(
            mediaType: document.mediaType, pageCount: document.pageCount))
      case .read:
        guard let number = job.page else {
          throw WorkFailure(code: .badJob, message: "the job names no page")
        }
        return try read(number, of: document, job)
      }
    } catch {
      return Report(id: job.id, failure: error)
    }
  }

  private func open(_ path: String) throws(WorkFailure) -> SourceDocument {
    if let document, document.path == path { return document }
    document = nil
    do {
      let opened = try SourceDocument(path: path)
      document = opened
      return opened
    } catch { throw WorkFailure(error) }
  }

  private func read(
    _ number: Int, of document: SourceDocument, _ job: Job
  ) throws(WorkFailure) -> Report {
    var clock = Stopwatch()
    let preference: SourceDocument.Preference =
      switch job.mode ?? .auto {
      case .auto: .goodTextLayer
      case .ocr: .picture
      case .text: .textLayer
      }
    let picture: PagePicture
    let hasLayer: Bool
    do {
      switch try document.content(ofPage: number, preferring: preference) {
      case .text(let lines, let width, let height):
        clock.lap("open")
        return Report(
          id: job.id,
          page: Page(
            number: number, origin: lines.isEmpty ? .blank : .textLayer, width: width,
            height: height, dpi: 300, rotation: 0, lines: lines),
          timings: clock.laps)
      case .picture(let image, let layer):
        clock.lap("open")
        hasLayer = layer
        picture = try PagePicture(preparing: image)
        clock.lap("clean")
      }
    } catch { throw WorkFailure(error) }
    var page: Page
    do { page = try startedReader().read(picture, number: number) } catch {
      throw WorkFailure(error)
    }
    clock.lap("recognize")
    if hasLayer, job.mode != .ocr {
      page.warnings.append(
        Warning(
          code: "textLayerSetAside",
          message: "the page is a scan; the text that an earlier recogniser left in it is not used",
          page: number))
    }
    return Report(id: job.id, page: page, timings: clock.laps)
  }

  private func startedReader() throws(RecognitionError) -> PageReader {
    if let reader { return reader }
    let started = PageReader(engine: try TesseractEngine(language: "swe"))
    reader = started
    return started
  }
}

/// Tells what time was spent on.
private struct Stopwatch {
  private var last = ContinuousClock.now
  private(set) var laps: [String: Double] = [:]

  mutating func lap(_ name: String) {
    let now = ContinuousClock.now
    laps[name, default: 0] += (((now - last) / .milliseconds(1)) * 10).rounded() / 10
    last = now
  }
}
