import Archive
import Testing

@Suite struct OutputNameTests {
  @Test(arguments: [
    ("protokoll.pdf", "protokoll"), ("a.scan-copy.tif", "a.scan-copy"), ("utan", "utan"),
    (".dold.pdf", "_dold"), ("rad\nbryt.pdf", "rad_bryt"), ("..", "_."), ("a\\b.png", "a_b"),
  ])
  func takesTheNameWithoutItsExtension(fileName: String, stem: String) {
    #expect(OutputName.stem(of: fileName) == stem)
  }

  @Test func cutsLongNamesAtACharacter() {
    let stem = OutputName.stem(of: String(repeating: "å", count: 140) + ".pdf")
    #expect(stem.utf8.count <= 242)
    #expect(stem.allSatisfy { $0 == "å" })
    let distinct = OutputName.distinct(stem, sha256: String(repeating: "ab", count: 32))
    #expect(distinct.utf8.count <= 242)
    #expect(distinct.hasSuffix("-abababab"))
  }
}
