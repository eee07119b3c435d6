package import Foundation
import Imaging
import Minutes
import Recognition
import WorkerProtocol

/// Answers jobs, one at a time.
package final class Worker {
  /// Loading a language takes as long as reading half a page: kept while jobs ask for the same.
  private var reader = PageReader()
  private var userWords: String?
  /// Pages of one document mostly come one after the other.
  private var latest: (key: DocumentKey, scan: Scan, kind: MediaType)?
  private let cutter = PictureCutter()

  package init() {}

  /// Answers a line of input.
  /// - Parameter line: a job as JSON.
  /// - Returns: its report as JSON, without a line feed.
  package func answer(_ line: String) -> Data {
    let report: Report
    do {
      report = run(try JSONDecoder().decode(Job.self, from: Data(line.utf8)))
    } catch {
      report = Report(
        id: Self.id(in: line),
        failure: WorkFailure(code: .badJob, message: "The job is not a job's JSON."))
    }
    if let data = try? CanonicalJSON.line(report) { return data }
    return Data(
      #"{"failure":{"code":"badJob","message":"The answer can't be written."},"id":\#(report.id)}"#
        .utf8)
  }

  private static func id(in line: String) -> Int {
    struct Numbered: Decodable { var id: Int }
    return (try? JSONDecoder().decode(Numbered.self, from: Data(line.utf8)))?.id ?? -1
  }

  private func run(_ job: Job) -> Report {
    do throws(WorkFailure) {
      switch job.kind {
      case .describe:
        let (scan, kind) = try open(job.path)
        let description = DocumentDescription(mediaType: kind, pageCount: scan.pageCount)
        return Report(id: job.id, document: description)
      case .read:
        let (scan, _) = try open(job.path)
        guard let number = job.page, number >= 1 else {
          throw WorkFailure(code: .badJob, message: "The job names no page.")
        }
        return try read(number, of: scan, job: job)
      case .picture:
        let wish = try PictureCutter.Wish(job)
        let (picture, timings) = try cutter.picture(
          wish, of: DocumentKey(path: job.path)
        ) { () throws(WorkFailure) in try open(job.path).0 }
        return Report(id: job.id, picture: picture, timings: timings)
      }
    } catch {
      return Report(id: job.id, failure: error)
    }
  }

  private func read(_ number: Int, of scan: Scan, job: Job) throws(WorkFailure) -> Report {
    let source: PageReader.Source =
      switch job.mode ?? .auto {
      case .auto: .best
      case .ocr: .picture
      case .text: .textLayer
      }
    if job.userWords != userWords {
      userWords = job.userWords
      reader = PageReader(userWords: userWords)
    }
    do {
      let (page, timings) = try reader.read(page: number, of: scan, from: source)
      return Report(id: job.id, page: page, timings: timings)
    } catch {
      switch error {
      case .imaging(let cause): throw WorkFailure(cause)
      case .recognition(let cause): throw WorkFailure(cause)
      }
    }
  }

  private func open(_ path: String) throws(WorkFailure) -> (Scan, MediaType) {
    let key = DocumentKey(path: path)
    if let latest, let key, latest.key == key { return (latest.scan, latest.kind) }
    latest = nil
    do {
      let (scan, kind) = try Scan.open(path: path)
      if let key { latest = (key, scan, kind) }
      return (scan, kind)
    } catch { throw WorkFailure(error) }
  }
}

/// What tells that a path still leads to the same bytes.
struct DocumentKey: Equatable {
  private let path: String
  private let inode: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}

extension WorkFailure {
  init(_ error: ImagingError) {
    switch error {
    case .unreadable(let reason): self.init(code: .unreadable, message: reason)
    case .empty: self.init(code: .empty, message: "The file is empty.")
    case .unsupported(let what): self.init(code: .unsupported, message: what)
    case .damaged(let reason): self.init(code: .damaged, message: reason)
    case .encrypted:
      self.init(
        code: .encrypted,
        message: "The PDF is locked with a password; unlock it (qpdf --decrypt) and run again.")
    case .tooLarge(let reason): self.init(code: .tooLarge, message: reason)
    case .noSuchPage(let count):
      self.init(code: .noSuchPage, message: "The document has \(count) pages.")
    case .outOfMemory(let step):
      self.init(code: .tooLarge, message: "There was not enough memory for \(step).")
    }
  }

  init(_ error: RecognitionError) {
    switch error {
    case .missingLanguage: self.init(code: .missingDependency, message: error.message)
    case .gaveUp: self.init(code: .recognition, message: error.message)
    }
  }
}
