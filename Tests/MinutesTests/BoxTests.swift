import Minutes
import Testing

@Suite struct BoxTests {
  @Test(
    arguments: [
      (Box(x: 1, y: 2, width: 3, height: 4), Box(x: 1, y: 2, width: 3, height: 4)),
      (Box(x: -5, y: -5, width: 8, height: 8), Box(x: 0, y: 0, width: 3, height: 3)),
      (Box(x: 90, y: 40, width: 80, height: 80), Box(x: 90, y: 40, width: 10, height: 10)),
      (Box(x: 0, y: 0, width: .max, height: .max), Box(x: 0, y: 0, width: 100, height: 50)),
      (Box(x: 99, y: 49, width: .max, height: .max), Box(x: 99, y: 49, width: 1, height: 1)),
      (Box(x: 100, y: 0, width: 5, height: 5), nil), (Box(x: -5, y: 0, width: 5, height: 5), nil),
      (Box(x: 5, y: 5, width: 0, height: 5), nil), (Box(x: 5, y: 5, width: 5, height: -5), nil),
      (Box(x: .min, y: .min, width: .max, height: .max), nil),
      (Box(x: .max, y: .max, width: .max, height: .max), nil),
    ] as [(Box, Box?)])
  func leavesOutWhatLiesBesideThePage(box: Box, expected: Box?) {
    #expect(box.clipped(toWidth: 100, height: 50) == expected)
  }
}
