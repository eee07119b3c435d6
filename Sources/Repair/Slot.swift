/// A piece with all that the decoder needs, or two halves of a word that a line's end cut.
struct Slot: Sendable {
  /// Where it stands.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt16

    /// Whether a capital is natural here.
    static let startsSentence = Marks(rawValue: 1)
    /// Whether its line is in capitals.
    static let isLoud = Marks(rawValue: 2)
    /// Whether the word before it, with nothing between, is a given name.
    static let followsGivenName = Marks(rawValue: 4)
    /// Whether the word after it, with nothing between, has a capital.
    static let precedesCapital = Marks(rawValue: 8)
    /// Whether the word before it in its sentence begins with a small letter.
    static let followsSmall = Marks(rawValue: 16)
    /// Whether it begins with a capital.
    static let hasCapital = Marks(rawValue: 32)
    /// Whether it begins with a small letter.
    static let hasSmall = Marks(rawValue: 64)
    /// Whether its word is the first of its line.
    static let beginsLine = Marks(rawValue: 128)
    /// Whether nothing of its word is left behind it.
    static let endsWord = Marks(rawValue: 256)
    /// Whether capitals are what they seem: the page was stripped, not misread.
    static let keepsCase = Marks(rawValue: 512)

    /// Those on which the weights of candidates depend.
    static let weighing: Marks = [.startsSentence, .isLoud, .followsGivenName, .precedesCapital]
  }

  /// The number of its word on the page.
  var word: Int32
  /// The first of the word's scalars that it covers, and the one after the last.
  var lower: Int32
  var upper: Int32
  /// The number of the set of its candidates.
  var set: Int32 = -1
  /// The number of its second half among the page's; -1 where it has none.
  var tail: Int32 = -1
  var marks: Marks

  /// The second half of a word that a line's end cut: it begins its line.
  struct Tail: Sendable {
    /// The number of its word on the page.
    var word: Int32
    /// How many of the word's scalars it covers.
    var upper: Int32
  }

  var range: Range<Int> { Int(lower)..<Int(upper) }

  /// Whether nothing around it speaks for a name.
  var isAmongSmall: Bool { marks.contains(.followsSmall) && !marks.contains(.precedesCapital) }

  /// Whether two slots are words of one line with only white space between.
  static func areNeighbours(_ first: Slot, _ second: Slot) -> Bool {
    second.word == first.word + 1 && !second.marks.contains(.beginsLine) && second.lower == 0
      && first.marks.contains(.endsWord)
  }
}
