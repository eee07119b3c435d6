internal import Archive
internal import Minutes

/// A place as the API gives it: all of it, and its line's picture.
struct QueueCard: Encodable {
  struct LinePicture: Encodable {
    var url: String
    /// What of the page it shows, in the page's pixels.
    var box: Box
  }

  var place: ReviewPlace
  var picture: LinePicture?
  /// How the page lies, where it has a picture; the API does not give it.
  var frame: PageFrame?

  /// The picture as it is asked for.
  var wish: PictureWish? {
    guard let frame, let box = picture?.box else { return nil }
    return PictureWish(document: place.document, page: place.page, frame: frame, box: box)
  }

  private enum Key: String, CodingKey { case picture }

  func encode(to encoder: any Encoder) throws {
    try place.encode(to: encoder)
    var values = encoder.container(keyedBy: Key.self)
    try values.encodeIfPresent(picture, forKey: .picture)
  }
}

/// Gives places their pictures.
struct QueueCards {
  var repository: any ReviewRepository

  func cards(_ places: [ReviewPlace]) async throws(ReviewError) -> [QueueCard] {
    var cards: [QueueCard] = []
    for place in places { cards.append(try await card(place)) }
    return cards
  }

  func card(_ place: ReviewPlace) async throws(ReviewError) -> QueueCard {
    guard let lineBox = place.lineBox,
      let frame = try await repository.frame(place.page, of: place.document),
      let region = LineRegion.around(lineBox, in: frame)
    else { return QueueCard(place: place) }
    let url = PictureAddress.line(
      LineAddress(page: place.page, line: place.line), of: place.document, frame, region)
    return QueueCard(place: place, picture: .init(url: url, box: region), frame: frame)
  }
}
