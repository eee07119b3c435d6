import Export
import Foundation
import Minutes
import Segmentation
import TestSupport
import Testing

/// What holds whatever a person says of whichever lines.
@Suite struct RulingPropertyTests {
  /// Texts, and pages as a recogniser read them.
  private static let inputs: [String] =
    ConservationTests.texts
    + ["words/o4_tallvik.scan-office200.json", "words/v2_sjovalla.scan-rotated.json"]

  private struct Recording: Decodable { var pages: [Page] }

  private func pages(_ name: String) throws -> [Page] {
    if name.hasSuffix(".json") {
      return try JSONDecoder().decode(Recording.self, from: Fixtures.data(name)).pages
    }
    return Page.pages(ofPlainText: try Fixtures.text(name))
  }

  private func made(_ pages: [Page], _ roles: [LineAddress: LineRole]) -> SegmentedDocument {
    segment(pages, corrections: [], identity: identity, roles: roles)
  }

  private func addresses(_ pages: [Page]) -> [LineAddress] {
    pages.flatMap { page in
      page.lines.filter { line in line.words.contains { !$0.text.isEmpty } }
        .map { LineAddress(page: page.number, line: $0.number) }
    }
  }

  private func anyRole(_ generator: inout SeededGenerator) -> LineRole {
    var role = LineRole()
    if Int.random(in: 0..<4, using: &generator) > 0 {
      role.kind = LineRole.Kind.allCases.randomElement(using: &generator)
    }
    if Int.random(in: 0..<3, using: &generator) == 0 {
      role.joint = LineRole.Joint.allCases.randomElement(using: &generator)
    }
    if Int.random(in: 0..<4, using: &generator) == 0 {
      role.depth = [-1, 0, 1, 2, 50].randomElement(using: &generator)
    }
    return role
  }

