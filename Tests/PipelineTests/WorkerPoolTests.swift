import Foundation
import Minutes
import Pipeline
import TestSupport
import Testing
import WorkerProtocol

/// A worker made of shell: page 3 kills it, page 4 hangs, page 5 talks nonsense.
private struct ShellWorker {
  private let folder: TemporaryFolder
  let path: String

  init() async throws {
    folder = try TemporaryFolder()
    let script = """
      while read -r line; do
        id=$(printf '%s' "$line" | sed 's/.*"id":\\([0-9]*\\).*/\\1/')
        case "$line" in
          *'"describe"'*)
            echo "{\\"id\\":$id,\\"document\\":{\\"mediaType\\":\\"application/pdf\\",\\"pageCount\\":6}}" ;;
          *'"page":3'*) kill -9 $$ ;;
          *'"page":4'*) exec sleep 60 ;;
          *'"page":5'*) echo 'what?' ;;
          *)
            printf '{"id":%s,"page":{"number":%s,"origin":"blank","lines":[],' "$id" "$id"
            echo '"warnings":[]}}' ;;
        esac
      done
      """
    path = try await folder.install(script, as: "worker").path
  }
}

@Suite struct WorkerPoolTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  @Test func aWorkerThatDiesCostsItsPageOnly() async throws {
    let worker = try await ShellWorker()
    let pool = WorkerPool(
      .init(executable: worker.path, workers: 2, timeLimit: .milliseconds(1500)))
    #expect(try await pool.describe("x.pdf").pageCount == 6)
    var failures: [Int: WorkFailure.Code] = [:]
    for page in 1...6 {
      do throws(WorkFailure) {
        #expect(try await pool.read(page: page, of: "x.pdf", mode: .auto).number == page)
      } catch { failures[page] = error.code }
    }
    #expect(failures == [3: .workerLost, 4: .tooLarge, 5: .workerLost])
  }

  @Test func manyJobsShareFewWorkers() async throws {
    let worker = try await ShellWorker()
    let pool = WorkerPool(.init(executable: worker.path, workers: 2))
    let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
      for page in 10..<30 {
        group.addTask { try await pool.read(page: page, of: "x.pdf", mode: .auto).number }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(numbers.sorted() == Array(10..<30))
  }

  @Test func stoppingEndsWhatIsUnderWay() async throws {
    let worker = try await ShellWorker()
    let pool = WorkerPool(.init(executable: worker.path, workers: 1))
    let hanging = Task { () async -> WorkFailure? in
      do throws(WorkFailure) {
        _ = try await pool.read(page: 4, of: "x.pdf", mode: .auto)
        return nil
      } catch { return error }
    }
    try await Task.sleep(for: .milliseconds(300))
    pool.stopAll()
    #expect(await hanging.value?.message == "interrupted")
  }

  @Test func missingProgramIsAMissingDependency() async {
    let pool = WorkerPool(.init(executable: "/nonexistent/prant-worker", workers: 1))
    await #expect {
      _ = try await pool.describe("x.pdf")
    } throws: { ($0 as? WorkFailure)?.code == .missingDependency }
  }
}
