import Archive
import Foundation
import HTTPTypes
import Logging
import Minutes
import ReviewServer
import Synchronization
import Testing

/// The site over an archive in memory, and somebody who asks it.
struct SampleSite {
  let repository: SampleRepository
  let pictures = SamplePictures()
  let intake: SampleIntake
  let site: ReviewSite
  let refinishing: Refinishing
  let gate: Gate

  init(
    _ places: [ReviewPlace] = [], saying text: String = "för beslut",
    clock: SafetyClock = SafetyClock(), folder: URL? = nil
  ) throws {
    repository = SampleRepository(places, saying: text)
    intake = SampleIntake(folder: folder)
    refinishing = Refinishing(atATime: 1, logger: Logger(label: "test")) { _ in nil }
    site = try ReviewSite(
      .init(
        repository: repository, pictures: pictures, intake: intake, refinishing: refinishing,
        spelling: Spelling { words in words.filter { $0.contains("x") } },
        reservations: Reservations(now: { clock.now })))
    gate = try SafetyGate.open()
  }

  /// Somebody with a session of their own.
  func visitor() async throws -> SafetyCaller {
    let caller = SafetyCaller(gate) { site.addRoutes(to: $0) }
    try await caller.open()
    return caller
  }
}

extension SafetyCaller {
  /// Sends JSON as the scripts do.
  func post(_ path: String, _ value: some Encodable) async throws -> Answer {
    let body = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    return try await change(path, [("Content-Type", "application/json")], body: body)
  }

  /// The places that the queue hands to an open page.
  func queue(_ tab: String, _ query: String = "") async throws -> [ReviewPlace] {
    let answer = try await send(.get, "/api/review/queue?tab=\(tab)\(query)")
    try #require(answer.status == 200, "\(answer.text)")
    return try JSONDecoder().decode(QueueAnswer.self, from: Data(answer.text.utf8)).questions
  }

  struct QueueAnswer: Decodable {
    var questions: [ReviewPlace]
  }
}

/// Pictures of nothing.
final class SamplePictures: PictureSource {
  private let held = Mutex<(asked: [PictureWish], expected: [String: [PictureWish]])>(([], [:]))

  var asked: [PictureWish] { held.withLock { $0.asked } }
  var expected: [String: [PictureWish]] { held.withLock { $0.expected } }

  func picture(_ wish: PictureWish) async throws(ReviewError) -> PictureFile {
    held.withLock { $0.asked.append(wish) }
    return PictureFile(mediaType: "image/png", bytes: [0x89, 0x50, 0x4E, 0x47])
  }

  func expect(_ wishes: [PictureWish], by reader: String) async {
    held.withLock { $0.expected[reader] = wishes }
  }
}

/// Takes files into a folder.
final class SampleIntake: Intake {
  private let folder: URL?
  private let held = Mutex<(arrived: [String], abandoned: Int, retried: [Int64])>(([], 0, []))

  init(folder: URL?) { self.folder = folder }

  var arrived: [String] { held.withLock { $0.arrived } }
  var abandoned: Int { held.withLock { $0.abandoned } }
  var retried: [Int64] { held.withLock { $0.retried } }

  func place(for name: String) async throws(ReviewError) -> UploadPlace {
    guard let folder, name.hasSuffix(".pdf") else { throw .wrongType(expected: "pdf") }
    let path = folder.appending(path: "coming").path
    return UploadPlace(temporary: path, path: path, name: "taken.pdf")
  }

  func arrived(_ place: UploadPlace) async throws(ReviewError) {
    let text = (try? String(contentsOfFile: place.temporary, encoding: .utf8)) ?? ""
    held.withLock { $0.arrived.append(text) }
  }

  func abandon(_ place: UploadPlace) async { held.withLock { $0.abandoned += 1 } }

  func retry(_ document: Int64) async throws(ReviewError) {
    held.withLock { $0.retried.append(document) }
  }

  func progress() async -> IntakeProgress { IntakeProgress() }
}
