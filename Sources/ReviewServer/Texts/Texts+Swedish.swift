extension Texts {
  static let swedish = Texts(
    code: "sv",
    layout: LayoutTexts(
      skipToMain: "Hoppa till innehållet", views: "Vyer", queue: "Granskning",
      documents: "Dokument", search: "Sök", log: "Logg", keys: "Tangenter",
      keysTitle: "Tangenter", keyHelp: "visa den här hjälpen",
      keyEscape: "stäng en ruta, lämna ett fält",
      keysOn: "Enkla tangenter gör något (stäng av om du talar till datorn)", close: "Stäng",
      otherLanguage: "In English", reviewer: "Granskare:", signOut: "Logga ut"),
    queue: QueueTexts(
      title: "Granskning", placeInFocus: "Stället som granskas", loading: "Hämtar …",
      progress: "Så långt", doneNow: "Avgjort nu", questionsLeft: "Frågor kvar",
      placesLeft: "Ställen kvar", decided: "Avgjort i allt", filters: "Urval", filtersOn: "på",
      upcoming: "Härnäst", filterText: "Text", filterDocument: "Dokument",
      allDocuments: "Alla dokument", filterKind: "Slags ändring",
      filterDoubt: "Risk för fel, procent", atLeast: "minst", atMost: "högst",
      filterDay: "Mötesdag", from: "från", until: "till",
      onlyReopened: "Bara där ett tidigare beslut inte längre passar", filter: "Visa urvalet",
      clear: "Visa allt",
      help: """
        Titta på bilden, välj det som står där. Det troligaste är valt från början, så oftast \
        räcker Enter.
        """,
      keys: QueueKeyTexts(
        accept: "godta det valda, från början det troligaste", propose: "ja: ta förslaget",
        keep: "nej: behåll som läst", candidate: "ta den kandidaten",
        choose: "välj bland kandidaterna", type: "skriv en annan text",
        nothing: "där står ingenting: ta bort det lästa", skip: "hoppa över",
        back: "tillbaka till förra stället", undo: "ångra", redo: "gör om",
        all: "alla lika fall, med bild på vart och ett",
        always: "alltid: alla lika fall, och ordet till arkivets ordlista",
        page: "öppna sidan")),
    sheet: .swedish, meeting: .swedish,
    documents: .swedish,
    search: .swedish,
    log: .swedish,
    errors: ErrorTexts(title: "Det gick inte", back: "Till granskningen"),
    signIn: .swedish,
    kinds: .swedish,
    script: ScriptTexts(queue: .swedish, sheet: .swedish, documents: .swedish))
}

extension KindTexts {
  static let swedish = KindTexts(
    diacritic: "prickar och accenter", character: "tecken", split: "särskrivning",
    join: "hopskrivning", hyphenation: "avstavning", bullet: "punkttecken", noise: "skräp",
    punctuation: "skiljetecken")
}
