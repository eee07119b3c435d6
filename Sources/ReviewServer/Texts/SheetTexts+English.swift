extension SheetTexts {
  static let english = SheetTexts(
    pages: "Pages", pageLabel: "page", of: "of", previous: "Previous", next: "Next",
    picture: "The page's picture", pictureTools: "The picture's size and turn", zoomIn: "Larger",
    zoomOut: "Smaller", zoomFit: "Whole width", rotate: "Turn by a quarter",
    tabs: "What is shown beside the picture", tabText: "Text", tabLayout: "Layout",
    tabMeeting: "Meeting", legend: "Risk of error:", doubt1: "1–5 %", doubt2: "5–20 %",
    doubt3: "20–50 %", doubt4: "over 50 %", lines: "Lines", loading: "Loading …",
    layoutHelp: "What each line was taken for. Press the word before a line to correct that.",
    keys: SheetKeyTexts(
      lines: "line up, line down", words: "word by word in the line", edit: "write the line anew",
      role: "say what the line is", next: "next page", previous: "previous page",
      zoom: "larger, smaller, whole width", rotate: "turn the picture",
      tabs: "text, layout, meeting", queue: "to the review"))
}

extension SheetScriptTexts {
  static let english = SheetScriptTexts(
    roles: RoleTexts(
      item: "Item", section: "Section", subheading: "Subheading", decision: "Decision",
      paragraph: "Paragraph", listItem: "List item", tableRow: "Table row", head: "Head",
      presenters: "Presenters", signature: "Signature", agenda: "Agenda",
      furniture: "Header, footer", other: "Other"),
    statuses: StatusTexts(
      applied: "corrected by Pränt", proposed: "waits for a decision", accepted: "accepted",
      rejected: "kept", edited: "rewritten"),
    pagePicture: "The page as it was scanned", noMorePages: "There is no page that way.",
    noLines: "There is no text on the page.", editLine: "Write line {line} anew",
    chooseLine: "Choose a line first.", lineLabel: "Line {line}", lineSaved: "The line is saved",
    unknownWords: "In no dictionary: {words}", factRead: "Read:", factNow: "Now:",
    factDoubt: "Risk of error: {percent}", mergeTitle: "Somebody else has changed the line",
    mergeText: "{reviewer} changed the line while you wrote. What shall stand there?",
    mergeTheirs: "Theirs", mergeMine: "Yours", mergeLabel: "This shall stand there",
    mergeSave: "Save this", mergeKeepTheirs: "Keep theirs", roleUnknown: "Unknown",
    roleOfLine: "Line {line} is: {role}. Change", rolesTitle: "What is the line?",
    roleKinds: "Kind", roleJoints: "Joint", roleContinues: "Goes on with the line above",
    roleOpens: "Begins a new passage", roleIn: "In a level", roleOut: "Out a level",
    roleConflict: "{reviewer} has said something else of the line meanwhile.",
    roleSaved: "Saved. The meeting is made anew …", meetingIsNew: "The meeting is made anew",
    noMeeting: "There is no meeting to show.")
}

extension SignInTexts {
  static let english = SignInTexts(
    title: "Sign in", text: "Reviewing takes a name and a password.", name: "Name",
    password: "Password", signIn: "Sign in")
}
