extension SheetTexts {
  static let swedish = SheetTexts(
    pages: "Sidor", pageLabel: "sida", of: "av", previous: "Förra", next: "Nästa",
    picture: "Sidans bild", pictureTools: "Bildens storlek och läge", zoomIn: "Större",
    zoomOut: "Mindre", zoomFit: "Hela bredden", rotate: "Vrid ett kvarts varv",
    tabs: "Vad som visas bredvid bilden", tabText: "Text", tabLayout: "Uppställning",
    tabMeeting: "Möte", legend: "Risk för fel:", doubt1: "1–5 %", doubt2: "5–20 %",
    doubt3: "20–50 %", doubt4: "över 50 %", lines: "Rader", loading: "Hämtar …",
    layoutHelp: "Vad varje rad har tagits för. Tryck på ordet framför raden för att rätta det.",
    keys: SheetKeyTexts(
      lines: "rad upp, rad ned", words: "ord för ord på raden", edit: "skriv om raden",
      role: "säg vad raden är", next: "nästa sida", previous: "förra sidan",
      zoom: "större, mindre, hela bredden", rotate: "vrid bilden",
      tabs: "text, uppställning, möte", queue: "till granskningen"))
}

extension SheetScriptTexts {
  static let swedish = SheetScriptTexts(
    roles: RoleTexts(
      item: "Punkt", section: "Avsnitt", subheading: "Mellanrubrik", decision: "Beslut",
      paragraph: "Stycke", listItem: "Listpunkt", tableRow: "Tabellrad", head: "Mötets huvud",
      presenters: "Föredragande", signature: "Underskrift", agenda: "Dagordning",
      furniture: "Sidhuvud, sidfot", other: "Annat"),
    statuses: StatusTexts(
      applied: "rättat av Pränt", proposed: "väntar på beslut", accepted: "godtaget",
      rejected: "behållet", edited: "omskrivet"),
    pagePicture: "Sidan som den skannades", noMorePages: "Det finns ingen sida åt det hållet.",
    noLines: "Det finns ingen text på sidan.", editLine: "Skriv om rad {line}",
    chooseLine: "Välj en rad först.", lineLabel: "Rad {line}", lineSaved: "Raden är sparad",
    unknownWords: "Inte i ordlistan: {words}", factRead: "Läst:", factNow: "Nu:",
    factDoubt: "Risk för fel: {percent}", mergeTitle: "Någon annan har ändrat raden",
    mergeText: "{reviewer} har ändrat raden medan du skrev. Vad ska stå?",
    mergeTheirs: "Deras", mergeMine: "Din", mergeLabel: "Så här ska det stå",
    mergeSave: "Spara det här", mergeKeepTheirs: "Behåll deras", roleUnknown: "Okänt",
    roleOfLine: "Rad {line} är: {role}. Ändra", rolesTitle: "Vad är raden?",
    roleKinds: "Slag", roleJoints: "Samband", roleContinues: "Fortsätter raden ovanför",
    roleOpens: "Börjar ett nytt stycke", roleIn: "In en nivå", roleOut: "Ut en nivå",
    roleConflict: "{reviewer} har sagt något annat om raden under tiden.",
    roleSaved: "Sparat. Mötet görs om …", meetingIsNew: "Mötet är gjort på nytt",
    noMeeting: "Det finns inget möte att visa.")
}

extension SignInTexts {
  static let swedish = SignInTexts(
    title: "Logga in", text: "För att granska behövs ett namn och ett lösenord.", name: "Namn",
    password: "Lösenord", signIn: "Logga in")
}
