internal import Minutes

/// A document's meeting.
struct MeetingTexts: Sendable {
  var outline: String
  var pages: String
  var pending: String
  var body: String
  var day: String
  var place: String
  var present: String
  var absent: String
  var attendance: String
  var name: String
  var role: String
  var isAbsent: String
  var decision: String
  var caseNumber: String
  var presenters: String
  var motions: String
  var votes: String
  var reservations: String
  var disqualifications: String
  var references: String
  var recipients: String
  var yes: String
  var no: String
  var abstained: String
  var signatures: String
  var recordedBy: String
  var chair: String
  var adjuster: String
  var warnings: String
  var onPage: String
  var changeRole: String

  func name(_ role: Signature.Role) -> String {
    switch role {
    case .recordedBy: recordedBy
    case .chair: chair
    case .adjuster: adjuster
    }
  }

  func name(_ choice: Vote.Tally.Choice) -> String {
    switch choice {
    case .yes: yes
    case .no: no
    case .abstained: abstained
    }
  }
}

extension MeetingTexts {
  static let swedish = MeetingTexts(
    outline: "Innehåll", pages: "Sidorna", pending: "Mötet görs om efter de senaste besluten.",
    body: "Organ", day: "Dag", place: "Plats", present: "Närvarande", absent: "Frånvarande",
    attendance: "Deltagare", name: "Namn", role: "Uppgift", isAbsent: "frånvarande",
    decision: "Beslut", caseNumber: "Diarienummer", presenters: "Föredragande",
    motions: "Yrkanden", votes: "Votering", reservations: "Reservationer",
    disqualifications: "Jäv", references: "Beslutsunderlag", recipients: "Skickas till",
    yes: "ja", no: "nej", abstained: "avstår", signatures: "Underskrifter",
    recordedBy: "Vid anteckningarna", chair: "Ordförande", adjuster: "Justerare",
    warnings: "Att se upp med", onPage: "Visa på sidan", changeRole: "Säg vad det här är")

  static let english = MeetingTexts(
    outline: "Contents", pages: "The pages",
    pending: "The meeting is being made anew after the latest decisions.",
    body: "Body", day: "Day", place: "Place", present: "Present", absent: "Absent",
    attendance: "Attendance", name: "Name", role: "Role", isAbsent: "absent",
    decision: "Decision", caseNumber: "Case number", presenters: "Presented by",
    motions: "Motions", votes: "Vote", reservations: "Reservations",
    disqualifications: "Disqualified", references: "Documents", recipients: "Sent to",
    yes: "yes", no: "no", abstained: "abstained", signatures: "Signatures",
    recordedBy: "Recorded by", chair: "Chair", adjuster: "Adjuster",
    warnings: "To look out for", onPage: "Show on the page", changeRole: "Say what this is")
}
