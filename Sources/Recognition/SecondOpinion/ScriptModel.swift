package import Foundation

/// Tesseract's model of the Latin script, without its word lists.
///
/// The installed file holds 88 MB of words of a hundred languages, which a second opinion must
/// not lean on: it is asked what stands there, not what might. Without them the model is half a
/// megabyte and loads in milliseconds.
package struct ScriptModel {
  /// A file of the kind that Tesseract loads, in memory.
  package let data: Data

  /// The parts that recognition needs: the network, its characters, how it codes them, and the
  /// version, by their places in the file's table (tesseract's `TessdataType`).
  private static let parts: Set<Int> = [17, 21, 22, 23]
  private static let network = 17
  /// More entries than any version has.
  private static let mostEntries = 64

  /// Looks for the model where the other languages are; nil where it is not installed, or is in a
  /// form that this does not know.
  /// - Parameter folder: Tesseract's data folder.
  package init?(in folder: String) {
    for name in ["Latin.traineddata", "script/Latin.traineddata"] {
      let path = URL(filePath: folder, directoryHint: .isDirectory).appending(path: name)
      guard let file = try? Data(contentsOf: path, options: .alwaysMapped),
        let data = Self.reduced(file)
      else { continue }
      self.data = data
      return
    }
    return nil
  }

  /// Copies the wanted parts: a count of entries, an offset for each (−1 where there is none),
  /// then the entries; little-endian.
  /// - Parameter file: as it is installed.
  /// - Returns: nil where it is cut off, has no network or is in a form that this does not know.
  package static func reduced(_ file: Data) -> Data? {
    guard let count = file.integer(Int32.self, at: 0).map(Int.init), count > network,
      count <= mostEntries
    else { return nil }
    let start = 4 + 8 * count
    guard start <= file.count else { return nil }
    var offsets: [Int] = []
    for index in 0..<count {
      guard let offset = file.integer(Int64.self, at: 4 + 8 * index),
        offset == -1 || (Int64(start)...Int64(file.count)).contains(offset)
      else { return nil }
      offsets.append(Int(offset))
    }
    var table = Data()
    var entries = Data()
    table.append(Int32(count))
    for (index, offset) in offsets.enumerated() {
      guard parts.contains(index), offset >= 0 else {
        table.append(Int64(-1))
        continue
      }
      let end = offsets.filter { $0 > offset }.min() ?? file.count
      table.append(Int64(start + entries.count))
      entries.append(file[(file.startIndex + offset)..<(file.startIndex + end)])
    }
    return offsets[network] < 0 ? nil : table + entries
  }
}

extension Data {
  fileprivate func integer<T: FixedWidthInteger>(_: T.Type, at offset: Int) -> T? {
    guard offset >= 0, offset <= count - MemoryLayout<T>.size else { return nil }
    var value: T = 0
    for index in 0..<MemoryLayout<T>.size {
      value |= T(truncatingIfNeeded: self[startIndex + offset + index]) << (8 * index)
    }
    return value
  }

  fileprivate mutating func append<T: FixedWidthInteger>(_ value: T) {
    for index in 0..<MemoryLayout<T>.size {
      append(UInt8(truncatingIfNeeded: value >> (8 * index)))
    }
  }
}
