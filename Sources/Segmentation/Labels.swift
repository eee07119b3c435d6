package import Minutes

/// What a label in a document's head says of what follows it.
package enum HeadLabel: Equatable {
  /// The day.
  case date
  /// When on the day.
  case time
  /// Where.
  case place
  /// Date, time and place in any mixture.
  case dateTimePlace
  /// Those who were there, all in one role where it says so.
  case present(Attendance.Role?)
  /// Those who were not.
  case absent
  /// Those who have an office.
  case person(Attendance.Role)
  /// The administration or authority.
  case organization
  /// Who met.
  case body
  /// What the meeting was called besides.
  case title
  /// Known, but the contract has no place for it.
  case ignored
}

extension HeadLabel {
  /// What it says, in a word or two, for an explanation.
  var name: String {
    switch self {
    case .date: "date"
    case .time: "time"
    case .place: "place"
    case .dateTimePlace: "date, time and place"
    case .present(let role): role.map { "those present (\($0.rawValue))" } ?? "those present"
    case .absent: "those absent"
    case .person(let role): role.rawValue
    case .organization: "organization"
    case .body: "body"
    case .title: "title"
    case .ignored: "something without a place in the contract"
    }
  }
}

/// The Swedish words that minutes are labelled with. Compared without case and marks, so that
/// they are found in badly read text, too; the longest label that fits wins.
enum Labels {
  static let head: [(String, HeadLabel)] = [
    ("datum", .date), ("mötesdatum", .date), ("sammanträdesdatum", .date), ("dag", .date),
    ("tid", .time), ("mötestid", .time), ("klockan", .time), ("sammanträdestid", .time),
    ("plats", .place), ("lokal", .place), ("mötesplats", .place), ("sammanträdesplats", .place),
    ("mötesrum", .place), ("sammanträdeslokal", .place),
    ("datum och tid", .dateTimePlace), ("tid och datum", .dateTimePlace),
    ("plats och tid", .dateTimePlace), ("tid och plats", .dateTimePlace),
    ("dag och tid", .dateTimePlace), ("tid och lokal", .dateTimePlace),
    ("tid/plats", .dateTimePlace), ("plats/tid", .dateTimePlace), ("datum/tid", .dateTimePlace),
    ("tid, plats", .dateTimePlace), ("plats, tid", .dateTimePlace), ("när", .dateTimePlace),
    ("plats och sammanträdestid", .dateTimePlace), ("datum, tid", .dateTimePlace),
    ("datum och plats", .dateTimePlace), ("datum, tid och plats", .dateTimePlace),
    ("var", .place),
    ("deltagare", .present(nil)), ("närvarande", .present(nil)), ("närvaro", .present(nil)),
    ("mötesdeltagare", .present(nil)), ("deltog", .present(nil)), ("medverkande", .present(nil)),
    ("närvarande ledamöter", .present(.member)), ("enhet", .body), ("arbetsplats", .body), ("forum", .body),
    ("leder mötet", .person(.chair)), ("samtalsledare", .person(.chair)),
    ("skribent", .person(.secretary)), ("sekr", .person(.secretary)),
    ("sekr.", .person(.secretary)), ("tider", .time), ("från", .ignored), ("till", .ignored),
    ("skickat", .ignored), ("ämne", .title), ("bifogade filer", .ignored), ("bilaga", .ignored),
    ("protokolljustering", .ignored), ("sammanträdestid och plats", .dateTimePlace),
    ("sammanträdesrum", .place),
    ("mötesforum", .body), ("verksamhet", .organization), ("starttid", .time), ("sluttid", .time),
    ("mötet började", .time), ("mötet slutade", .time), ("skrev", .person(.secretary)),
    ("antecknade", .person(.secretary)), ("ledde mötet", .person(.chair)),
    ("arbetslag", .body), ("kommun", .organization), ("bolag", .organization),
    ("förening", .organization), ("att justera protokollet utses", .person(.adjuster)),
    ("att justera utses", .person(.adjuster)), ("utses att justera protokollet", .person(.adjuster)),
    ("justerade paragrafer", .ignored), ("justeringens tid och plats", .ignored),
    ("tid och plats för justering", .ignored), ("beslutande", .present(.member)),
    ("beslutande ledamöter", .present(.member)), ("ledamöter", .present(.member)),
    ("ordinarie ledamöter", .present(.member)),
    ("tjänstgörande ersättare", .present(.substitute)), ("ersättare", .present(.substitute)),
    ("närvarande ersättare", .present(.substitute)),
    ("tjänstg. ersättare", .present(.substitute)), ("tjg. ersättare", .present(.substitute)),
    ("tjg ersättare", .present(.substitute)), ("tjänstgörande ers.", .present(.substitute)),
    ("ej tjänstgörande ersättare", .present(.substitute)),
    ("icke tjänstgörande ersättare", .present(.substitute)), ("suppleanter", .present(.substitute)),
    ("övriga närvarande", .present(.official)), ("övriga deltagare", .present(nil)),
    ("övriga deltagande", .present(nil)), ("övriga medverkande", .present(nil)),
    ("övriga", .present(nil)), ("tjänstemän", .present(.official)),
    ("tjänstepersoner", .present(.official)), ("föredragande tjänstemän", .present(.official)),
    ("inbjudna", .present(nil)), ("inbjuden", .present(nil)), ("gäster", .present(nil)),
    ("gäst", .present(nil)), ("adjungerade", .present(nil)), ("adjungerad", .present(nil)),
    ("kallade", .present(nil)), ("extra deltagare", .present(nil)),
    ("frånvarande", .absent), ("frånvaro", .absent), ("förhinder", .absent),
    ("ej närvarande", .absent), ("anmält förhinder", .absent), ("meddelat förhinder", .absent),
    ("förhindrade", .absent), ("inte närvarande", .absent), ("frånvarande ledamöter", .absent),
    ("anmäld frånvaro", .absent), ("ej deltagande", .absent), ("förfall", .absent),
    ("ordförande", .person(.chair)), ("mötesordförande", .person(.chair)),
    ("mötesledare", .person(.chair)), ("ordf", .person(.chair)), ("ordf.", .person(.chair)),
    ("vice ordförande", .person(.viceChair)), ("sekreterare", .person(.secretary)),
    ("mötessekreterare", .person(.secretary)), ("protokollförare", .person(.secretary)),
    ("nämndsekreterare", .person(.secretary)), ("antecknare", .person(.secretary)),
    ("anteckningar", .person(.secretary)), ("vid pennan", .person(.secretary)),
    ("vid tangenterna", .person(.secretary)), ("vid anteckningarna", .person(.secretary)),
    ("justerare", .person(.adjuster)), ("utses att justera", .person(.adjuster)),
    ("utsedd att justera", .person(.adjuster)), ("justeringsperson", .person(.adjuster)),
    ("justeringspersoner", .person(.adjuster)), ("justeringsman", .person(.adjuster)),
    ("organisation", .organization), ("förvaltning", .organization), ("organ", .body),
    ("nämnd", .body), ("grupp", .body), ("möte", .title), ("rubrik", .title),
    ("justeras den", .ignored), ("justeringens tid", .ignored), ("justeringsdag", .ignored),
    ("justeringens plats och tid", .ignored), ("justeringens plats", .ignored),
    ("tid för justering", .ignored), ("plats och tid för justering", .ignored),
    ("justering", .ignored), ("justeras", .ignored), ("justerat", .ignored),
    ("paragrafer", .ignored), ("paragraf", .ignored), ("diarienummer", .ignored),
    ("dnr", .ignored), ("kallelse", .ignored), ("underskrifter", .ignored),
    ("kopia", .ignored), ("kopia till", .ignored), ("för kännedom", .ignored),
    ("ajournering", .ignored), ("ajourneringar", .ignored), ("sida", .ignored),
    ("ärenden", .ignored), ("bilagor", .ignored), ("sänds till", .ignored),
  ]

