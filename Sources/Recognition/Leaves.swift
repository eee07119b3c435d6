import Imaging
import Minutes

extension TesseractEngine {
  /// Reads a page leaf by leaf.
  /// - Parameter picture: the page.
  /// - Returns: Tesseract's lines for each leaf, with boxes on the whole page.
  /// - Throws: `gaveUp`.
  func lines(ofLeavesOf picture: borrowing PagePicture) throws(RecognitionError)
    -> [[RecognizedLine]]
  {
    guard picture.leaves.count > 1 else {
      return [try lines(in: picture.gray, dpi: picture.dpi, segmentation: .automatic)]
    }
    var result: [[RecognizedLine]] = []
    for leaf in picture.leaves {
      guard let part = picture.gray.part(leaf) else { throw .gaveUp(step: "cutting out a page") }
      let found = try lines(in: part, dpi: picture.dpi, segmentation: .automatic)
      result.append(found.map { $0.moved(by: leaf.x) })
    }
    return result
  }
}

extension RecognizedLine {
  /// The line further to the right on a larger picture.
  fileprivate func moved(by distance: Int) -> RecognizedLine {
    var line = self
    line.box.x += distance
    for index in line.words.indices { line.words[index].box?.x += distance }
    return line
  }
}
