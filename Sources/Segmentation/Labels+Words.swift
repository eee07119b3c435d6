import Minutes

/// The words of the body: sections, decisions, subheadings, signatures, roles.
extension Labels {
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
    "beslut", "beslutat", "beslutades", "vi beslutade", "beslutas", "vi beslutar",
    "namndens beslut",
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
    ("vanliga halsningar", .recordedBy), ("nedtecknat av", .recordedBy),
    ("sammanstallt av", .recordedBy),
    ("upprattat av", .recordedBy), ("vid pennan", .recordedBy), ("vid protokollet", .recordedBy),
    ("vid tangenterna", .recordedBy), ("vid tangentbordet", .recordedBy),
    ("antecknat av", .recordedBy), ("protokollforare", .recordedBy),
    ("protokollfort av", .recordedBy), ("for anteckningarna", .recordedBy),
    ("anteckningar av", .recordedBy), ("anteckningarna fordes av", .recordedBy),
    ("sekreterare", .recordedBy), ("namndsekreterare", .recordedBy), ("sekr", .recordedBy),
    ("motessekreterare", .recordedBy), ("antecknare", .recordedBy), ("skrivet av", .recordedBy),
    ("ordforande", .chair), ("motets ordforande", .chair), ("motesordforande", .chair),
    ("stammoordforande", .chair),
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
    "tillkannagivande om justering", "bevis om justering", "anslagsbevis", "anslag/bevis", "anslag",
    "bevis om anslag", "bevis om tillkannagivande",
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
    ("antecknar", .secretary), ("ant", .secretary), ("for anteckningar", .secretary),
    ("leder motet", .chair),
    ("anteckningar", .secretary), ("antecknare", .secretary), ("protokollforare", .secretary),
    ("protokoll", .secretary), ("vid pennan", .secretary), ("justerare", .adjuster),
    ("justeringsperson", .adjuster), ("ersattare", .substitute), ("suppleant", .substitute),
    ("adjungerad", .guest), ("inbjuden", .guest), ("gast", .guest),
  ]

  /// The roles' names alone.
  static let roleNames = Set(roles.map(\.0))
  /// Words, folded, that stand before a name as titles.
  static let titles: Set<String> = ["dr", "professor", "prof", "docent", "phd"]
  /// How words end, folded, that tell what somebody is when they stand before a name.
  static let professions = [
    "chef", "direktor", "kanslist", "sekreterare", "ingenjor", "ekonom", "strateg", "handlaggare",
    "utredare",
    "jurist", "planerare", "arkitekt", "inspektor", "utvecklare", "samordnare", "controller",
    "rektor", "administrator", "koordinator", "kommunikator", "registrator", "ledare", "assistent",
    "kurator", "psykolog", "revisor", "konsult", "kommunalrad", "specialist", "larare",
    "forestandare", "intendent", "bibliotekarie", "skoterska", "pedagog", "tekniker", "ombud",
    "ordforande", "ledamot", "ersattare", "cheferna", "chefer", "rektorerna", "vaktmastare",
    "kamrer", "lakare", "prast", "kyrkoherde",
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
    "magasinet", "hus", "konferensen", "matsal", "torget", "huvudkontoret",
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