  /// The same, folded, the longest first.
  static let foldedHead: [(label: String, meaning: HeadLabel)] =
    head.map { ($0.0.foldedForLabels, $0.1) }
    .sorted {
      ($0.label.unicodeScalars.count, $1.label) > ($1.label.unicodeScalars.count, $0.label)
    }

  /// The same by the folded label.
  static let headByName = Dictionary(
    foldedHead.map { ($0.label, $0.meaning) }, uniquingKeysWith: { first, _ in first })

  /// The same by how many bytes the label has.
  static let headByLength = byLength(foldedHead.map { ($0.label, $0.meaning) })

  /// Labels by how many bytes they have: a misread letter changes that by two at most.
  static func byLength<Meaning>(_ labels: [(String, Meaning)]) -> [Int: [(String, Meaning)]] {
    Dictionary(grouping: labels) { $0.0.utf8.count }
  }

  /// What the label means that is one letter from a text.
  static func nearest<Meaning>(
    _ folded: String, in labels: [Int: [(String, Meaning)]]
  ) -> Meaning? {
    let length = folded.utf8.count
    for count in [length, length + 1, length - 1, length + 2, length - 2] {
      for (label, meaning) in labels[count] ?? [] {
        if editDistance(folded, label, limit: 1) != nil { return meaning }
      }
    }
    return nil
  }

