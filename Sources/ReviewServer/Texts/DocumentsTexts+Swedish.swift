extension DocumentsTexts {
  static let swedish = DocumentsTexts(
    title: "Dokument", upload: "Lägg till dokument",
    uploadHelp: "Dra hit filer, eller välj dem. PDF, TIFF, PNG, JPEG och text tas emot.",
    chooseFiles: "Välj filer", text: "Namn, organ eller rubrik", state: "Läge",
    anyState: "Alla lägen", order: "Ordning", show: "Visa", clear: "Visa allt", name: "Dokument",
    body: "Organ", day: "Mötesdag", pages: "Sidor", page: "Sida", queue: "Att granska",
    review: "Granska", applied: "Rättat", meeting: "Möte", open: "Sidorna",
    retry: "Försök igen", alsoCalled: "Även:", noDocuments: "Inga dokument att visa.",
    done: "klart", partial: "delvis", failed: "misslyckat", waiting: "väntar",
    newest: "nyast först", byName: "efter namn", byDay: "efter mötesdag",
    byQueue: "mest att granska först", oneDocument: "Ett dokument", documents: "dokument",
    pager: .swedish)
}

extension PagerTexts {
  static let swedish = PagerTexts(
    label: "Listans sidor", previous: "Föregående", next: "Nästa")
}

extension SearchTexts {
  static let swedish = SearchTexts(
    title: "Sök", label: "Sök i alla dokument",
    help: """
      Ord eller ords början, i det som lästes och i det rättade. Stora och små bokstäver, prickar \
      och accenter spelar ingen roll.
      """,
    search: "Sök", page: "sida", read: "Läst som:", picture: "Radens bild",
    nothing: "Ingenting hittades.", oneHit: "En träff", hits: "träffar", more: "Fler träffar")
}

extension LogTexts {
  static let swedish = LogTexts(
    title: "Logg över beslut", reviewer: "Granskare", anybody: "Alla", document: "Dokument nr",
    show: "Visa", clear: "Visa allt", export: "Hämta hela loggen (JSON Lines)", number: "Nr",
    when: "När (UTC)", what: "Beslut", place: "Ställe", page: "sida", line: "rad", depth: "nivå",
    accepted: "godtog", kept: "behöll", edited: "skrev", role: "radens slag", undone: "ångrade",
    noLonger: "gäller inte längre", learned: "lärde arkivet", nothing: "Inga beslut ännu.",
    older: "Äldre beslut")
}

extension DocumentsScriptTexts {
  static let swedish = DocumentsScriptTexts(
    uploading: "Skickar {name}: {percent}", uploaded: "{name} är mottagen",
    uploadFailed: "{name} kom inte fram: {reason}", tooLarge: "{name} är för stor.",
    wrongKind: "{name} är inte av ett slag som kan läsas.",
    reading: "Läser {current}: {done} av {documents} dokument, {pages} sidor",
    readingDone: "Läst: {done} dokument, {pages} sidor.",
    readingFailed: "{name}: {message}", retrying: "Försöker igen …", showNew: "Visa de nya")
}
