import Foundation
import Minutes
import Segmentation
import TestSupport
import Testing

/// Nothing is lost: what a text says is in the meeting once, or among what was left out of it.
@Suite struct ConservationTests {
  static let texts: [String] =
    LayoutFixturesTests.names.map { "layouts/\($0).truth.txt" }
    + ["o1_lindakra", "o4_tallvik", "o6_norrhamra", "v1_tangeryd", "v2_sjovalla"].flatMap {
      ["minutes/\($0).truth.txt", "minutes/\($0).legacy.txt"]
    }

  @Test(arguments: texts)
  func everyPassageIsSomewhere(name: String) throws {
    let made = document(try Fixtures.text(name))
    var left = made.leftOut
    var pool = strings(of: made.meeting)
    for passage in made.passages where !passage.text.isEmpty || passage.marker != nil {
      let text = (passage.marker.map { $0 + " " } ?? "") + passage.text
      if let index = left.firstIndex(where: { $0.text == text }) {
        left.remove(at: index)
        continue
      }
      guard let index = place(of: passage.text, in: pool) else {
        #expect(passage.text.isEmpty, "lost: \(passage.kind) \(passage.text)")
        continue
      }
      pool.remove(at: index)
    }
    #expect(left.isEmpty, "left out what no passage says: \(left)")
  }

  /// The test sees what is gone.
  @Test func aMissingBlockIsSeen() throws {
    let made = document("1. Ett\nVi talade om vintern.\n2. Två\nVi talade om våren.\n")
    var meeting = made.meeting
    #expect(place(of: "Vi talade om våren.", in: strings(of: meeting)) != nil)
    meeting.sections[0].items[1].blocks = []
    #expect(place(of: "Vi talade om våren.", in: strings(of: meeting)) == nil)
  }

  /// Where a passage stands among the meeting's texts: whole, or but for a label or names of a few
  /// words that are fields of their own.
  private func place(of text: String, in pool: [String]) -> Int? {
    if let index = pool.firstIndex(of: text) { return index }
    let parts = pool.indices.filter { index in
      guard !pool[index].isEmpty, text.contains(pool[index]) else { return false }
      let rest = text.replacing(pool[index], with: "", maxReplacements: 1)
      return rest.split(separator: " ").count <= 8
    }
    return parts.max { pool[$0].count < pool[$1].count }
  }

  private func strings(of meeting: Meeting) -> [String] {
    meeting.sections.flatMap { section -> [String] in
      let items = section.items.flatMap { item in
        [item.title] + [item.caseNumber].compactMap { $0 } + strings(of: item.blocks)
          + item.decisions.map(\.text)
      }
      return [section.heading].compactMap { $0 } + strings(of: section.blocks)
        + section.decisions.map(\.text) + items
    }
  }

  private func strings(of blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      let own = block.rows.map { $0.map { $0.joined(separator: "\t") } } ?? [block.text]
      return own + strings(of: block.children ?? [])
    }
  }
}