  /// Kinds of document, as their titles begin.
  static let documentKinds: [(String, Meeting.Kind)] = [
    ("sammantradesprotokoll", .minutes), ("beslutsprotokoll", .minutes),
    ("motesprotokoll", .minutes), ("protokollsutdrag", .minutes), ("protokoll", .minutes),
    ("minnesanteckningar", .notes), ("motesanteckningar", .notes), ("anteckningar", .notes),
    ("minnesanteckning", .notes),
  ]

  /// Headings of the agenda's parts.
  static let sections: [(String, Section.Kind)] = [
    ("information", .information), ("informationsarenden", .information),
    ("informationspunkter", .information), ("for information", .information),
    ("dialog", .dialogue), ("diskussion", .dialogue), ("diskussionspunkter", .dialogue),
    ("dialogpunkter", .dialogue), ("dialogarenden", .dialogue), ("diskussionsarenden", .dialogue),
    ("for dialog", .dialogue), ("for diskussion", .dialogue), ("samtal", .dialogue),
    ("beslut", .decision), ("beslutsarenden", .decision), ("beslutspunkter", .decision),
    ("for beslut", .decision), ("arenden for beslut", .decision), ("beslutande", .decision),
    ("arenden for information", .information), ("arenden for dialog", .dialogue),
    ("ovrigt", .other), ("ovriga punkter", .other), ("inledning", .other),
    ("ovriga fragor", .other), ("rapporter", .information), ("informationsfragor", .information),
    ("diskussionsfragor", .dialogue), ("dialogfragor", .dialogue), ("beslutsfragor", .decision),
    ("punkter for beslut", .decision), ("punkter for information", .information),
    ("punkter for diskussion", .dialogue), ("arenden for diskussion", .dialogue),
  ]

  /// The same by name.
  static let sectionsByName = Dictionary(sections, uniquingKeysWith: { first, _ in first })

  static let sectionsByLength = byLength(sections)

  /// Verbs between such a label and the names, where sentences say who was there.
  static let attendanceVerbs: Set<String> = ["var", "ar", "hade", "deltog", "deltar", "voro"]
  /// Words that number an agenda item together with a figure.
  static let itemWords: Set<String> = ["punkt", "pkt", "arende", "dagordningspunkt"]
  /// Subheadings that are items of their own in an agenda without numbers.
  static let itemsWithoutNumber: Set<String> = ["ovrigt", "nasta mote", "kommande moten"]
  /// Headings of the columns in a table of those who were there.
  static let nameColumns: Set<String> = ["namn", "deltagare", "narvarande", "ledamot", "ledamoter"]
  static let roleColumns: Set<String> = [
    "roll", "ansvar", "ansvarsomrade", "tjanst", "yrke", "funktion", "uppdrag", "befattning",
    "titel",
  ]
  static let affiliationColumns: Set<String> = [
    "parti", "organisation", "forvaltning", "enhet", "representerar", "foretag", "skola", "kommun",
  ]

