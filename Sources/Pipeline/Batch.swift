internal import Foundation
package import Minutes
internal import Repair
package import WorkerProtocol

/// What a batch asks and tells while it runs. Calls come from many tasks at once.
package protocol BatchObserver: Sendable {
  /// Whether a document, known by its bytes, shall be read now.
  func shallRead(_ file: FoundFile, sha256: String) async -> Bool
  /// A document's pages, if they have been read before in this very way.
  func knownPages(sha256: String) async -> (pages: [Page], mediaType: MediaType)?
  /// A document has been opened.
  func opened(_ file: FoundFile, _ description: DocumentDescription) async
  /// A page was read, or failed.
  func finishedPage(_ page: Page, of file: FoundFile) async
  /// A document is done, some of its pages perhaps failed; `read` are its pages before repair, nil
  /// where `knownPages` had them.
  func finished(
    _ file: FoundFile, sha256: String, _ document: FinishedDocument, read: [Page]?) async
  /// Nothing of a document could be read; its hash is there unless not even its bytes could be.
  func failed(_ file: FoundFile, sha256: String?, _ failure: WorkFailure) async
}

/// Reads many documents with few workers.
package struct Batch: Sendable {
  /// The longest text file that is taken, in bytes.
  static let longestText = 256 << 20

  private let pool: WorkerPool
  private let stages: Stages
  private let mode: ReadingMode
  private let workers: Int

  /// - Parameters:
  ///   - pool: the workers.
  ///   - stages: what comes after reading.
  ///   - mode: where words are taken from.
  ///   - workers: how many pages are read at a time.
  package init(pool: WorkerPool, stages: Stages, mode: ReadingMode, workers: Int) {
    self.pool = pool
    self.stages = stages
    self.mode = mode
    self.workers = workers
  }

  /// Reads documents in their order; one more is opened than there are workers, so that none
  /// waits for the last page of another.
  package func run(_ files: [FoundFile], observer: some BatchObserver) async {
    await withTaskGroup(of: Void.self) { group in
      var underWay = 0
      for file in files {
        if Task.isCancelled { break }
        if underWay > workers {
          await group.next()
          underWay -= 1
        }
        group.addTask { await read(file, observer) }
        underWay += 1
      }
    }
  }

  private func read(_ file: FoundFile, _ observer: some BatchObserver) async {
    var hash: String?
    do throws(WorkFailure) {
      let sha256 = try ContentHash.sha256(ofFile: file.path)
      hash = sha256
      guard await observer.shallRead(file, sha256: sha256) else { return }
      if let known = await observer.knownPages(sha256: sha256) {
        await finish(file, sha256, known.mediaType, known.pages, isNew: false, observer)
        return
      }
      let description = try await pool.describe(file.path)
      if description.mediaType == .plainText, FileKind.claimsToBeScan(file.path) {
        throw WorkFailure(
          code: .unsupported,
          message: "holds plain text, whatever its name says; rename it to .txt to have it read")
      }
      await observer.opened(file, description)
      let pages =
        description.mediaType == .plainText
        ? try textPages(of: file.path) : await readPages(of: file, description, observer)
      if Task.isCancelled { return }
      if let failure = failureOfAll(pages) { throw failure }
      await finish(file, sha256, description.mediaType, pages, isNew: true, observer)
    } catch {
      if !Task.isCancelled { await observer.failed(file, sha256: hash, error) }
    }
  }

  private func finish(
    _ file: FoundFile, _ sha256: String, _ mediaType: MediaType, _ pages: [Page], isNew: Bool,
    _ observer: some BatchObserver
  ) async {
    let document = stages.finish(
      pages, fileName: file.name, sha256: sha256, mediaType: mediaType)
    await observer.finished(file, sha256: sha256, document, read: isNew ? pages : nil)
  }

  private func readPages(
    of file: FoundFile, _ description: DocumentDescription, _ observer: some BatchObserver
  ) async -> [Page] {
    await withTaskGroup(of: Page.self) { group in
      var pages: [Page] = []
      for number in 1...max(1, description.pageCount) {
        if Task.isCancelled { break }
        if number > 2 * workers, let page = await group.next() { pages.append(page) }
        group.addTask {
          let page = await readPage(number, of: file)
          if !Task.isCancelled { await observer.finishedPage(page, of: file) }
          return page
        }
      }
      for await page in group { pages.append(page) }
      return pages.sorted { $0.number < $1.number }
    }
  }

  private func readPage(_ number: Int, of file: FoundFile) async -> Page {
    do throws(WorkFailure) {
      return try await pool.read(page: number, of: file.path, mode: mode)
    } catch {
      return Page(
        number: number, origin: .failed,
        warnings: [Warning(code: error.code.rawValue, message: error.message, page: number)])
    }
  }

  /// The reason why a document has failed as a whole: none of its pages could be read.
  private func failureOfAll(_ pages: [Page]) -> WorkFailure? {
    guard pages.allSatisfy({ $0.origin == .failed }) else { return nil }
    guard let warning = pages.first?.warnings.first else {
      return WorkFailure(code: .damaged, message: "it has no pages")
    }
    let code = WorkFailure.Code(rawValue: warning.code) ?? .recognition
    guard pages.count > 1 else { return WorkFailure(code: code, message: warning.message) }
    return WorkFailure(
      code: code,
      message: "none of its \(pages.count) pages could be read; page 1: \(warning.message)")
  }

  /// A text file is opened here: no foreign code looks at it.
  private func textPages(of path: String) throws(WorkFailure) -> [Page] {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw WorkFailure(code: .unreadable, message: error.localizedDescription)
    }
    guard data.count <= Self.longestText else {
      throw WorkFailure(code: .tooLarge, message: "a text of more than 256 MB; cut it up")
    }
    do { return Page.pages(ofPlainText: try TextDecoding.decode(data).text) } catch {
      throw WorkFailure(code: .unsupported, message: "\(error)")
    }
  }
}
