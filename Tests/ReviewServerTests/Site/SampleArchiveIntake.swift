import Archive
import Foundation
import HTTPTypes
import Logging
import ReviewServer
import TestSupport

/// The real intake of an empty archive, with no program to read.
struct SampleArchiveIntake {
  private let intake: ArchiveIntake

  init(_ folder: TemporaryFolder) throws {
    let store = try ArchiveStore(
      ArchiveFolder(path: folder.url.appending(path: "archive").path), creates: true)
    intake = ArchiveIntake(store, program: "/nonexistent", logger: Logger(label: "test"))
  }

  func place(for name: String) async throws -> UploadPlace { try await intake.place(for: name) }
}