  static let presenters = [
    "foredragande", "foredragare", "foredras av", "presentator", "foredragning", "ansvarig",
    "informationsansvarig", "presenteras av", "foredragshallare", "rapportor", "redovisas av",
    "inledare", "informator", "dragande", "dragning", "dragning av", "presentation av",
    "redovisning av", "foredragning av", "inledning av", "information av", "informerar",
    "foredr", "foredr.",
  ]
  static let decisions = [
    "beslut", "beslutat", "beslutades", "vi beslutade", "beslutas", "vi beslutar", "namndens beslut",
    "styrelsens beslut", "motets beslut",
  ]
  static let caseNumbers = ["dnr", "diarienummer", "diarienr", "d.nr", "arendenummer", "arendenr"]

  /// Words under which people sign.
  static let signatures: [(String, Signature.Role?)] = [
    ("vid anteckningarna", .recordedBy), ("vid anteckningar", .recordedBy),
    ("for anteckningarna svarar", .recordedBy), ("for anteckningarna svarade", .recordedBy),
    ("vid datorn", .recordedBy), ("sekreterare for motet", .recordedBy),
    ("minnesanteckningarna forda av", .recordedBy), ("anteckningarna forda av", .recordedBy),
    ("motesanteckningarna forda av", .recordedBy), ("minnesanteckningar forda av", .recordedBy),
    ("med vanlig halsning", .recordedBy), ("med vanliga halsningar", .recordedBy),
    ("vanliga halsningar", .recordedBy), ("nedtecknat av", .recordedBy), ("sammanstallt av", .recordedBy),
    ("upprattat av", .recordedBy), ("vid pennan", .recordedBy), ("vid protokollet", .recordedBy),
    ("vid tangenterna", .recordedBy), ("vid tangentbordet", .recordedBy),
    ("antecknat av", .recordedBy), ("protokollforare", .recordedBy),
    ("protokollfort av", .recordedBy), ("for anteckningarna", .recordedBy),
    ("anteckningar av", .recordedBy), ("anteckningarna fordes av", .recordedBy),
    ("sekreterare", .recordedBy), ("namndsekreterare", .recordedBy), ("sekr", .recordedBy),
    ("motessekreterare", .recordedBy), ("antecknare", .recordedBy), ("skrivet av", .recordedBy),
    ("ordforande", .chair), ("motesordforande", .chair), ("stammoordforande", .chair),
    ("justerare", .adjuster), ("justeras", .adjuster), ("justeras av", .adjuster),
    ("justerat", .adjuster), ("justerat av", .adjuster), ("justeringsperson", .adjuster),
    ("justeringspersoner", .adjuster), ("justeringsman", .adjuster), ("justeringsmän", .adjuster),
    ("justerandes signatur", .adjuster), ("justerande", .adjuster),
    ("justeringsledamot", .adjuster), ("justeringsledamoter", .adjuster),
  ]
  /// The same with their letters.
  static let signatureLetters = signatures.map { ($0.0, Array($0.0.unicodeScalars), $0.1) }
  /// Those that open the signatures wherever they stand; the others need company.
  static let certainSignatures = [
    "vid anteckningarna", "vid anteckningar", "vid pennan", "vid protokollet", "vid tangenterna",
    "vid tangentbordet", "antecknat av", "protokollfort av", "for anteckningarna",
    "anteckningar av", "anteckningarna fordes av", "skrivet av", "vid datorn",
    "med vanlig halsning", "med vanliga halsningar", "vanliga halsningar",
    "minnesanteckningarna forda av", "anteckningarna forda av", "motesanteckningarna forda av",
    "minnesanteckningar forda av", "for anteckningarna svarar", "for anteckningarna svarade",
    "nedtecknat av", "sammanstallt av",
    "upprattat av", "sekreterare for motet",
  ]
  /// What those labels and the headings below begin with.
  static let signatureInitials = Set(
    (certainSignatures + signatureHeadings).compactMap(\.firstScalar))
  /// What the labels of signatures begin with.
  static let allSignatureInitials = Set(signatures.compactMap { $0.0.firstScalar })
  static let firstWordsOfSignatures = Set(
    signatures.compactMap { $0.0.parts(at: " ").first.map(String.init) })
  static let signatureHeadings = ["underskrifter", "underskrift", "signaturer", "namnteckningar"]
  /// What opens the proof that the minutes were announced.
  static let announcements = [
    "tillkannagivande om justering", "bevis om justering", "anslagsbevis", "anslag/bevis", "anslag", "bevis om anslag", "bevis om tillkannagivande",
    "tillkannagivande", "anslag och bevis",
  ]

