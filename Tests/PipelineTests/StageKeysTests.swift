import Pipeline
import Repair
import Testing
import WorkerProtocol

/// What a result depends on besides its input.
@Suite struct StageKeysTests {
  private func keys(_ dictionary: String = "d1", own: String? = nil) -> Stages.Keys {
    Stages.Keys(dictionary: dictionary, settings: .init(), mode: .auto, ownWords: own)
  }

  @Test func ownWordsAreAPartOfTheRepairWhereThereAreAny() {
    #expect(keys(own: nil).repair.hasSuffix(", dictionary d1"), "as archives have it")
    #expect(keys(own: "w1").reading == keys().reading)
    #expect(keys(own: "w1").repair != keys().repair && keys(own: "w1").result != keys().result)
    #expect(keys(own: "w1").repair != keys(own: "w2").repair)
  }

  @Test(arguments: [
    ("d1", String?.none, "d1", String?.none, true), ("d1", "w1", "d1", "w1", true),
    ("d1", nil, "d2", nil, false), ("d1", nil, "1", nil, false), ("d1", "w1", "d1", nil, false),
    ("d1", nil, "d1", "w1", false), ("d1", "w1", "d1", "w2", false),
    ("d1", "w1", "d2", "w1", false),
  ])
  func theyNameWhatTheyWereMadeOf(
    dictionary: String, own: String?, otherDictionary: String, otherOwn: String?, isSame: Bool
  ) {
    let keys = keys(dictionary, own: own)
    #expect(keys.name(dictionary: otherDictionary, ownWords: otherOwn) == isSame)
  }
}
