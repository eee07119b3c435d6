/// How a page lies in the file and what its boxes refer to, as the archive knows it: with that a
/// worker cuts a picture without looking at the whole page again.
package struct PageGeometry: Equatable, Sendable, Codable {
  /// The width that boxes refer to, in pixels of the upright, level page.
  package var width: Int
  /// Its height.
  package var height: Int
  /// Its pixels per inch.
  package var dpi: Int
  /// Degrees clockwise by which the page lies turned in the file.
  package var rotation: Int
  /// Degrees by which the upright page is skewed, anticlockwise positive.
  package var skewDegrees: Double
  /// Whether the words are those of the PDF itself, so that the page is drawn as it is.
  package var isTextLayer: Bool

  package init(
    width: Int, height: Int, dpi: Int, rotation: Int = 0, skewDegrees: Double = 0,
    isTextLayer: Bool = false
  ) {
    self.width = width
    self.height = height
    self.dpi = dpi
    self.rotation = rotation
    self.skewDegrees = skewDegrees
    self.isTextLayer = isTextLayer
  }
}

/// A picture of a page or of a part of it.
package struct Picture: Equatable, Sendable, Codable {
  /// `image/png` or `image/jpeg`.
  package var mediaType: String
  /// In pixels.
  package var width: Int
  package var height: Int
  /// The file's bytes, base64.
  package var data: String

  package init(mediaType: String, width: Int, height: Int, data: String) {
    self.mediaType = mediaType
    self.width = width
    self.height = height
    self.data = data
  }
}
