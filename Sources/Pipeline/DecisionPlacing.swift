internal import Minutes

/// Where a decision belongs in a document that may have been read anew since it was made.
enum DecisionPlacing: Equatable {
  /// The word of which it speaks, by page, line and word in the lists.
  case word(WordPlace)
  /// The line of which it speaks.
  case line(LinePlace)
  /// Nothing fits; the word that stands there now, where one does.
  case misfit(WordPlace?)
}

/// A line by its places in the lists of pages and lines.
struct LinePlace: Equatable, Hashable {
  var page: Int
  var line: Int
}

/// A word by its place in the list of its line's words.
struct WordPlace: Equatable, Hashable {
  var line: LinePlace
  var word: Int
}

/// Finds what decisions speak of: by what was seen, and where.
struct PlaceFinder {
  /// Of two boxes so much of the smaller must be shared for them to be the same place.
  private static let sharedLeast = 0.5
  /// Of a line's words so many must be the same for a role to be still that line's.
  private static let sameWordsLeast = 0.5

  private let pages: [Page]
  private var indexByNumber: [Int: Int] = [:]

  init(_ pages: [Page]) {
    self.pages = pages
    for (index, page) in pages.enumerated() { indexByNumber[page.number] = index }
  }

  /// - Complexity: O(words of the page) where nothing is where it was; else O(words of the line).
  func find(_ place: SeenPlace) -> DecisionPlacing {
    guard let index = indexByNumber[place.page] else { return .misfit(nil) }
    let page = pages[index]
    let box = place.box.map { $0.scaled(from: place.pageWidth, to: page.width) }
    guard let word = place.word else { return line(place, box, page, index) }
    if let line = page.lines.firstIndex(where: { $0.number == place.line }) {
      let number = page.lines[line].index(ofRead: word)
      if let number, page.lines[line].words[number].recognized.isSame(as: place.seen),
        isSamePlace(page.lines[line].words[number].box, box)
      {
        return .word(WordPlace(line: LinePlace(page: index, line: line), word: number))
      }
    }
    return elsewhere(place, word, box, page, index)
  }

  /// A word that is not where it was: the same reading in the same place of the picture, else
  /// whatever stands there now.
  private func elsewhere(
    _ place: SeenPlace, _ word: Int, _ box: Box?, _ page: Page, _ index: Int
  ) -> DecisionPlacing {
    var same: (place: WordPlace, share: Double)?
    var other: (place: WordPlace, share: Double)?
    for (l, line) in page.lines.enumerated() {
      for (w, candidate) in line.words.enumerated() where !candidate.recognized.isEmpty {
        let share: Double
        if let box, let own = candidate.box {
          share = own.share(of: box)
        } else if box == nil, candidate.box == nil {
          // Text has no boxes: the nearer line is the likelier one.
          let distance = abs(line.number - place.line)
          share = distance <= 2 ? 1 - Double(distance) * 0.2 : 0
        } else {
          continue
        }
        guard share >= Self.sharedLeast else { continue }
        let found = WordPlace(line: LinePlace(page: index, line: l), word: w)
        if candidate.recognized.isSame(as: place.seen) {
          if share > same?.share ?? 0 { same = (found, share) }
        } else if box != nil, share > other?.share ?? 0 {
          other = (found, share)
        }
      }
    }
    if let same { return .word(same.place) }
    if box == nil, other == nil,
      let line = page.lines.firstIndex(where: { $0.number == place.line }),
      let number = page.lines[line].index(ofRead: word)
    {
      return .misfit(WordPlace(line: LinePlace(page: index, line: line), word: number))
    }
    return .misfit(other?.place)
  }

  private func line(
    _ place: SeenPlace, _ box: Box?, _ page: Page, _ index: Int
  ) -> DecisionPlacing {
    if let line = page.lines.firstIndex(where: { $0.number == place.line }),
      page.lines[line].seenText.isSame(as: place.seen), isSamePlace(page.lines[line].box, box)
    {
      return .line(LinePlace(page: index, line: line))
    }
    var best: (line: Int, share: Double)?
    for (l, line) in page.lines.enumerated() {
      if let box {
        guard let own = line.box, own.share(of: box) >= Self.sharedLeast else { continue }
      } else if abs(line.number - place.line) > 2 {
        continue
      }
      let share = line.seenText.sharedWords(with: place.seen)
      if share >= Self.sameWordsLeast, share > best?.share ?? 0 { best = (l, share) }
    }
    return best.map { .line(LinePlace(page: index, line: $0.line)) } ?? .misfit(nil)
  }

  private func isSamePlace(_ own: Box?, _ box: Box?) -> Bool {
    guard let own, let box else { return own == nil && box == nil }
    return own.share(of: box) >= Self.sharedLeast
  }
}

extension Line {
  /// The place in `words` of a word as read, whose line may lead with a sign that was not read.
  func index(ofRead word: Int) -> Int? {
    let isLed = words.first?.recognized.isEmpty ?? false
    let index = word + (isLed ? 1 : 0)
    return words.indices.contains(index) ? index : nil
  }
}

extension Box {
  /// The box on a page of another width.
  func scaled(from width: Int?, to other: Int?) -> Box {
    guard let width, let other, width > 0, width != other else { return self }
    let scale = Double(other) / Double(width)
    func moved(_ value: Int) -> Int { Int((Double(value) * scale).rounded()) }
    return Box(x: moved(x), y: moved(y), width: moved(self.width), height: moved(height))
  }

  /// How much of the smaller of two boxes lies in the other, 0...1.
  func share(of other: Box) -> Double {
    let across = Double(min(maxX, other.maxX) - max(x, other.x))
    let down = Double(min(maxY, other.maxY) - max(y, other.y))
    guard across > 0, down > 0 else { return 0 }
    let smaller = min(Double(width) * Double(height), Double(other.width) * Double(other.height))
    return smaller > 0 ? across * down / smaller : 0
  }
}

extension String {
  /// Equality by bytes: å is not a with a ring.
  func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// The share of the words of the longer of two texts that stand in both, 0...1.
  func sharedWords(with other: String) -> Double {
    let (own, others) = (split(separator: " "), other.split(separator: " "))
    let most = max(own.count, others.count)
    guard most > 0 else { return 0 }
    var counts: [Substring: Int] = [:]
    for word in own { counts[word, default: 0] += 1 }
    var shared = 0
    for word in others where counts[word, default: 0] > 0 {
      counts[word, default: 0] -= 1
      shared += 1
    }
    return Double(shared) / Double(most)
  }
}
