/// Everything that the pages say in one language.
struct Texts: Sendable {
  /// The language's code, for `lang`.
  var code: String
  var layout: LayoutTexts
  var queue: QueueTexts
  var sheet: SheetTexts
  var meeting: MeetingTexts
  var documents: DocumentsTexts
  var search: SearchTexts
  var log: LogTexts
  var errors: ErrorTexts
  var signIn: SignInTexts
  var kinds: KindTexts
  var script: ScriptTexts
}

/// What stands around every page.
struct LayoutTexts: Sendable {
  var skipToMain: String
  var views: String
  var queue: String
  var documents: String
  var search: String
  var log: String
  var keys: String
  var keysTitle: String
  var keyHelp: String
  var keyEscape: String
  var keysOn: String
  var close: String
  var otherLanguage: String
  var reviewer: String
  var signOut: String
}

/// The queue's page.
struct QueueTexts: Sendable {
  var title: String
  var placeInFocus: String
  var loading: String
  var progress: String
  var doneNow: String
  var questionsLeft: String
  var placesLeft: String
  var decided: String
  var filters: String
  var filtersOn: String
  var upcoming: String
  var filterText: String
  var filterDocument: String
  var allDocuments: String
  var filterKind: String
  var filterDoubt: String
  var atLeast: String
  var atMost: String
  var filterDay: String
  var from: String
  var until: String
  var onlyReopened: String
  var filter: String
  var clear: String
  var help: String
  var keys: QueueKeyTexts
}

/// What the queue's keys do.
struct QueueKeyTexts: Sendable {
  var accept: String
  var propose: String
  var keep: String
  var candidate: String
  var choose: String
  var type: String
  var nothing: String
  var skip: String
  var back: String
  var undo: String
  var redo: String
  var all: String
  var always: String
  var page: String
}

/// Pages that say what went wrong.
struct ErrorTexts: Sendable {
  var title: String
  var back: String
}

/// The page at which reviewers sign in.
struct SignInTexts: Sendable {
  var title: String
  var text: String
  var name: String
  var password: String
  var signIn: String
}

/// The kinds of correction.
struct KindTexts: Sendable, Encodable {
  var diacritic: String
  var character: String
  var split: String
  var join: String
  var hyphenation: String
  var bullet: String
  var noise: String
  var punctuation: String
}
