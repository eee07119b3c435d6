/// Lays sorted words out as a trie, level by level, so that a node's children stand together.
struct TrieBuilder {
  private(set) var labels: [UInt8] = [0]
  private(set) var children: [UInt32] = []
  private(set) var entries: [UInt32] = [0]

  /// - Parameters:
  ///   - words: sorted, no two equal.
  ///   - numbers: the entry's number for each word.
  init(words: [[UInt8]], numbers: [UInt32]) {
    var ranges: [(low: Int, high: Int, depth: Int)] = [(0, words.count, 0)]
    var node = 0
    while node < ranges.count {
      var (low, high, depth) = ranges[node]
      children.append(UInt32(labels.count))
      if low < high, words[low].count == depth {
        entries[node] = numbers[low] + 1
        low += 1
      }
      while low < high {
        let label = words[low][depth]
        var end = low + 1
        while end < high, words[end][depth] == label { end += 1 }
        labels.append(label)
        entries.append(0)
        ranges.append((low, end, depth + 1))
        low = end
      }
      high = 0
      depth = 0
      node += 1
    }
    children.append(UInt32(labels.count))
  }
}
