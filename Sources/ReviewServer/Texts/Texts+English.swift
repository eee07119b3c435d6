extension Texts {
  static let english = Texts(
    code: "en",
    layout: LayoutTexts(
      skipToMain: "Skip to the content", views: "Views", queue: "Review",
      documents: "Documents", search: "Search", log: "Log", keys: "Keys",
      keysTitle: "Keys", keyHelp: "show this help",
      keyEscape: "close a box, leave a field",
      keysOn: "Single keys do something (turn off if you speak to the computer)", close: "Close",
      otherLanguage: "På svenska", reviewer: "Reviewer:", signOut: "Sign out"),
    queue: QueueTexts(
      title: "Review", placeInFocus: "The place in focus", loading: "Loading …",
      progress: "So far", doneNow: "Decided now", questionsLeft: "Questions left",
      placesLeft: "Places left", decided: "Decided in all", filters: "Filter", filtersOn: "on",
      upcoming: "Coming up", filterText: "Text", filterDocument: "Document",
      allDocuments: "All documents", filterKind: "Kind of change",
      filterDoubt: "Risk of error, percent", atLeast: "at least", atMost: "at most",
      filterDay: "Day of the meeting", from: "from", until: "until",
      onlyReopened: "Only where an earlier decision no longer fits", filter: "Show these",
      clear: "Show all",
      help: """
        Look at the picture and choose what stands there. The likeliest is chosen from the start, \
        so Enter mostly does.
        """,
      keys: QueueKeyTexts(
        accept: "accept what is chosen, the likeliest at first", propose: "take the proposal (ja)",
        keep: "keep what was read (nej)", candidate: "take that candidate",
        choose: "choose among the candidates", type: "type another text",
        nothing: "nothing stands there: remove what was read", skip: "skip",
        back: "back to the place before", undo: "undo", redo: "redo",
        all: "all equal cases, with a picture of each",
        always: "always: all equal cases, and the word into the archive's dictionary",
        page: "open the page")),
    sheet: .english, meeting: .english,
    documents: .english,
    search: .english,
    log: .english,
    errors: ErrorTexts(title: "That did not work", back: "To the review"),
    signIn: .english,
    kinds: .english,
    script: ScriptTexts(queue: .english, sheet: .english, documents: .english))
}

extension KindTexts {
  static let english = KindTexts(
    diacritic: "dots and accents", character: "letters", split: "one word or two",
    join: "two words or one", hyphenation: "hyphenation", bullet: "bullets", noise: "specks",
    punctuation: "punctuation")
}
