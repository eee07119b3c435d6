internal import Foundation
internal import Minutes

/// A file that is written beside its place, or that is there already.
struct PreparedFile: Sendable {
  let path: String
  let sha256: String
  /// Where it lies until it is put in place; nil where it is there.
  let temporary: String?
  private let before: WrittenFile?

  init(_ data: Data, at path: String, unless before: WrittenFile?) throws(ArchiveError) {
    self.path = path
    sha256 = ContentHash.sha256(of: data)
    if let before, before.sha256 == sha256, before.isUntouched(at: path) {
      self.before = before
      temporary = nil
    } else {
      self.before = nil
      temporary = try AtomicFile.prepare(beside: path) { put throws(ArchiveError) in try put(data) }
    }
  }

  /// Puts it in place.
  func put() throws(ArchiveError) -> WrittenFile {
    if let before { return before }
    if let temporary { try AtomicFile.put(temporary, at: path) }
    guard let stamp = FileStamp(path: path) else {
      throw .cannotWrite(path: path, reason: "it went away at once")
    }
    return WrittenFile(sha256: sha256, byteCount: stamp.byteCount, modified: stamp.modified)
  }

  /// Takes away what was not put in place.
  func discard() { if let temporary { unlink(temporary) } }
}

/// The outputs of a document under one of its names, ready to be put in place.
package struct PreparedOutput: Sendable {
  package let stem: String
  let meeting: PreparedFile
  let text: PreparedFile

  /// Puts both in place.
  func put() throws(ArchiveError) -> WrittenOutput {
    WrittenOutput(stem: stem, meeting: try meeting.put(), text: try text.put())
  }

  /// Takes away what was not put in place; harmless afterwards.
  package func discard() {
    meeting.discard()
    text.discard()
  }
}
