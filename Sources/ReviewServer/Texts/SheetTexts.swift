/// A document's page.
struct SheetTexts: Sendable {
  var pages: String
  var pageLabel: String
  var of: String
  var previous: String
  var next: String
  var picture: String
  var pictureTools: String
  var zoomIn: String
  var zoomOut: String
  var zoomFit: String
  var rotate: String
  var tabs: String
  var tabText: String
  var tabLayout: String
  var tabMeeting: String
  var legend: String
  var doubt1: String
  var doubt2: String
  var doubt3: String
  var doubt4: String
  var lines: String
  var loading: String
  var layoutHelp: String
  var keys: SheetKeyTexts
}

/// What the keys of a document's page do.
struct SheetKeyTexts: Sendable {
  var lines: String
  var words: String
  var edit: String
  var role: String
  var next: String
  var previous: String
  var zoom: String
  var rotate: String
  var tabs: String
  var queue: String
}

/// What the scripts of a document's page and of its meeting say.
struct SheetScriptTexts: Sendable, Encodable {
  var roles: RoleTexts
  var statuses: StatusTexts
  var pagePicture: String
  var noMorePages: String
  var noLines: String
  var editLine: String
  var chooseLine: String
  var lineLabel: String
  var lineSaved: String
  var unknownWords: String
  var factRead: String
  var factNow: String
  var factDoubt: String
  var mergeTitle: String
  var mergeText: String
  var mergeTheirs: String
  var mergeMine: String
  var mergeLabel: String
  var mergeSave: String
  var mergeKeepTheirs: String
  var roleUnknown: String
  var roleOfLine: String
  var rolesTitle: String
  var roleKinds: String
  var roleJoints: String
  var roleContinues: String
  var roleOpens: String
  var roleIn: String
  var roleOut: String
  var roleConflict: String
  var roleSaved: String
  var meetingIsNew: String
  var noMeeting: String
}

/// What a line may be.
struct RoleTexts: Sendable, Encodable {
  var item: String
  var section: String
  var subheading: String
  var decision: String
  var paragraph: String
  var listItem: String
  var tableRow: String
  var head: String
  var presenters: String
  var signature: String
  var agenda: String
  var furniture: String
  var other: String
}

/// What has become of a correction.
struct StatusTexts: Sendable, Encodable {
  var applied: String
  var proposed: String
  var accepted: String
  var rejected: String
  var edited: String
}
