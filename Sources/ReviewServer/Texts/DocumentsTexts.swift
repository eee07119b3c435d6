internal import Archive

/// The list of documents.
struct DocumentsTexts: Sendable {
  var title: String
  var upload: String
  var uploadHelp: String
  var chooseFiles: String
  var text: String
  var state: String
  var anyState: String
  var order: String
  var show: String
  var clear: String
  var name: String
  var body: String
  var day: String
  var pages: String
  var page: String
  var queue: String
  var review: String
  var applied: String
  var meeting: String
  var open: String
  var retry: String
  var alsoCalled: String
  var noDocuments: String
  var done: String
  var partial: String
  var failed: String
  var waiting: String
  var newest: String
  var byName: String
  var byDay: String
  var byQueue: String
  var oneDocument: String
  var documents: String
  var pager: PagerTexts

  func name(_ state: StoredDocument.State) -> String {
    switch state {
    case .done: done
    case .partial: partial
    case .failed: failed
    case .waiting: waiting
    }
  }

  func name(_ order: DocumentFilter.Order) -> String {
    switch order {
    case .newest: newest
    case .name: byName
    case .day: byDay
    case .waiting: byQueue
    }
  }

  func total(_ count: Int) -> String { count == 1 ? oneDocument : "\(count) \(documents)" }
}

/// The way through a long list.
struct PagerTexts: Sendable {
  var label: String
  var previous: String
  var next: String
}

/// The search.
struct SearchTexts: Sendable {
  var title: String
  var label: String
  var help: String
  var search: String
  var page: String
  var read: String
  var picture: String
  var nothing: String
  var oneHit: String
  var hits: String
  var more: String

  func found(_ count: Int) -> String {
    switch count {
    case 0: nothing
    case 1: oneHit
    default: "\(count) \(hits)"
    }
  }
}

/// The log of decisions.
struct LogTexts: Sendable {
  var title: String
  var reviewer: String
  var anybody: String
  var document: String
  var show: String
  var clear: String
  var export: String
  var number: String
  var when: String
  var what: String
  var place: String
  var page: String
  var line: String
  var depth: String
  var accepted: String
  var kept: String
  var edited: String
  var role: String
  var undone: String
  var noLonger: String
  var learned: String
  var nothing: String
  var older: String
}

/// What the scripts of the list of documents say.
struct DocumentsScriptTexts: Sendable, Encodable {
  var uploading: String
  var uploaded: String
  var uploadFailed: String
  var tooLarge: String
  var wrongKind: String
  var reading: String
  var readingDone: String
  var readingFailed: String
  var retrying: String
  var showNew: String
}
