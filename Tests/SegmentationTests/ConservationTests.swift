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
    #expect(lostPassages(of: made).isEmpty)
  }

  /// The test sees what is gone.
  @Test func aMissingBlockIsSeen() throws {
    let made = document("1. Ett\nVi talade om vintern.\n2. Två\nVi talade om våren.\n")
    var meeting = made.meeting
    #expect(place(of: "Vi talade om våren.", in: strings(of: meeting)) != nil)
    meeting.sections[0].items[1].blocks = []
    #expect(place(of: "Vi talade om våren.", in: strings(of: meeting)) == nil)
  }
}
