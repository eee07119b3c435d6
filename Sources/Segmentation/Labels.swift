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
    ("närvarande ledamöter", .present(.member)), ("enhet", .body), ("arbetsplats", .body),
    ("forum", .body),
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
    ("att justera utses", .person(.adjuster)),
    ("utses att justera protokollet", .person(.adjuster)),
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
}