  static let footers = [
    "justerandes sign", "justerandes signatur", "utdragsbestyrkande", "justerarnas sign",
    "justerandes signaturer", "ordforandes sign", "justeras sign",
  ]

  /// Headings that are usual under an agenda item of formal minutes.
  static let subheadings: Set<String> = [
    "arendet", "sammanfattning", "sammanfattning av arendet", "arendebeskrivning", "bakgrund",
    "beslutsunderlag", "underlag", "yrkanden", "yrkande", "propositionsordning", "beslutsgang",
    "reservation", "reservationer", "jav", "villkor", "upplysningar", "skal for beslutet", "skal",
    "motivering", "beslutet skickas till", "beslutet skickas for kannedom till",
    "expedieras till", "sands till", "delges", "expediering", "protokollsanteckning",
    "protokollsanteckningar", "sarskilt yttrande", "sarskilda yttranden", "votering",
    "omrostning", "omrostningsresultat", "forteckning", "forslag till beslut", "bedomning",
    "ekonomiska konsekvenser", "forvaltningens forslag", "arendets beredning", "beredning",
    "overlaggning", "ajournering", "barnkonsekvensanalys", "anteckningar", "hur man overklagar",
    "avgift", "kopia till", "ovrigt", "lagstod", "beslutsmotivering", "inkomna handlingar",
    "kommunicering", "deltar inte i beslutet", "nasta mote", "kommande moten", "sandlista",
    "bilaga", "bilagor", "arendet i korthet", "tjanstemannaforslag", "beskrivning av arendet",
    "forslag till beslut pa sammantradet", "beslutet ska skickas till", "tidigare behandling",
    "tidigare beslut", "forvaltningens bedomning", "konsekvenser", "uppfoljning", "inledning",
  ]

  /// Roles as they stand behind a name, in brackets or after a comma.
  static let roles: [(String, Attendance.Role)] = [
    ("vice ordforande", .viceChair), ("vice ordf", .viceChair), ("v ordf", .viceChair),
    ("v. ordf", .viceChair), ("vice chair", .viceChair), ("ordforande", .chair), ("ordf", .chair),
    ("motesledare", .chair), ("samtalsledare", .chair), ("sekreterare", .secretary),
    ("sekr", .secretary), ("skribent", .secretary),
    ("antecknar", .secretary), ("ant", .secretary), ("for anteckningar", .secretary), ("leder motet", .chair),
    ("anteckningar", .secretary), ("antecknare", .secretary), ("protokollforare", .secretary),
    ("protokoll", .secretary), ("vid pennan", .secretary), ("justerare", .adjuster),
    ("justeringsperson", .adjuster), ("ersattare", .substitute), ("suppleant", .substitute),
    ("adjungerad", .guest), ("inbjuden", .guest), ("gast", .guest),
  ]

