import Foundation
import Minutes
import Segmentation
import TestSupport
import Testing

/// Documents of many offices' layouts: what is made of their texts, beside what is true of them.
@Suite struct LayoutFixturesTests {
  static let names: [String] = {
    let folder = Fixtures.url("layouts").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".truth.txt") }.map { String($0.dropLast(10)) }.sorted()
  }()

  /// The facts of one kind that a meeting states.
  enum Fact: String, CaseIterable {
    case item, presenter, decision, present, signature, day

    func all(of meeting: Meeting) -> [String] {
      let items = meeting.sections.flatMap(\.items)
      switch self {
      case .item: return items.map { "\(key($0.number ?? "")) \($0.title)" }
      case .presenter: return items.flatMap(\.presenters)
      case .decision:
        return (items.flatMap(\.decisions) + meeting.sections.flatMap(\.decisions)).map(\.text)
      case .present: return meeting.attendance.filter { $0.status == .present }.map(\.name)
      case .signature: return meeting.signatures.map(\.name)
      case .day: return meeting.sittings.map(\.date)
      }
    }

    /// `Punkt 3` and `3)` are 3 to a reader.
    private func key(_ number: String) -> String {
      number.filter { $0.isNumber || $0 == "§" || $0 == ":" || $0 == "/" }
    }
  }

  private func made(_ name: String) throws -> SegmentedDocument {
    document(try Fixtures.text("layouts/\(name).truth.txt"))
  }

  private func truth(_ name: String) throws -> Meeting {
    try JSONDecoder().decode(Meeting.self, from: Fixtures.data("layouts/\(name).truth.json"))
  }

  @Test func thereAreMany() { #expect(Self.names.count >= 40) }

  @Test(arguments: Fact.allCases)
  func mostFactsAreRight(fact: Fact) throws {
    var (right, stated, wanted) = (0, 0, 0)
    for name in Self.names {
      let (found, true_) = try (fact.all(of: made(name).meeting), fact.all(of: truth(name)))
      right += count(found, sharedWith: true_)
      stated += found.count
      wanted += true_.count
    }
    let share = 2 * Double(right) / Double(max(1, stated + wanted))
    #expect(share >= 0.95, "\(fact): \(right) of \(stated) stated and \(wanted) true")
  }

  /// The measure tells another document's facts from these.
  @Test func anotherDocumentsFactsAreWrong() throws {
    let (first, last) = try (truth(#require(Self.names.first)), truth(#require(Self.names.last)))
    let found = Fact.item.all(of: first)
    #expect(count(found, sharedWith: Fact.item.all(of: last)) * 2 < found.count)
    #expect(count(found, sharedWith: found) == found.count)
  }

  /// Every word of the text is in the passages, once, in order.
  @Test(arguments: names)
  func noWordIsLost(name: String) throws {
    let text = try Fixtures.text("layouts/\(name).truth.txt")
    let passages = try made(name).passages
    #expect(sortedWords(passages.map { ($0.marker ?? "") + " " + $0.text }) == sortedWords([text]))
  }

  /// Words with their letters and figures alone: signs of bullets change, hyphens go.
  private func sortedWords(_ texts: [String]) -> [String] {
    texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.map(String.init).sorted()
  }

  private func count(_ found: [String], sharedWith other: [String]) -> Int {
    var left = Dictionary(other.map { (normal($0), 1) }, uniquingKeysWith: +)
    return found.count { text in
      guard let count = left[normal(text)], count > 0 else { return false }
      left[normal(text)] = count - 1
      return true
    }
  }

  /// Without lead-ins and the signs at either end: `att` before a decision, `, samt` behind it.
  private func normal(_ text: String) -> String {
    var words = text.lowercased().split { $0 == " " || $0 == "\n" || $0 == "\u{A0}" }.map(
      String.init)
    if let att = words.firstIndex(of: "att"), att < 8 { words.removeSubrange(...att) }
    while let last = words.last, last == "samt" || last == "och" { words.removeLast() }
    return words.joined(separator: " ").trimmingCharacters(in: .punctuationCharacters)
  }
}
