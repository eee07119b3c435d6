internal import Archive
internal import Hummingbird
internal import Minutes

/// The meeting that was made of a document, as something to read.
struct MeetingPage {
  var repository: any ReviewRepository
  var refinishing: Refinishing
  var templates: Templates
  var files: StaticFiles

  struct Content {
    var page: Layout
    var t: MeetingTexts
    var document: Int64
    var name: String
    var meeting: MeetingContent
  }
  /// The meeting alone, to stand beside a page.
  struct Beside {
    var t: MeetingTexts
    var meeting: MeetingContent
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("documents/:document/meeting") { request, context in
      let document = try context.document()
      guard let view = try await repository.meeting(of: document) else {
        throw ReviewError.notFound
      }
      let texts = context.language.texts
      let meeting = MeetingContent(
        view, document: document, isPending: await refinishing.isPending(document),
        texts.meeting)
      if try Query(request).isSet("part") {
        return templates.answer(.meetingBody, Beside(t: texts.meeting, meeting: meeting))
      }
      return templates.answer(
        .meeting,
        Content(
          page: Layout(
            title: meeting.title, view: .documents, styles: ["sheet", "meeting"],
            scripts: ["meeting"], request, context, files),
          t: texts.meeting, document: document, name: view.meeting.source.fileName,
          meeting: meeting))
    }
  }
}
