import Foundation
import Minutes
import Pipeline
import TestSupport
import Testing
import WorkerProtocol

@Suite struct PicturePoolTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  /// A pool whose one worker answers each job so; `ID` stands for the job's number.
  private func pool(answering answer: String, in folder: TemporaryFolder) async throws -> PagePool {
    let script = """
      while read -r line; do
        printf '%s\\n' "$line" >> '\(folder.url.path)/jobs'
        id=$(printf '%s' "$line" | sed 's/.*"id":\\([0-9]*\\).*/\\1/')
        printf '%s\\n' '\(answer)' | sed "s/ID/$id/"
      done
      """
    return PagePool(
      .init(executable: try await folder.install(script, as: "worker").path, helpers: 1))
  }

  private static let geometry = PageGeometry(
    width: 2480, height: 3508, dpi: 300, rotation: 90, skewDegrees: 0.5)

  @Test func picturesArriveAsTheyWereMade() async throws {
    let folder = try TemporaryFolder()
    let bytes = Data((0...255).map { UInt8($0) })
    let pool = try await pool(
      answering: #"{"id":ID,"picture":{"data":"\#(bytes.base64EncodedString())","#
        + #""height":20,"mediaType":"image/png","width":300}}"#, in: folder)
    let box = Box(x: 10, y: 20, width: 300, height: 20)
    let picture = try await pool.picture(
      path: "x.pdf", page: 7, geometry: Self.geometry, box: box, maxWidth: 400)
    #expect(
      picture == EncodedPicture(data: bytes, mediaType: "image/png", width: 300, height: 20))
    let job = try JSONDecoder().decode(Job.self, from: folder.contents(of: "jobs"))
    #expect(
      job
        == Job(
          id: job.id, kind: .picture, path: "x.pdf", page: 7, geometry: Self.geometry, box: box,
          maxWidth: 400))
  }

  @Test(arguments: [
    (
      #"{"id":ID,"failure":{"code":"damaged","message":"It is cut off."}}"#,
      WorkFailure.Code.damaged
    ),
    (#"{"id":ID,"document":{"mediaType":"application/pdf","pageCount":1}}"#, .badJob),
    (
      #"{"id":ID,"picture":{"data":"no base64!","height":1,"mediaType":"image/png","width":1}}"#,
      .badJob
    ),
  ])
  func failuresAreThrown(answer: String, code: WorkFailure.Code) async throws {
    let folder = try TemporaryFolder()
    let pool = try await pool(answering: answer, in: folder)
    await #expect {
      _ = try await pool.picture(path: "x.pdf", page: 1, geometry: Self.geometry)
    } throws: { ($0 as? WorkFailure)?.code == code }
    withExtendedLifetime(folder) {}
  }
}
