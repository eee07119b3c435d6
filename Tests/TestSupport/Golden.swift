package import Foundation
package import Testing

/// Compares bytes with a file in `fixtures/golden`.
///
/// With `UPDATE_GOLDEN=1` in the environment the file is rewritten and the test fails, so that a
/// green run never wrote one. A missing file fails, too.
/// - Parameters:
///   - actual: what the code made.
///   - name: the file's name in `fixtures/golden`.
///   - sourceLocation: of the test.
package func expectGolden(
  _ actual: Data, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = goldenFolder.appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    do { try actual.write(to: file) } catch {
      Issue.record("\(name) could not be written: \(error)", sourceLocation: sourceLocation)
    }
    Issue.record("\(name) was rewritten; look at the difference", sourceLocation: sourceLocation)
    return
  }
  guard let expected = FileManager.default.contents(atPath: file.path) else {
    Issue.record("fixtures/golden/\(name) is missing", sourceLocation: sourceLocation)
    return
  }
  guard expected != actual else { return }
  let old = String(decoding: expected, as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false)
  let new = String(decoding: actual, as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  let was = old.indices.contains(line) ? old[line] : "(end)"
  let now = new.indices.contains(line) ? new[line] : "(end)"
  Issue.record(
    "\(name) differs from line \(line + 1): \(was) became \(now)", sourceLocation: sourceLocation)
}

/// A text of `fixtures/golden`.
/// - Parameters:
///   - name: the file's name.
///   - sourceLocation: of the test.
/// - Returns: its bytes; empty, with an issue recorded, where there is no such file.
package func goldenInput(
  _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) -> Data {
  guard
    let data = FileManager.default.contents(
      atPath: goldenFolder.appendingPathComponent(name).path)
  else {
    Issue.record("fixtures/golden/\(name) is missing", sourceLocation: sourceLocation)
    return Data()
  }
  return data
}

private let goldenFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("fixtures/golden")