  private func expectWhole(_ pages: [Page], _ roles: [LineAddress: LineRole], _ what: String) throws
  {
    let made = made(pages, roles)
    let words = pages.flatMap { $0.lines.flatMap { $0.words.map(\.text) } }
    let found = made.passages.map { ($0.marker ?? "") + $0.text }
    #expect(lettersOf(words) == lettersOf(found), "\(what): words")
    #expect(lostPassages(of: made).isEmpty, "\(what): meeting")
    let json = try meetingJSON(made.meeting)
    #expect(try schemaViolations(of: json).isEmpty, "\(what): schema")
    #expect(json == (try meetingJSON(self.made(pages, roles).meeting)), "\(what): twice")
    #expect(made.outline.count == addresses(pages).count, "\(what): outline")
    #expect(
      Set(made.outline.map(\.address)) == Set(addresses(pages)), "\(what): every line, once")
    #expect(made.passages.allSatisfy { (0...deepestNesting).contains($0.depth) }, "\(what): depth")
  }

  // MARK: Conservation

  @Test(arguments: 0..<UInt64(120))
  func anythingSaidLosesNoWord(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let name = try #require(Self.inputs.randomElement(using: &generator))
    let pages = try pages(name)
    let share = [1, 5, 30, 100].randomElement(using: &generator) ?? 5
    var roles: [LineAddress: LineRole] = [:]
    for address in addresses(pages) where Int.random(in: 0..<100, using: &generator) < share {
      roles[address] = anyRole(&generator)
    }
    try expectWhole(pages, roles, "seed \(seed), \(name)")
  }

  @Test(
    arguments: [
      LineRole(joint: .continues), LineRole(joint: .opens), LineRole(depth: 50),
      LineRole(kind: .listItem, depth: 50), LineRole(kind: .listItem, joint: .opens, depth: -3),
      LineRole(kind: .item, joint: .continues), LineRole(kind: .furniture, joint: .continues),
      LineRole(),
    ] + LineRole.Kind.allCases.map { LineRole(kind: $0) })
  func theSameOfEveryLineLosesNoWord(role: LineRole) throws {
    for name in Self.inputs.suffix(6) {
      let pages = try pages(name)
      let roles = Dictionary(uniqueKeysWithValues: addresses(pages).map { ($0, role) })
      try expectWhole(pages, roles, name)
    }
  }

  @Test func everyLineGoesOnWithTheFirst() throws {
    let pages = try pages("minutes/o6_norrhamra.legacy.txt")
    let roles = addresses(pages).map { ($0, LineRole(joint: .continues)) }
    #expect(made(pages, Dictionary(uniqueKeysWithValues: roles)).passages.count == 1)
  }

  // MARK: Agreeing changes nothing

  /// Whoever agrees with what the outline says of any lines, in all or in part, changes nothing but
  /// that they are decided.
  @Test(arguments: inputs)
  func agreeingChangesNothing(name: String) throws {
    let pages = try pages(name)
    let own = made(pages, [:])
    var generator = SeededGenerator(seed: 7)
    for share in [4, 4, 4, 1] {
      let some = own.outline.filter { _ in Int.random(in: 0..<share, using: &generator) == 0 }
      let parts: [(String, (OutlineLine) -> LineRole)] = [
        ("all", { $0.agreed }), ("kind", { LineRole(kind: $0.role.kind) }),
        ("joint", { LineRole(joint: $0.agreed.joint) }), ("depth", { LineRole(depth: $0.depth) }),
      ]
      for (part, agreed) in parts {
        let roles = Dictionary(uniqueKeysWithValues: some.map { ($0.address, agreed($0)) })
        let again = made(pages, roles)
        #expect(again.meeting == own.meeting, "\(part) of one in \(share)")
        #expect(again.passages == own.passages, "\(part) of one in \(share)")
        #expect(undecided(again) == own.outline, "\(part) of one in \(share)")
      }
    }
  }

  /// What a person said comes out as said, and saying it twice is saying it once.
  @Test(arguments: 0..<UInt64(40))
  func whatIsSaidComesOut(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let name = try #require(Self.inputs.randomElement(using: &generator))
    let pages = try pages(name)
    let address = try #require(addresses(pages).randomElement(using: &generator))
    for kind in LineRole.Kind.allCases {
      let said = made(pages, [address: LineRole(kind: kind)])
      let line = said.outline.first { $0.address == address }
      let what: Comment = "seed \(seed), \(name), \(address): \(kind)"
      #expect(line?.role.kind == kind, what)
      #expect(line?.isDecided == true, what)
    }
  }

  @Test func linesThatDoNotExistChangeNothing() throws {
    let pages = try pages("minutes/o6_norrhamra.legacy.txt")
    let own = made(pages, [:])
    // Line 3 is empty.
    for address in [(1, 3), (1, 9_999), (2, 1), (0, 0), (-1, 5)] {
      let roles = [LineAddress(page: address.0, line: address.1): LineRole(kind: .item)]
      #expect(made(pages, roles) == own)
      var two = roles
      two[LineAddress(page: 1, line: 60)] = LineRole(kind: .furniture)
      let one = [LineAddress(page: 1, line: 60): LineRole(kind: .furniture)]
      #expect(made(pages, two) == made(pages, one))
    }
  }

  /// What a person says of one item changes no other.
  @Test(arguments: inputs)
  func theOtherItemsStay(name: String) throws {
    let pages = try pages(name)
    let own = made(pages, [:])
    let titles = own.outline.filter { $0.role == .item && $0.opens }
    for line in titles {
      let after = made(pages, [line.address: LineRole(kind: .paragraph)]).outline
      let left = after.filter { $0.role == .item && $0.opens }.map(\.address)
      let lost = Set(titles.map(\.address)).subtracting(left)
      #expect(lost == [line.address], "\(line.address) takes \(lost)")
    }
  }

  // MARK: Hostile

  @Test(arguments: LineRole.Kind.allCases)
  func standsThousandsOfRoles(kind: LineRole.Kind) {
    let text = (1...20_000).map { "\($0 % 40). Rad \($0) om något\n" }.joined()
    let pages = Page.pages(ofPlainText: text)
    let roles = addresses(pages).enumerated().map { index, address in
      (address, index % 3 == 0 ? LineRole(kind: kind) : LineRole(kind: kind, joint: .continues))
    }
    let made = made(pages, Dictionary(uniqueKeysWithValues: roles))
    #expect(made.outline.count == 20_000)
  }

  private func undecided(_ document: SegmentedDocument) -> [OutlineLine] {
    document.outline.map { line in
      var line = line
      line.isDecided = false
      return line
    }
  }
}
