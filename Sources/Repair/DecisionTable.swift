internal import Minutes

/// What was decided of a page's words; most have no decision.
struct DecisionTable {
  /// What was decided of a word.
  struct Decision {
    var text: String
    var kind: Correction.Kind
    var confidence: Double
    var alternatives: [Alternative] = []
    var isApplied = true
  }

  private let firstWords: [Int32]
  /// For each word the place of its decision and one, or 0.
  private var places: [Int32]
  private var decisions: [Decision] = []

  init(_ text: SeenText) {
    firstWords = text.firstWords
    places = Array(repeating: 0, count: text.wordCount)
  }

  /// The decision on a word, by its number on the page; `letBe` alone undoes one.
  subscript(number: Int) -> Decision? {
    get {
      let place = places[number]
      return place == 0 ? nil : decisions[Int(place) - 1]
    }
    set {
      guard let newValue else { return }
      if places[number] == 0 {
        decisions.append(newValue)
        places[number] = Int32(decisions.count)
      } else {
        decisions[Int(places[number]) - 1] = newValue
      }
    }
  }

  /// The decision on a word of a line.
  subscript(line: Int, index: Int) -> Decision? {
    get { self[Int(firstWords[line]) + index] }
    set { self[Int(firstWords[line]) + index] = newValue }
  }

  /// Forgets the decision on a word, by its number on the page.
  mutating func letBe(_ number: Int) { places[number] = 0 }

  /// How many decisions are left to a person.
  var proposedCount: Int {
    places.count { $0 != 0 && !decisions[Int($0) - 1].isApplied }
  }

  /// Whether there is a decision on a word, by its number on the page.
  func has(_ number: Int) -> Bool { places[number] != 0 }

  /// Whether there is a decision on any of some words.
  func hasAny(of numbers: Range<Int>) -> Bool {
    for number in numbers where places[number] != 0 { return true }
    return false
  }
}
