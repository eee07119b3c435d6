/// Words that are added to a dictionary in memory: a trie over the dictionary's own.
///
/// It has a node for every beginning of an added word, with all letters that may follow there, the
/// dictionary's among them. What is not on the way to an added word leads back to the dictionary.
final class AddedWords: Sendable {
  /// The first number of a node that is none of the dictionary's.
  static let firstNode: UInt32 = 1 << 31

  /// Small: a walk comes past thousands of them.
  private struct Node {
    /// Its letters, a bit for each, and the first of the nodes they lead to; 0 where no added word
    /// goes on.
    var low: UInt64 = 0
    var high: UInt64 = 0
    var first: UInt32 = 0
    /// The number of the dictionary's node for the same letters; `none` where it has none.
    var own: UInt32
    /// The place of its entry; negative where the dictionary's stands.
    var entry: Int32 = -1

    static let none = UInt32.max
  }

  private let nodes: [Node]
  private let entries: [Entry]

  /// - Parameters:
  ///   - words: with their entries, in any order; of equal ones the last stands.
  ///   - lexicon: the dictionary, with nothing added.
  init(_ words: [(codes: [UInt8], entry: Entry)], to lexicon: Lexicon) {
    var sorted: [(codes: [UInt8], entry: Entry)] = []
    for word in words.sorted(by: { $0.codes.lexicographicallyPrecedes($1.codes) })
    where !word.codes.isEmpty && word.codes.allSatisfy({ $0 > 0 && $0 < 128 }) {
      if sorted.last?.codes == word.codes { sorted.removeLast() }
      sorted.append(word)
    }
    var nodes = [Node(own: Lexicon.Node.root.index)]
    // The added words below each node; the nodes behind are only the dictionary's.
    var ranges: [Range<Int>] = [sorted.indices]
    var depths = [0]
    var number = 0
    while number < nodes.count {
      defer { number += 1 }
      var range = ranges[number]
      guard let first = range.first else { continue }
      let depth = depths[number]
      if sorted[first].codes.count == depth {
        nodes[number].entry = Int32(truncatingIfNeeded: first)
        range = (first + 1)..<range.upperBound
      }
      let own: Lexicon.Children? =
        nodes[number].own == Node.none
        ? nil : lexicon.children(of: Lexicon.Node(index: nodes[number].own))
      var (low, high) = (own?.low ?? 0, own?.high ?? 0)
      var below: [UInt8: Range<Int>] = [:]
      for index in range {
        let letter = sorted[index].codes[depth]
        below[letter] = (below[letter]?.lowerBound ?? index)..<index + 1
        if letter < 64 { low |= 1 << UInt64(letter) } else { high |= 1 << UInt64(letter & 63) }
      }
      (nodes[number].low, nodes[number].high) = (low, high)
      nodes[number].first = Self.firstNode + UInt32(nodes.count)
      for letter in UInt8(0)..<128
      where (letter < 64 ? low : high) & (1 << UInt64(letter & 63)) != 0 {
        nodes.append(Node(own: own?.node(after: letter)?.index ?? Node.none))
        ranges.append(below[letter] ?? 0..<0)
        depths.append(depth + 1)
      }
    }
    self.nodes = nodes
    entries = sorted.map(\.entry)
  }

  /// The place of a node here; nil where it is the dictionary's.
  @inline(__always)
  static func place(of node: Lexicon.Node) -> Int? {
    if node.index == 0 { return 0 }
    return node.index >= firstNode ? Int(node.index - firstNode) : nil
  }

  /// What follows a node.
  @inline(__always)
  func children(at place: Int, in lexicon: Lexicon) -> Lexicon.Children {
    guard place < nodes.count else { return Lexicon.Children(first: 0, low: 0, high: 0) }
    let node = nodes[place]
    if node.first != 0 || node.own == Node.none {
      return Lexicon.Children(first: node.first, low: node.low, high: node.high)
    }
    return lexicon.ownChildren(of: Lexicon.Node(index: node.own))
  }

  /// The entry of the word that ends at a node.
  @inline(__always)
  func entry(at place: Int, in lexicon: Lexicon) -> Entry? {
    guard place < nodes.count else { return nil }
    let node = nodes[place]
    if node.entry >= 0 { return entries[Int(node.entry)] }
    return node.own == Node.none ? nil : lexicon.ownEntry(at: Lexicon.Node(index: node.own))
  }
}

extension Lexicon {
  /// The dictionary with more words, for as long as this value lives; nothing is written.
  ///
  /// They are found as its own are. In sequences they are unknown, unless their entry has the
  /// number of a word of the dictionary.
  /// - Parameter words: with their entries; a word of the dictionary gets the new one.
  /// - Returns: a dictionary that shares all else with this one.
  /// - Complexity: O(letters of the words), each with all that may follow it.
  package func adding(_ words: [(codes: [UInt8], entry: Entry)]) -> Lexicon {
    guard !words.isEmpty, nodeCount < Int(AddedWords.firstNode) else { return self }
    var lexicon = self
    lexicon.added = AddedWords(words, to: self)
    return lexicon
  }
}