  /// The roles' names alone.
  static let roleNames = Set(roles.map(\.0))
  /// Words, folded, that stand before a name as titles.
  static let titles: Set<String> = ["dr", "fil. dr", "professor", "prof", "docent", "phd"]
  /// How words end, folded, that tell what somebody is when they stand before a name.
  static let professions = [
    "chef", "direktor", "kanslist", "sekreterare", "ingenjor", "ekonom", "strateg", "handlaggare", "utredare",
    "jurist", "planerare", "arkitekt", "inspektor", "utvecklare", "samordnare", "controller",
    "rektor", "administrator", "koordinator", "kommunikator", "registrator", "ledare", "assistent",
    "kurator", "psykolog", "revisor", "konsult", "kommunalrad", "specialist", "larare",
    "forestandare", "intendent", "bibliotekarie", "skoterska", "pedagog", "tekniker", "ombud",
    "ordforande", "ledamot", "ersattare", "cheferna", "chefer", "rektorerna", "vaktmastare", "kamrer", "lakare", "prast", "kyrkoherde",
  ]

  /// Headings, folded, of the agenda above the items.
  static let agendaHeadings: Set<String> = [
    "dagordning", "agenda", "foredragningslista", "arendelista", "forslag till dagordning",
    "dagens agenda", "motets dagordning", "innehall", "innehallsforteckning", "arenden",
  ]

  /// Words, folded, with one of which a name is an organization's and no person's.
  static let organizationWords: Set<String> = [
    "region", "kommun", "kommuns", "ab", "hb", "forvaltningen", "forvaltning", "forbundet",
    "foreningen", "forening", "brf", "stiftelsen", "universitet", "hogskola", "hogskolan", "skola",
    "skolan", "myndigheten", "lansstyrelsen", "landstinget", "enheten", "avdelningen",
  ]

  /// Words for places, folded, and how they end.
  static let placeWords: Set<String> = [
    "teams", "zoom", "skype", "digitalt", "distans", "videomote", "rum", "sal", "lokal", "aula",
    "aulan", "biblioteket", "kansliet", "expeditionen", "radhuset", "hotell", "slott", "vardshus",
  ]
  static let placeEndings = [
    "rummet", "salen", "biblioteket", "huset", "lokalen", "kansliet", "rum", "salong", "gard",
    "garden", "restaurangen", "hotellet", "expeditionen", "kyrkan", "laroverket", "hallen",
    "magasinet", "hus", "konferensen", "matsal", "caf\u{E9}et", "torget", "huvudkontoret",
  ]

  /// Verbs that stand in sentences and seldom in titles.
  static let verbs: Set<String> = [
    "ar", "var", "har", "hade", "ska", "skall", "kommer", "kan", "kunde", "bestar", "blir", "blev",
    "vill", "bor", "maste", "finns", "fanns", "galler", "hålls", "halls", "holls", "pagar",
    "deltar", "deltog", "valjs", "valdes", "utses", "foreslogs", "foreslas", "foreslar", "anmaler",
    "informerar", "informerade", "noterades", "beslutar", "beslutade", "star", "gar", "tas", "tar",
  ]

  /// Words that no paragraph ends with.
  static let leadingOn: Set<String> = [
    "och", "eller", "samt", "i", "pa", "av", "for", "med", "till", "att", "en", "ett", "den", "det",
    "de", "som", "om", "fran", "vid", "ur", "hos", "mellan", "under", "over", "genom", "mot",
    "utan", "efter", "innan", "inom", "enligt", "dar", "nar", "men", "eftersom", "vilket", "inte",
  ]

  static let months: [String] = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
  ]
  static let weekdays = weekdayNames.map(\.foldedForLabels)
  static let weekdayNames = [
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag",
  ]
}

extension Labels {
  private static let sectionWords: [String: Section.Kind] = [
    "information": .information, "informationer": .information, "kannedom": .information,
    "dialog": .dialogue, "diskussion": .dialogue, "samtal": .dialogue, "samrad": .dialogue,
    "overlaggning": .dialogue, "beslut": .decision, "beslutande": .decision,
  ]

