/// Who is at the other end of a request.
package struct Visitor: Equatable, Sendable {
  /// The reviewer's name, as it is written into decisions; empty for who has yet to sign in.
  package var name: String
  /// Names the session. No secret: it opens nothing, and may be written into logs.
  package var session: String
  /// What a request that changes something has to bring along.
  package var csrf: String
  /// Whether a password was given.
  package var isSignedIn: Bool

  /// Who asks for what needs no session.
  package static let nobody = Visitor(name: "", session: "", csrf: "", isSignedIn: false)
}
