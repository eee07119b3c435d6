/// The texts that take one difference from one of two readings and another from the other: each
/// reader may be right in a part.
/// - Parameters:
///   - one: a reading.
///   - other: another.
/// - Returns: two texts where the readings differ in exactly two places, else none.
/// - Complexity: O(product of their lengths); longer ones than words are not looked at.
func crossings(of one: String, _ other: String) -> [String] {
  let (a, b) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
  guard (6...80).contains(a.count), (6...80).contains(b.count) else { return [] }
  // The length of the longest common part of what is left of both, from each place.
  var common = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in a.indices.reversed() {
    for j in b.indices.reversed() {
      common[i][j] =
        a[i] == b[j] ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
    }
  }
  var (i, j) = (0, 0)
  var same: [[Unicode.Scalar]] = [[]]
  var different: [(one: [Unicode.Scalar], other: [Unicode.Scalar])] = []
  while i < a.count || j < b.count {
    if i < a.count, j < b.count, a[i] == b[j] {
      same[same.count - 1].append(a[i])
      (i, j) = (i + 1, j + 1)
      continue
    }
    var difference: (one: [Unicode.Scalar], other: [Unicode.Scalar]) = ([], [])
    while i < a.count || j < b.count, !(i < a.count && j < b.count && a[i] == b[j]) {
      if j == b.count || (i < a.count && common[i + 1][j] >= common[i][j + 1]) {
        difference.one.append(a[i])
        i += 1
      } else {
        difference.other.append(b[j])
        j += 1
      }
    }
    different.append(difference)
    same.append([])
  }
  // What has little in common are two words, not one read twice.
  guard different.count == 2, common[0][0] * 2 > max(a.count, b.count) else { return [] }
  func text(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(same[0] + first + same[1] + second + same[2]))
  }
  return [
    text(different[0].one, different[1].other), text(different[0].other, different[1].one),
  ]
}
