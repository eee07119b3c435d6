import Foundation
import Imaging
import Minutes
import TestSupport
import Testing
import WorkerProtocol
import prant_worker

/// Reads real scans, and looks for each word's ink in the picture of its box.
@Suite(.tags(.ocr)) struct WordPictureTests {
  private let worker = Worker()
  /// What is shown around a word.
  private static let margin = 6

  private func ask(_ job: Job) throws -> Report {
    let line = String(decoding: try CanonicalJSON.line(job), as: UTF8.self)
    return try JSONDecoder().decode(Report.self, from: worker.answer(line))
  }

  /// By how much the ink of a picture stands off the box that it was cut out for, on each side.
  private func offsets(_ picture: Picture) throws -> [Int]? {
    let folder = try TemporaryFolder()
    let data = try #require(Data(base64Encoded: picture.data))
    let url = try folder.write(data, to: "picture")
    guard case .image(let file) = try Scan.open(path: url.path).scan else { return nil }
    let source = try file.page(1)
    let (width, height) = (source.image.width, source.image.height)
    let depth = source.image.depth
    var rows: [[UInt32]] = []
    for row in 0..<height {
      var values: [UInt32] = []
      for column in 0..<width {
        let value = source.image.value(Int32(column), Int32(row)) ?? 0
        values.append(depth == 32 ? value >> 16 & 255 : depth == 4 ? value * 17 : value)
      }
      rows.append(values)
    }
    let sorted = rows.joined().sorted()
    guard let ink = sorted.dropFirst(sorted.count / 50).first,
      let paper = sorted.dropFirst(sorted.count * 9 / 10).first
    else { return nil }
    let middle = (ink + paper) / 2
    let down = rows.indices.filter { rows[$0].contains { $0 < middle } }
    let across = (0..<width).filter { column in rows.contains { $0[column] < middle } }
    guard let left = across.first, let right = across.last, let top = down.first,
      let bottom = down.last
    else { return nil }
    let margin = Self.margin
    return [left - margin, top - margin, width - margin - 1 - right, height - margin - 1 - bottom]
  }

  @Test(arguments: [
    ("o3_vastermala.scan-fax.tif", 1), ("o4_tallvik.scan-photo.jpg", 1),
    ("v2_sjovalla.scan-worn150.pdf", 1), ("v2_sjovalla.scan-rotated.pdf", 1),
    ("v2_sjovalla.scan-rotated.pdf", 2),
  ])
  func wordsStandInTheirBoxes(name: String, number: Int) throws {
    let path = Fixtures.url("minutes/\(name)").path
    let read = try ask(Job(id: 1, kind: .read, path: path, page: number))
    let page = try #require(read.page)
    let geometry = PageGeometry(
      width: try #require(page.width), height: try #require(page.height),
      dpi: try #require(page.dpi), rotation: page.rotation ?? 0,
      skewDegrees: page.skewDegrees ?? 0)
    let words = page.lines.flatMap(\.words).filter {
      $0.recognized.utf8.count > 3 && $0.recognized.allSatisfy(\.isLetter)
        && ($0.confidence ?? 0) > 0.9
    }
    var sides: [[Int]] = [[], [], [], []]
    for word in words.prefix(40) {
      let box = try #require(word.box)
      let wider = Box(
        x: box.x - Self.margin, y: box.y - Self.margin, width: box.width + 2 * Self.margin,
        height: box.height + 2 * Self.margin)
      let report = try ask(
        Job(id: 2, kind: .picture, path: path, page: number, geometry: geometry, box: wider))
      let picture = try #require(report.picture)
      let found = try #require(try offsets(picture))
      for side in 0..<4 { sides[side].append(found[side]) }
    }
    for values in sides {
      #expect(values.count >= 20)
      // A neighbour may reach into a picture; most words stand alone.
      #expect(values.count { abs($0) <= 2 } * 10 >= values.count * 8, "\(sides)")
      #expect(abs(values.sorted()[values.count / 2]) <= 1, "\(sides)")
    }
  }
}