  /// `till information`, `för dialog`, `punkter för beslut`, `ärenden till kännedom`: what a part of
  /// the agenda is for.
  static func section(_ folded: String) -> Section.Kind? {
    // Most texts are told by their first letter: `till`, `för`, `ärenden`, `punkter`, `frågor`.
    guard folded.utf8.count < 40, let initial = folded.firstScalar,
      "tfap".unicodeScalars.contains(initial)
    else { return nil }
    let words = folded.parts(at: " ").map(String.init)
    guard words.count >= 2, words.count <= 3, let kind = words.last.flatMap({ sectionWords[$0] })
    else { return nil }
    let before = words.dropLast()
    guard before.last == "till" || before.last == "for" else { return nil }
    return before.count == 1 || ["arenden", "punkter", "fragor"].contains(words[0]) ? kind : nil
  }

  /// `INFORMATION & UPPFÖLJNING`, `GEMENSAM DIALOG`: by the first word that says so.
  static func shoutedSection(_ folded: String) -> Section.Kind? {
    let words = folded.parts(at: " ").map(String.init)
    guard words.count <= 4 else { return nil }
    return words.lazy.compactMap { sectionWords[$0] }.first
  }

  /// Words before those that name a group of people: `tjänstgörande ledamöter`.
  private static let groupQualifiers: Set<String> = [
    "ordinarie", "tjanstgorande", "narvarande", "ovriga", "valda", "beslutande", "icke", "ej",
    "inte", "franvarande", "adjungerade", "inbjudna", "kallade", "fackliga", "externa",
  ]
  private static let groups: [String: HeadLabel] = [
    "ledamoter": .present(.member), "ersattare": .present(.substitute),
    "suppleanter": .present(.substitute), "tjansteman": .present(.official),
    "tjanstepersoner": .present(.official), "deltagare": .present(nil),
    "narvarande": .present(nil), "representanter": .present(nil), "foretradare": .present(nil),
  ]

  /// The same at the head of a line: how many letters the label has, and what it means.
  static func leadingGroup(_ folded: String) -> (length: Int, meaning: HeadLabel)? {
    let words = folded.parts(at: " ")
    guard words.count > 2, groupQualifiers.contains(String(words[0])) else { return nil }
    for count in [4, 3, 2] where words.count > count {
      let label = words[..<count].joined(separator: " ")
      if let meaning = group(label) { return (label.unicodeScalars.count, meaning) }
    }
    return nil
  }

  /// What a label of several words means by its last word, where the others only qualify it.
  static func group(_ folded: String) -> HeadLabel? {
    guard folded.utf8.contains(0x20) else { return nil }
    let words = folded.parts(at: " ").map(String.init)
    guard words.count <= 4, let meaning = words.last.flatMap({ groups[$0] }),
      words.dropLast().allSatisfy(groupQualifiers.contains)
    else { return nil }
    return words[0].hasPrefix("franvar") ? .absent : meaning
  }
}

/// What a label that stands before a colon or a cell's edge means.
/// - Parameter text: the label, with or without its colon.
/// - Returns: nil for what is no label of a head.
package func headLabel(_ text: String) -> HeadLabel? {
  guard text.utf8.count < 90 else { return nil }
  let folded = text.trimmed(":.\"”“'").foldedForLabels
  guard !folded.isEmpty else { return nil }
  if let meaning = Labels.headByName[folded] ?? Labels.group(folded) { return meaning }
  guard folded.unicodeScalars.count >= 8 else { return nil }
  return Labels.nearest(folded, in: Labels.headByLength)
}

/// A text as one of the given labels, whole; a misread letter in a long one is forgiven.
func isLabel(_ text: String, _ labels: some Sequence<String>) -> Bool {
  guard text.utf8.count < 90 else { return false }
  let folded = text.trimmed(":.\"”“'").foldedForLabels
  let length = folded.unicodeScalars.count
  guard length > 1, length < 45 else { return false }
  return labels.contains {
    folded == $0 || (length >= 8 && editDistance(folded, $0, limit: 1) != nil)
  }
}
