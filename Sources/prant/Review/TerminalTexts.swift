/// What the review at the terminal says, in the language of its users.
struct TerminalTexts: Sendable {
  var page: String
  var left: @Sendable (Int) -> String
  var read: String
  var now: String
  var formerly: String
  var nothing: String
  var keys: String
  var typed: String
  var cases: @Sendable (Int) -> String
  var leaveOut: String
  var nothingToUndo: String
  var othersDecided: @Sendable (String) -> String
  var ended: @Sendable (Int) -> String

  static let swedish = TerminalTexts(
    page: "sida", left: { "\($0) ställen kvar" }, read: "läst", now: "nu",
    formerly: "tidigare beslut", nothing: "(ingenting)",
    keys: "Enter troligast · 1–9 kandidat · j förslaget · n som läst · e annan text · 0 inget · "
      + "a alla lika · A alltid · s hoppa över · u ångra · U gör om · q avsluta",
    typed: "rätt text (Esc avbryter): ", cases: { "\($0) lika fall:" },
    leaveOut: "Enter beslutar alla; nummer med mellanrum lämnar ut; Esc avbryter: ",
    nothingToUndo: "det finns inget",
    othersDecided: { "någon annan har beslutat här: \($0)" },
    ended: { "\($0) beslut" })

  static let english = TerminalTexts(
    page: "page", left: { "\($0) places left" }, read: "read", now: "now",
    formerly: "earlier decision", nothing: "(nothing)",
    keys:
      "Enter likeliest · 1–9 candidate · j the proposal · n as read · e another text · 0 nothing · "
      + "a all equal cases · A always · s skip · u undo · U redo · q quit",
    typed: "the right text (Esc leaves): ", cases: { "\($0) equal cases:" },
    leaveOut: "Enter decides all; numbers with spaces are left out; Esc leaves: ",
    nothingToUndo: "there is nothing",
    othersDecided: { "somebody else has decided here: \($0)" },
    ended: { "\($0) decisions" })
}
