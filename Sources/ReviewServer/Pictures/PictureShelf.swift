internal import Pipeline

/// Pictures up to so many bytes; those that nobody has asked for longest make room.
struct PictureShelf {
  private struct Entry {
    var picture: EncodedPicture
    /// When it was last asked for.
    var use: Int
  }

  /// What the rest of an entry takes, about.
  private static let overhead = 256

  private let limit: Int
  private var entries: [PictureKey: Entry] = [:]
  /// Each use in its order. Only a key's latest counts: the others are passed over.
  private var uses: [(key: PictureKey, use: Int)] = []
  private var oldest = 0
  private var now = 0
  /// The bytes of all pictures.
  private(set) var byteCount = 0

  var count: Int { entries.count }

  /// - Parameter limit: in bytes.
  init(limit: Int) { self.limit = limit }

  /// Whether a picture is there; that is no use of it.
  func has(_ key: PictureKey) -> Bool { entries[key] != nil }

  /// Takes a picture into the hand.
  /// - Returns: nil where it is not there.
  mutating func picture(_ key: PictureKey) -> EncodedPicture? {
    guard let entry = entries[key] else { return nil }
    note(key)
    return entry.picture
  }

  /// Puts a picture there. One that is larger than the shelf is not kept.
  mutating func put(_ picture: EncodedPicture, for key: PictureKey) {
    remove(key)
    guard Self.size(of: picture) <= limit else { return }
    entries[key] = Entry(picture: picture, use: now)
    byteCount += Self.size(of: picture)
    note(key)
    while byteCount > limit, oldest < uses.count {
      let (key, use) = uses[oldest]
      oldest += 1
      if entries[key]?.use == use { remove(key) }
    }
  }

  private mutating func remove(_ key: PictureKey) {
    guard let entry = entries.removeValue(forKey: key) else { return }
    byteCount -= Self.size(of: entry.picture)
  }

  private mutating func note(_ key: PictureKey) {
    now += 1
    entries[key]?.use = now
    uses.append((key, now))
    // Each picture has one use that counts: with four times as many, most are passed over.
    guard uses.count - oldest > 64 + 4 * entries.count || oldest > 1024 else { return }
    uses = uses[oldest...].filter { entries[$0.key]?.use == $0.use }
    oldest = 0
  }

  private static func size(of picture: EncodedPicture) -> Int { picture.data.count + overhead }
}
