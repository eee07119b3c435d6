/// What the scripts say. `{name}` is where they put a value.
struct ScriptTexts: Sendable, Encodable {
  var queue: QueueScriptTexts
  var sheet: SheetScriptTexts
  var documents: DocumentsScriptTexts

  /// Flat: a script takes each text by its name.
  func encode(to encoder: any Encoder) throws {
    try queue.encode(to: encoder)
    try sheet.encode(to: encoder)
    try documents.encode(to: encoder)
  }
}

/// What the scripts of the queue say, and some that all use.
struct QueueScriptTexts: Sendable, Encodable {
  var kinds: KindTexts
  // Probabilities.
  var percent: String
  var above: String
  var below: String
  var almostSure: String
  var likely: String
  var possible: String
  var unlikely: String
  var hardly: String
  // A card.
  var cardTitle: String
  var formerly: String
  var read: String
  var would: String
  var candidates: String
  var actions: String
  var pageNumber: String
  var cases: String
  var asRead: String
  var proposal: String
  var linePicture: String
  var noPicture: String
  var pictureFailed: String
  var accept: String
  var takeProposal: String
  var keepRead: String
  var type: String
  var nothing: String
  var skip: String
  var allCases: String
  var always: String
  var back: String
  var undo: String
  var redo: String
  var typeLabel: String
  var letters: String
  var save: String
  var cancel: String
  // Equal cases.
  var casesTitle: String
  var casesKeep: String
  var casesHelp: String
  var casesChosen: String
  var decideCases: String
  var learns: String
  var noWord: String
  // What happened.
  var didKeep: String
  var didDecide: String
  var skipped: String
  var undone: String
  var redone: String
  var nothingToUndo: String
  var nothingToRedo: String
  var nothingBefore: String
  var youDecided: String
  var conflict: String
  var refused: String
  var cameBack: String
  var unreachable: String
  var signedOut: String
  var badFilter: String
  var unsent: String
  // When nothing waits.
  var loading: String
  var emptyTitle: String
  var emptyText: String
  var emptyFiltered: String
  var lookAgain: String
  var clearFilter: String
  var toDocuments: String
}
