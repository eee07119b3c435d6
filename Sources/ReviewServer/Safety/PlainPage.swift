/// What a page says that tells why something was refused.
package struct FailurePage: Equatable, Sendable {
  package var language: ReviewLanguage
  /// The HTTP status.
  package var status: Int
  /// The error's code.
  package var code: String
  /// Plain text.
  package var message: String
}

/// What the page shows at which reviewers sign in.
package struct SignInPage: Equatable, Sendable {
  package var language: ReviewLanguage
  /// For the form's hidden field `csrf`.
  package var csrf: String
  /// For the form's hidden field `next`: where to go then, a path of ours.
  package var next: String
  /// The name that was typed.
  package var name = ""
  /// Why it did not go: plain text; nil at first.
  package var failure: String?
}

/// How the pages look that the gate itself shows.
package struct GatePages: Sendable {
  package var failure: @Sendable (FailurePage) -> String
  package var signIn: @Sendable (SignInPage) -> String

  /// - Parameters:
  ///   - failure: makes the page of an error.
  ///   - signIn: makes the page with the form that is sent to `/login`.
  package init(
    failure: @escaping @Sendable (FailurePage) -> String = { PlainPage(failure: $0).html },
    signIn: @escaping @Sendable (SignInPage) -> String = { PlainPage(signIn: $0).html }
  ) {
    self.failure = failure
    self.signIn = signIn
  }
}

/// A page with no style and no script, for where nothing better is given.
struct PlainPage {
  var language: ReviewLanguage
  var title: String
  /// HTML.
  var head = ""
  /// HTML.
  var content: String

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    \(head)<title>\(title.escapedForHTML) – Pränt</title>
    </head>
    <body>
    <main>
    <h1>\(title.escapedForHTML)</h1>
    \(content)
    </main>
    </body>
    </html>

    """
  }
}

extension PlainPage {
  init(failure: FailurePage) {
    language = failure.language
    title = failure.language.text("Det gick inte", "That did not work")
    content = """
      <p>\(failure.message.escapedForHTML)</p>
      <p><a href="/">\(failure.language.text("Till granskningen", "To the review"))</a></p>
      """
  }

  init(signIn page: SignInPage) {
    language = page.language
    title = page.language.text("Logga in", "Sign in")
    let failure = page.failure.map { "<p role=\"alert\">\($0.escapedForHTML)</p>\n" } ?? ""
    content = """
      \(failure)<form method="post" action="/login">
      <input type="hidden" name="csrf" value="\(page.csrf.escapedForHTML)">
      <input type="hidden" name="next" value="\(page.next.escapedForHTML)">
      <p><label>\(page.language.text("Namn", "Name"))<br>
      <input name="name" value="\(page.name.escapedForHTML)" autocomplete="username" required></label></p>
      <p><label>\(page.language.text("Lösenord", "Password"))<br>
      <input name="password" type="password" autocomplete="current-password" required></label></p>
      <p><button>\(title.escapedForHTML)</button></p>
      </form>
      """
  }
}

extension String {
  /// The text as HTML shows it, between tags and in quoted attributes.
  package var escapedForHTML: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
