internal import Hummingbird

/// The gate's own pages in the dress of the others.
struct DressedPages {
  var templates: Templates
  var files: StaticFiles

  struct SignInContent {
    var page: Layout
    var t: SignInTexts
    var csrf: String
    var nextPath: String
    var name: String
    var failure: String?
  }
  struct FailureContent {
    var page: Layout
    var t: ErrorTexts
    var message: String
  }

  var pages: GatePages {
    GatePages(
      failure: { failure in
        let texts = failure.language.texts
        let page = Layout(title: texts.errors.title, in: failure.language, files)
        return templates.text(
          .failure, FailureContent(page: page, t: texts.errors, message: failure.message))
      },
      signIn: { signIn in
        let texts = signIn.language.texts
        let page = Layout(title: texts.signIn.title, in: signIn.language, files)
        return templates.text(
          .signIn,
          SignInContent(
            page: page, t: texts.signIn, csrf: signIn.csrf, nextPath: signIn.next,
            name: signIn.name, failure: signIn.failure))
      })
  }
}
