internal import GRDB
internal import Minutes

/// A refusal on its way out of a transaction.
struct Refusal: Error { var cause: DecisionError }

/// What requests come to.
extension ArchiveStore {
  /// The longest text that a word or a line may become, in bytes.
  private static let longestText = 10_000

  /// Writes in one transaction, of which nothing stays where it is refused.
  func refusing<Value>(_ body: (Database) throws -> Value) throws(DecisionError) -> Value {
    var refused: DecisionError?
    do {
      return try writing { db in
        do { return try body(db) } catch {
          refused = (error as? Refusal)?.cause
          throw error
        }
      }
    } catch { throw refused ?? .archive(error) }
  }

  static func check(_ request: DecisionRequest) throws(DecisionError) {
    let texts: [String?] = [
      request.id, request.learned,
      {
        switch request.answer {
        case .text(let text), .line(let text): text
        case .keep, .role: nil
        }
      }(),
    ]
    guard texts.allSatisfy({ ($0?.utf8.count ?? 0) <= longestText }) else {
      throw .senseless(reason: "a text is longer than \(longestText) bytes")
    }
    guard !request.id.isEmpty else { throw .senseless(reason: "a decision has no id") }
    switch (request.answer, request.word) {
    case (.text, nil), (.keep, nil):
      throw .senseless(reason: "a word's answer names no word")
    case (.line, .some), (.role, .some):
      throw .senseless(reason: "a line's answer names a word")
    default: break
    }
  }

  static func number(of id: String, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM decision WHERE id = ?"), arguments: [id])
  }

  /// What a request is about.
  struct Seen {
    var sha256: String
    var line: ReviewLine
  }

  static func seen(_ request: DecisionRequest, in db: Database) throws -> Seen {
    let sha256 = try String.fetchOne(
      db.cachedStatement(sql: "SELECT sha256 FROM document WHERE id = ?"),
      arguments: [request.document])
    let address = LineAddress(page: request.page, line: request.line)
    guard let sha256, let line = try ReviewLine(address, of: request.document, in: db) else {
      throw Refusal(cause: .noSuchPlace(id: request.id))
    }
    if let word = request.word, !line.words.contains(where: { $0.index == word }) {
      throw Refusal(cause: .noSuchPlace(id: request.id))
    }
    return Seen(sha256: sha256, line: line)
  }

  /// What somebody else decided since: about the word, about any word where the whole line is to
  /// change, or about what the line is.
  static func conflict(
    _ request: DecisionRequest, _ seen: Seen, in db: Database
  ) throws -> DecisionConflict? {
    let concerned =
      switch request.answer {
      case .text, .keep: "word IS ?"
      case .line: "(word IS NOT NULL OR ? IS NOT NULL)"
      case .role: "(word IS NULL AND ? IS NULL)"
      }
    let newer = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(DecisionRow.columns) FROM decision
          WHERE sha256 = ? AND page = ? AND line = ? AND number > ? AND \(concerned)
          ORDER BY number
          """),
      arguments: [seen.sha256, request.page, request.line, request.version, request.word]
    ).map { try DecisionRow($0).decision }
    guard !newer.isEmpty else { return nil }
    return DecisionConflict(
      id: request.id, document: request.document, page: request.page, line: request.line,
      text: seen.line.text,
      version: try ReviewLine.version(seen.line.address, sha256: seen.sha256, in: db),
      decisions: newer)
  }

  /// The decisions that a request comes to: one, or one for each word of a line that changes.
  static func decisions(
    of request: DecisionRequest, _ seen: Seen, action: String, by reviewer: String
  ) throws -> [ReviewDecision] {
    let line = seen.line
    func decision(_ word: ReviewLine.Word, _ text: String, _ count: Int) -> ReviewDecision {
      let proposed: String? = word.correction?["corrected"]
      let verdict: ReviewDecision.Verdict =
        text.utf8.elementsEqual(word.recognized.utf8)
        ? .keep
        : proposed?.utf8.elementsEqual(text.utf8) == true ? .accept(text) : .edit(text)
      return ReviewDecision(
        id: count == 0 ? request.id : "\(request.id)-\(count + 1)", action: action,
        place: SeenPlace(
          sha256: seen.sha256, page: line.address.page, line: line.address.line, word: word.index,
          box: word.box, pageWidth: line.pageWidth, seen: word.recognized),
        shown: word.text, verdict: verdict, learned: count == 0 ? request.learned : nil,
        reviewer: reviewer, decided: timestamp())
    }
    switch request.answer {
    case .keep, .text:
      guard let word = line.words.first(where: { $0.index == request.word }) else { return [] }
      var text = word.recognized
      if case .text(let right) = request.answer { text = right.cleanedForWord }
      return [decision(word, text, 0)]
    case .line(let text):
      let changes = LineEdit.texts(of: line.words.map(\.text), for: text.cleanedForWord)
      var decisions: [ReviewDecision] = []
      for (word, change) in zip(line.words, changes) {
        // Who has seen the line has seen what is asked about in it.
        let isAsked = word.correction.map { $0["questionId"] as Int64? != nil } ?? false
        guard change != nil || isAsked else { continue }
        decisions.append(decision(word, change ?? word.text, decisions.count))
      }
      return decisions
    case .role(let role):
      return [
        ReviewDecision(
          id: request.id, action: action,
          place: SeenPlace(
            sha256: seen.sha256, page: line.address.page, line: line.address.line, box: line.box,
            pageWidth: line.pageWidth, seen: line.seen),
          shown: line.text, verdict: .role(role), reviewer: reviewer, decided: timestamp())
      ]
    }
  }
}

extension String {
  /// NFC, with single spaces, and without what no print has.
  fileprivate var cleanedForWord: String {
    normalizedNFC.unicodeScalars.split { scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }.map(String.init).joined(separator: " ")
  }
}
