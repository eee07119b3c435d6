internal import Archive
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Sending files, trying again, and how far the reading has come.
struct DocumentRoutes {
  var repository: any ReviewRepository
  var intake: any Intake

  private struct Taken: Encodable {
    var name: String
  }
  private struct Done: Encodable {
    var ok = true
  }

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    // The body is the file itself: nothing has to be taken apart, and nothing is kept in memory.
    router.post("api/upload") { request, context in
      guard let name = request.uri.queryParameters.get("name"), name.utf8.count <= 1_000 else {
        throw ReviewError.badRequest("name says what the file is called")
      }
      let place = try await intake.place(for: name)
      let body = WatchedBody(body: request.body)
      do {
        try await FileIO().writeFile(contents: body, path: place.temporary, context: context)
        try await intake.arrived(place)
      } catch {
        await intake.abandon(place)
        throw body.refusal ?? error
      }
      return try JSONAnswer(Taken(name: place.name), status: .created).response
    }
    router.get("api/intake") { _, _ in
      try JSONAnswer(await intake.progress()).response
    }
    router.post("api/documents/:document/retry") { _, context in
      let document = try context.document()
      guard try await repository.document(document) != nil else { throw ReviewError.notFound }
      try await intake.retry(document)
      return try JSONAnswer(Done(), status: .accepted).response
    }
  }
}
