internal import Archive
internal import Minutes

extension QueueFilter {
  /// The filter in a page's address: `document`, `kind` (several), `least` and `most` (percent),
  /// `from`, `until`, `text`, `reopened`.
  /// - Throws: `badRequest` where one of them can't be understood.
  init(_ query: Query) throws(ReviewError) {
    self.init()
    document = try query.number("document", in: 1...Int64.max)
    kinds = try query.choices("kind", of: Correction.Kind.self)
    leastDoubt = try query.number("least", in: 0...100).map { Double($0) / 100 }
    mostDoubt = try query.number("most", in: 0...100).map { Double($0) / 100 }
    from = try query.day("from")
    until = try query.day("until")
    text = try query.text("text")
    onlyReopened = try query.isSet("reopened")
    if let from, let until, until < from {
      throw .badRequest("until is before from")
    }
    if let leastDoubt, let mostDoubt, mostDoubt < leastDoubt {
      throw .badRequest("most is less than least")
    }
  }
}
