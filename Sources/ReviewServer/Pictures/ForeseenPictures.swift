/// Pictures that readers may ask for soon; the readers take turns.
struct ForeseenPictures {
  /// The most that are foreseen of one reader.
  private static let mostOfOne = 64
  private static let mostReaders = 1_000

  private var lists: [(reader: String, keys: ArraySlice<PictureKey>)] = []

  /// Forgets what was foreseen of a reader for something else.
  mutating func replace(_ keys: [PictureKey], for reader: String) {
    let keys = keys.prefix(Self.mostOfOne)
    let index = lists.firstIndex { $0.reader == reader }
    if let index {
      if keys.isEmpty { lists.remove(at: index) } else { lists[index].keys = keys }
    } else if !keys.isEmpty, lists.count < Self.mostReaders {
      lists.append((reader, keys))
    }
  }

  /// Takes the next one; nil where there is none.
  mutating func next() -> PictureKey? {
    guard !lists.isEmpty else { return nil }
    var (reader, keys) = lists.removeFirst()
    let key = keys.popFirst()
    if !keys.isEmpty { lists.append((reader, keys)) }
    return key
  }
}
