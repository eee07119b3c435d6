import Foundation
import Recognition
import TestSupport
import Testing

/// A made-up file of the kind that Tesseract loads.
private struct Container {
  static let network = 17
  /// Network, characters, their codes, version.
  static let wanted = [17, 21, 22, 23]
  var parts: [Int: Data] = [:]
  var count = 24

  /// A part for each of these places, which tells its place.
  init(parts places: some Sequence<Int>) {
    for place in places { parts[place] = Data(repeating: UInt8(place), count: 3 + place) }
  }

  var data: Data {
    var table = Data(littleEndian: Int32(count))
    var entries = Data()
    for index in 0..<count {
      guard let part = parts[index] else {
        table += Data(littleEndian: Int64(-1))
        continue
      }
      table += Data(littleEndian: Int64(4 + 8 * count + entries.count))
      entries += part
    }
    return table + entries
  }
}

extension Data {
  fileprivate init(littleEndian value: some FixedWidthInteger) {
    self = Swift.withUnsafeBytes(of: value.littleEndian) { Data($0) }
  }

  fileprivate mutating func put(_ value: some FixedWidthInteger, at offset: Int) {
    let bytes = Data(littleEndian: value)
    replaceSubrange(offset..<(offset + bytes.count), with: bytes)
  }
}

@Suite struct ScriptModelTests {
  @Test func keepsWhatRecognitionNeeds() {
    let whole = Container(parts: 0..<24)
    var least = whole
    least.parts = whole.parts.filter { Container.wanted.contains($0.key) }
    #expect(ScriptModel.reduced(whole.data) == least.data)
    #expect(ScriptModel.reduced(least.data) == least.data)
    #expect(least.data.count < whole.data.count)
  }

  /// A part of a larger buffer has indices of its own.
  @Test func aSliceIsReadFromItsOwnStart() {
    let data = Container(parts: [17, 21]).data
    #expect(ScriptModel.reduced((Data([1, 2, 3]) + data).dropFirst(3)) == data)
  }

  @Test func aModelWithoutANetworkIsNone() {
    #expect(ScriptModel.reduced(Container(parts: [21, 22, 23]).data) == nil)
    #expect(ScriptModel.reduced(Container(parts: [17]).data) != nil)
  }

  @Test(arguments: [Int32.min, -1, 0, 17, 65, .max]) func wrongCountsAreRefused(count: Int32) {
    var data = Container(parts: [17, 23]).data
    data.put(count, at: 0)
    #expect(ScriptModel.reduced(data) == nil)
  }

  @Test(arguments: [18, 24, 64]) func otherVersionsHaveOtherCounts(count: Int) {
    var container = Container(parts: [Container.network])
    container.count = count
    #expect(ScriptModel.reduced(container.data) == container.data)
  }

  @Test(arguments: [Int64.min, -2, 0, 4, 195, 1 << 20, .max])
  func offsetsOutsideAreRefused(offset: Int64) {
    let good = Container(parts: [17, 21]).data
    for entry in [0, 17, 21] {
      var data = good
      data.put(offset, at: 4 + 8 * entry)
      #expect(ScriptModel.reduced(data) == nil, "entry \(entry)")
    }
  }

  @Test func aFileCutOffInItsTableIsRefused() {
    let data = Container(parts: [17, 21, 22, 23]).data
    for length in 0..<(4 + 8 * 24) { #expect(ScriptModel.reduced(data.prefix(length)) == nil) }
    // And where a part begins behind its end.
    #expect(ScriptModel.reduced(data.prefix(4 + 8 * 24 + 19)) == nil)
  }

  /// What is broken at random is refused or smaller, and never read outside its bytes.
  @Test(arguments: 0..<UInt64(300)) func brokenFilesDoNoHarm(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var data = Container(parts: 0..<24).data
    if seed % 3 == 0 {
      data = Data((0..<Int.random(in: 0...600, using: &random)).map { _ in random.byte })
      if seed % 2 == 0, data.count > 4 { data.put(Int32(18 + seed % 46), at: 0) }
    } else {
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        data[Int.random(in: 0..<(seed % 3 == 1 ? 200 : data.count), using: &random)] = random.byte
      }
    }
    if let reduced = ScriptModel.reduced(data) {
      #expect(ScriptModel.reduced(reduced) == reduced)
    }
  }

  @Test func aFolderWithoutItHasNone() throws {
    let folder = try TemporaryFolder()
    #expect(ScriptModel(in: folder.url.path) == nil)
    try folder.write(Data("no model".utf8), to: "Latin.traineddata")
    #expect(ScriptModel(in: folder.url.path) == nil)
    let made = Container(parts: 0..<24).data
    try folder.write(made, to: "script/Latin.traineddata")
    #expect(ScriptModel(in: folder.url.path)?.data == ScriptModel.reduced(made))
  }

  private static let installed = ScriptModel(in: TesseractInstallation().dataPath)

  @Test(.tags(.ocr), .enabled(if: installed != nil, "no Latin script data installed"))
  func theInstalledOneLoadsAndIsSmall() throws {
    let model = try #require(Self.installed)
    #expect(model.data.count < 5 << 20)
    #expect(throws: Never.self) { try TesseractEngine(script: model) }
  }
}

extension SeededGenerator {
  fileprivate var byte: UInt8 {
    mutating get { UInt8(truncatingIfNeeded: next() >> 20) }
  }
}
