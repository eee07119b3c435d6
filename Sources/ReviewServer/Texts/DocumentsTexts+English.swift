extension DocumentsTexts {
  static let english = DocumentsTexts(
    title: "Documents", upload: "Add documents",
    uploadHelp: "Drop files here, or choose them. PDF, TIFF, PNG, JPEG and text are taken.",
    chooseFiles: "Choose files", text: "Name, body or title", state: "State",
    anyState: "All states", order: "Order", show: "Show", clear: "Show all", name: "Document",
    body: "Body", day: "Day", pages: "Pages", page: "Page", queue: "To review",
    review: "Review", applied: "Corrected", meeting: "Meeting", open: "Pages",
    retry: "Try again", alsoCalled: "Also:", noDocuments: "No documents to show.",
    done: "done", partial: "partly", failed: "failed", waiting: "waiting",
    newest: "newest first", byName: "by name", byDay: "by day",
    byQueue: "most to review first", oneDocument: "One document", documents: "documents",
    pager: .english)
}

extension PagerTexts {
  static let english = PagerTexts(label: "The list's pages", previous: "Previous", next: "Next")
}

extension SearchTexts {
  static let english = SearchTexts(
    title: "Search", label: "Search all documents",
    help: """
      Words or their beginnings, in what was read and in what was corrected. Capitals, dots and \
      accents make no difference.
      """,
    search: "Search", page: "page", read: "Read as:", picture: "The line's picture",
    nothing: "Nothing was found.", oneHit: "One hit", hits: "hits", more: "More hits")
}

extension LogTexts {
  static let english = LogTexts(
    title: "Log of decisions", reviewer: "Reviewer", anybody: "Anybody", document: "Document no.",
    show: "Show", clear: "Show all", export: "Get the whole log (JSON Lines)", number: "No.",
    when: "When (UTC)", what: "Decision", place: "Place", page: "page", line: "line",
    depth: "level",
    accepted: "accepted", kept: "kept", edited: "wrote", role: "the line's kind",
    undone: "undid", noLonger: "no longer holds", learned: "taught the archive",
    nothing: "No decisions yet.", older: "Older decisions")
}

extension DocumentsScriptTexts {
  static let english = DocumentsScriptTexts(
    uploading: "Sending {name}: {percent}", uploaded: "{name} has arrived",
    uploadFailed: "{name} did not arrive: {reason}", tooLarge: "{name} is too large.",
    wrongKind: "{name} is of no kind that can be read.",
    reading: "Reading {current}: {done} of {documents} documents, {pages} pages",
    readingDone: "Read: {done} documents, {pages} pages.",
    readingFailed: "{name}: {message}", retrying: "Trying again …", showNew: "Show the new ones")
}
