import Minutes

/// Grains of dirt and of a copier's toner: far smaller than a full stop, with nothing near them.
enum LoneSpecks {
  /// Paints them white.
  /// - Parameters:
  ///   - gray: the page.
  ///   - binary: the same in black and white; painted likewise.
  ///   - specks: the boxes of all connected strokes on it.
  ///   - capital: the height of its capitals, in pixels.
  static func clear(
    _ gray: borrowing PixImage, and binary: borrowing PixImage, among specks: [Minutes.Box],
    capital: Int
  ) {
    // A full stop is a seventh of a capital, the thinnest hairline's end a twentieth.
    let grain = max(2, capital / 10)
    let cell = max(8, capital)
    var taken: [Cell: [Minutes.Box]] = [:]
    var grains: [Minutes.Box] = []
    for box in specks {
      if max(box.width, box.height) <= grain {
        grains.append(box)
        continue
      }
      for column in (box.x / cell)...(box.maxX / cell) {
        for row in (box.y / cell)...(box.maxY / cell) {
          taken[Cell(column: column, row: row), default: []].append(box)
        }
      }
    }
    // The dots of a typewriter's ä, worn to grains, hover a third of a capital above it.
    let distance = capital * 6 / 10
    for box in grains {
      let isNear = (-1...1).contains { right in
        (-1...1).contains { down in
          let place = Cell(column: box.x / cell + right, row: box.y / cell + down)
          return taken[place]?.contains { $0.isWithin(distance, of: box) } == true
        }
      }
      guard !isNear else { continue }
      let all = Minutes.Box(
        x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2)
      gray.whiten(all)
      binary.erase(all)
    }
  }

  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }
}
