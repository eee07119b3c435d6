internal import Foundation
package import Minutes

/// An archive on the disk: `out/` with what was made of each document, `records/` with what is
/// known of it, `pages/` with its words as they were read; the last two by the hash of its bytes.
///
/// One run at a time has an archive; the lock goes with the process, however it ends.
package struct ArchiveFolder: ~Copyable {
  /// The folder's path.
  package let path: String
  private let lock: FolderLock
  private var records: [String: DocumentRecord]
  /// Stems in `out` and the hash of the document that has them.
  private var owners: [String: String]

  /// Opens an archive, or makes it.
  /// - Parameter path: the folder; its parents are made, too.
  /// - Throws: `cannotCreate`, `inUse`, `cannotRead`.
  package init(path: String) throws(ArchiveError) {
    for folder in ["", "/out", "/records", "/pages"] {
      do {
        try FileManager.default.createDirectory(
          atPath: path + folder, withIntermediateDirectories: true)
      } catch {
        // Foundation's sentence is long and says less than the system's.
        let made = mkdir(path + folder, 0o755)
        guard made != 0 else { continue }
        throw .cannotCreate(path: path + folder, reason: lastSystemError())
      }
    }
    let lock = try FolderLock.take(path)
    Self.removeLeftovers(in: path)
    let records = try Self.readRecords(in: path)
    var owners: [String: String] = [:]
    for record in records.values {
      for stem in record.outputs.values { owners[stem] = record.sha256 }
    }
    self.path = path
    self.lock = lock
    self.records = records
    self.owners = owners
  }

  /// The record of a document, if it has been read by these very stages.
  /// - Parameters:
  ///   - sha256: the hash of its bytes.
  ///   - stages: the stages, versions and settings of this run.
  /// - Returns: nil where it must be read (again): not known, read otherwise, or an output is gone.
  package func record(of sha256: String, stages: String) -> DocumentRecord? {
    guard let record = records[sha256], record.stages == stages else { return nil }
    let isWhole = record.outputs.values.allSatisfy {
      access(meetingPath($0), R_OK) == 0 && access(textPath($0), R_OK) == 0
    }
    return isWhole ? record : nil
  }

  /// The stem for a document's outputs: its own name, or, where another document has that, its
  /// name with the start of its hash.
  /// - Parameters:
  ///   - fileName: the document's name.
  ///   - sha256: the hash of its bytes.
  ///   - mayTakePlain: false where the plain name is for a document that is still to come.
  /// - Returns: a name for files in `out`, without an extension.
  package mutating func claimStem(
    for fileName: String, sha256: String, mayTakePlain: Bool = true
  ) -> String {
    if let known = records[sha256]?.outputs[fileName] { return known }
    let stem = OutputName.stem(of: fileName)
    if owners[stem] == sha256 || (owners[stem] == nil && mayTakePlain) {
      owners[stem] = sha256
      return stem
    }
    let distinct = OutputName.distinct(stem, sha256: sha256)
    owners[distinct] = sha256
    return distinct
  }

  /// Writes a document's outputs.
  /// - Parameters:
  ///   - meeting: becomes `STEM.meeting.json`.
  ///   - text: becomes `STEM.txt`.
  ///   - stem: from `claimStem`.
  /// - Throws: `cannotWrite`.
  package func write(
    _ meeting: Meeting, text: String, stem: String
  ) throws(ArchiveError) {
    let json: Data
    do { json = try CanonicalJSON.pretty(meeting) } catch {
      throw .cannotWrite(path: meetingPath(stem), reason: "\(error)")
    }
    try AtomicFile.write(Data(text.utf8), to: textPath(stem))
    try AtomicFile.write(json, to: meetingPath(stem))
  }

  /// Keeps what is known of a document; its outputs must be there.
  /// - Throws: `cannotWrite`.
  package mutating func keep(_ record: DocumentRecord) throws(ArchiveError) {
    let path = recordPath(record.sha256)
    do { try AtomicFile.write(try CanonicalJSON.pretty(record), to: path) } catch {
      throw error as? ArchiveError ?? .cannotWrite(path: path, reason: "\(error)")
    }
    records[record.sha256] = record
    for stem in record.outputs.values { owners[stem] = record.sha256 }
  }

  /// Keeps a document's pages as they were read, so that a new dictionary needs no reading.
  /// - Parameters:
  ///   - pages: before repair.
  ///   - sha256: the hash of the document's bytes.
  ///   - mediaType: what the document is.
  ///   - reading: names how they were read.
  /// - Throws: `cannotWrite`.
  package func keep(
    _ pages: [Page], of sha256: String, mediaType: MediaType, reading: String
  ) throws(ArchiveError) {
    let path = pagesPath(sha256)
    let data: Data
    do {
      data = try CanonicalJSON.line(
        ReadPages(reading: reading, mediaType: mediaType, pages: pages))
    } catch { throw .cannotWrite(path: path, reason: "\(error)") }
    try AtomicFile.write(data, to: path)
  }

  /// A document's pages as they were read.
  /// - Returns: nil where they were read otherwise, or some could not be read, or not at all.
  package func pages(
    of sha256: String, reading: String
  ) -> (pages: [Page], mediaType: MediaType)? {
    guard let data = FileManager.default.contents(atPath: pagesPath(sha256)),
      let read = try? JSONDecoder().decode(ReadPages.self, from: data), read.reading == reading,
      !read.pages.contains(where: { $0.origin == .failed })
    else { return nil }
    return (read.pages, read.mediaType)
  }

  /// The meeting that was written under a stem, and its text.
  /// - Throws: `cannotRead` where a file is gone or is not a meeting.
  package func outputs(of stem: String) throws(ArchiveError) -> (meeting: Meeting, text: String) {
    do {
      let json = try Data(contentsOf: URL(fileURLWithPath: meetingPath(stem)))
      let text = try Data(contentsOf: URL(fileURLWithPath: textPath(stem)))
      return (
        try JSONDecoder().decode(Meeting.self, from: json), String(decoding: text, as: UTF8.self)
      )
    } catch {
      throw .cannotRead(path: meetingPath(stem), reason: Self.reason(of: error))
    }
  }

  /// Where a document's meeting is.
  package func meetingPath(_ stem: String) -> String { "\(path)/out/\(stem).meeting.json" }
  /// Where a document's text is.
  package func textPath(_ stem: String) -> String { "\(path)/out/\(stem).txt" }
  private func pagesPath(_ sha256: String) -> String { "\(path)/pages/\(sha256).json" }
  private func recordPath(_ sha256: String) -> String { "\(path)/records/\(sha256).json" }

  /// Takes away what a run that was killed had begun to write.
  private static func removeLeftovers(in path: String) {
    for folder in ["\(path)/out", "\(path)/records", "\(path)/pages"] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names where name.hasPrefix(AtomicFile.temporaryPrefix) {
        unlink("\(folder)/\(name)")
      }
    }
  }

  private static func readRecords(
    in path: String
  ) throws(ArchiveError) -> [String: DocumentRecord] {
    let folder = path + "/records"
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw .cannotRead(path: folder, reason: reason(of: error))
    }
    var records: [String: DocumentRecord] = [:]
    for name in names where name.hasSuffix(".json") {
      // A record that can't be read costs reading its document again, nothing else.
      guard
        let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
        let record = try? JSONDecoder().decode(DocumentRecord.self, from: data),
        name == record.sha256 + ".json"
      else { continue }
      records[record.sha256] = record
    }
    return records
  }

  private static func reason(of error: any Error) -> String {
    (error as NSError).localizedDescription
  }
}

/// The content of a file in `pages/`.
private struct ReadPages: Codable {
  var reading: String
  var mediaType: MediaType
  var pages: [Page]
}
