internal import Foundation
internal import Lexicon

/// What a source prints in place of each letter, and how likely that is.
struct Channel: Sendable {
  /// A letter that is printed as one or two other symbols, or two letters that are printed as one.
  struct Rule: Sendable {
    var letter: UInt8
    /// The letter after it that went with it; 0 when it is one.
    var next: UInt8 = 0
    var first: UInt8
    /// 0 when one symbol is printed.
    var second: UInt8
    /// The negative logarithm of its probability.
    var cost: Float
  }

  /// The cost of a letter printed as itself, by its code.
  private(set) var identity = [Float](repeating: 0.002, count: 256)
  /// The rules by the first symbol that is printed, the likely ones first.
  private(set) var rules: [Rule] = []
  /// For each symbol and one more: where its rules begin.
  private var starts = [Int](repeating: 0, count: 257)
  /// For each symbol the letters that its rules know.
  private var printed = [LetterSet](repeating: LetterSet(), count: 256)
  /// Letters that may vanish, with the cost.
  private(set) var losses: [(letter: UInt8, cost: Float)] = []
  /// What it costs that a symbol is printed where there is none.
  private(set) var insertions = [Float](repeating: .infinity, count: 256)
  /// Whether words may have been run together on the way.
  private(set) var gluesWords = true
  /// Whether symbols may be printed where there is none.
  private(set) var insertsSymbols = false

  init() {}

  /// The channel that takes the marks off å, ä and ö, and does nothing else.
  static let stripped: Channel = {
    var channel = Channel()
    let a = Alphabet.code("a")
    channel.setRules([
      Rule(letter: Alphabet.aRing, first: a, second: 0, cost: 0),
      Rule(letter: Alphabet.aUmlaut, first: a, second: 0, cost: 0),
      Rule(letter: Alphabet.oUmlaut, first: Alphabet.code("o"), second: 0, cost: 0),
    ])
    channel.gluesWords = false
    return channel
  }()

  /// Reads `letters⇥printed⇥count` lines: one letter or two, or none where something is printed for
  /// nothing; a fourth field marks how often the letters stood there in all, and comes first.
  init(table: some StringProtocol) {
    var totals: [UInt8: Float] = [:]
    var counts: [(letter: UInt8, printed: [UInt8], count: Float)] = []
    var pairs: [(letters: [UInt8], printed: [UInt8], count: Float)] = []
    var pairTotals: [[UInt8]: Float] = [:]
    var signs: Float = 0
    for line in table.split(separator: "\n") where line.first != "#" {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 3, let letters = Alphabet.codes(fields[0]), letters.count <= 2,
        let count = Float(fields[2])
      else { continue }
      guard let letter = letters.first else {
        insert(SeenSymbol.codes(fields[1]), count, isTotal: fields.count == 4, &signs)
        continue
      }
      if letters.count == 2 {
        if fields.count == 4 {
          pairTotals[letters] = count
        } else {
          pairs.append((letters, SeenSymbol.codes(fields[1]), count))
        }
      } else if fields.count == 4 {
        totals[letter] = count
      } else {
        counts.append((letter, SeenSymbol.codes(fields[1]), count))
      }
    }
    var strayed: [UInt8: Float] = [:]
    for row in counts { strayed[row.letter, default: 0] += row.count }
    for (letter, total) in totals {
      let share = max(0.002, 1 - (strayed[letter] ?? 0) / max(1, total))
      identity[Int(letter)] = -log(share)
    }
    var rules: [Rule] = []
    for row in counts {
      let total = max(totals[row.letter] ?? 1000, strayed[row.letter] ?? 0)
      let cost = -log(row.count / total)
      guard let first = row.printed.first else {
        losses.append((row.letter, cost))
        continue
      }
      rules.append(
        Rule(
          letter: row.letter, first: first, second: row.printed.count > 1 ? row.printed[1] : 0,
          cost: cost))
    }
    for row in pairs where row.printed.count == 1 {
      let total = max(row.count, pairTotals[row.letters] ?? 0)
      rules.append(
        Rule(
          letter: row.letters[0], next: row.letters[1], first: row.printed[0], second: 0,
          cost: -log(row.count / total)))
    }
    setRules(rules)
  }

  /// Takes a count of a sign that is printed where there is none, or how many signs there were.
  private mutating func insert(
    _ printed: [UInt8], _ count: Float, isTotal: Bool, _ signs: inout Float
  ) {
    if isTotal {
      signs = count
    } else if printed.count == 1, signs > 0 {
      insertions[Int(printed[0])] = -log(count / signs)
      insertsSymbols = true
    }
  }

  private mutating func setRules(_ list: [Rule]) {
    rules = list.sorted {
      ($0.first, $0.cost, $0.letter, $0.next) < ($1.first, $1.cost, $1.letter, $1.next)
    }
    for rule in rules {
      starts[Int(rule.first) + 1] += 1
      printed[Int(rule.first)].insert(rule.letter)
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
  }

  /// The indices of the rules whose first symbol this is.
  @inline(__always)
  func rules(from symbol: UInt8) -> Range<Int> { starts[Int(symbol)]..<starts[Int(symbol) + 1] }

  /// The letters that may have been printed as this symbol, or as one that begins with it.
  @inline(__always)
  func letters(printedFrom symbol: UInt8) -> LetterSet { printed[Int(symbol)] }

  /// The table of that name among a dictionary's lists; empty when it has none.
  init(named name: String, in lists: String) {
    var lines: [Substring] = []
    var isInside = false
    for line in lists.split(separator: "\n") {
      if line.first == "[", line.last == "]" {
        isInside = line.dropFirst().dropLast() == name
      } else if isInside {
        lines.append(line)
      }
    }
    self.init(table: lines.joined(separator: "\n"))
  }
}

/// What was read, as small numbers: letters by their codes, other signs of ASCII above 127.
enum SeenSymbol {
  static func code(_ scalar: Unicode.Scalar) -> UInt8 {
    let letter = Alphabet.code(scalar)
    if letter != Alphabet.none { return letter }
    return scalar.value < 128 ? UInt8(128 + scalar.value) : Alphabet.none
  }

  static func codes(_ text: some StringProtocol) -> [UInt8] { text.unicodeScalars.map { code($0) } }

  @inline(__always)
  static func isLetter(_ code: UInt8) -> Bool { code > 0 && code < 128 }
}
