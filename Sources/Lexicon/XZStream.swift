internal import Foundation

/// Reads and writes text files that may be compressed by `xz`, through that program.
package enum XZStream {
  /// The bytes of a file, unpacked when its name ends in `.xz`.
  package static func read(_ path: String) throws(LexiconError) -> [UInt8] {
    guard path.hasSuffix(".xz") else {
      do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
        throw .badSource(path: path, reason: "can't be read")
      }
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw .badSource(path: path, reason: "can't be read")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xz", "-dc", "--", path]
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch {
      throw .badSource(path: path, reason: "xz can't be started: apt install xz-utils")
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw .badSource(path: path, reason: "xz failed with status \(process.terminationStatus)")
    }
    return [UInt8](data)
  }

  /// Writes bytes to a file, packed when its name ends in `.xz`; the same bytes, the same file.
  package static func write(_ bytes: [UInt8], to path: String) throws(LexiconError) {
    let plain = path.hasSuffix(".xz") ? String(path.dropLast(3)) : path
    do { try Data(bytes).write(to: URL(fileURLWithPath: plain), options: .atomic) } catch {
      throw .unwritable(path: plain, reason: error.localizedDescription)
    }
    guard plain != path else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xz", "-9e", "-f", "-T1", "--", plain]
    do { try process.run() } catch {
      throw .unwritable(path: path, reason: "xz can't be started: apt install xz-utils")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw .unwritable(path: path, reason: "xz failed with status \(process.terminationStatus)")
    }
  }
}
