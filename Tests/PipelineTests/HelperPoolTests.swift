import Foundation
import Minutes
import Pipeline
import Synchronization
import TestSupport
import Testing
import WorkerProtocol

/// A worker made of shell: page 3 kills itself by a fault, page 4 hangs, page 5 talks nonsense,
/// page 6 is killed twice by somebody else, page 7 always is. Each page it is given is noted.
private struct ShellWorker {
  private let folder: TemporaryFolder
  let path: String

  init() async throws {
    folder = try TemporaryFolder()
    let script = """
      folder='\(folder.url.path)'
      while read -r line; do
        id=$(printf '%s' "$line" | sed 's/.*"id":\\([0-9]*\\).*/\\1/')
        echo "$id $$" >> "$folder/given"
        case "$line" in
          *'"describe"'*)
            echo "{\\"id\\":$id,\\"document\\":{\\"mediaType\\":\\"application/pdf\\",\\"pageCount\\":6}}"
            continue ;;
          *'"page":3'*) kill -SEGV $$ ;;
          *'"page":4'*) exec sleep 60 ;;
          *'"page":5'*) echo 'what?'; continue ;;
          *'"page":6'*) [ "$(grep -c '^6 ' "$folder/given")" -gt 2 ] || kill -9 $$ ;;
          *'"page":7'*) kill -9 $$ ;;
        esac
        printf '{"id":%s,"page":{"number":%s,"origin":"blank","lines":[],' "$id" "$id"
        echo '"warnings":[]}}'
      done
      """
    path = try await folder.install(script, as: "worker").path
  }

  /// The pages that were given, and to which process, in their order.
  var given: [(page: Int, process: Int)] {
    let text = (try? String(contentsOf: folder.url.appending(path: "given"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      let parts = line.split(separator: " ").compactMap { Int($0) }
      return (parts[0], parts[1])
    }
  }
}

/// Counts from many tasks.
private final class UnderWay: Sendable {
  private let numbers = Mutex([0, 0])

  var now: Int { numbers.withLock { $0[0] } }
  var most: Int { numbers.withLock { $0[1] } }

  func add(_ number: Int) {
    numbers.withLock {
      $0[0] += number
      $0[1] = max($0[0], $0[1])
    }
  }
}

@Suite struct HelperPoolTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  private func read(_ page: Int, _ pool: PagePool) async -> Result<Int, WorkFailure> {
    await pool.perform(Job(id: page, kind: .read, path: "x.pdf", page: page)) { result in
      result.map { $0.page?.number ?? -1 }
    }
  }

  private func code(_ result: Result<Int, WorkFailure>) -> WorkFailure.Code? {
    if case .failure(let failure) = result { failure.code } else { nil }
  }

  @Test func whatKillsAWorkerIsTriedOnceMore() async throws {
    let worker = try await ShellWorker()
    let pool = PagePool(
      .init(executable: worker.path, helpers: 2, timeLimit: .milliseconds(1500)))
    #expect(try await pool.describe("x.pdf").pageCount == 6)
    #expect(code(await read(2, pool)) == nil)
    #expect(code(await read(3, pool)) == .workerLost)
    #expect(code(await read(4, pool)) == .tooLarge)
    #expect(code(await read(5, pool)) == .workerLost)
    let given = worker.given
    for page in 3...5 {
      let tries = given.filter { $0.page == page }
      #expect(tries.count == 2, "page \(page)")
      #expect(Set(tries.map(\.process)).count == 2, "the second time to another process")
    }
  }

  /// Who is killed from outside has done nothing wrong; but not for ever.
  @Test func aWorkerThatSomebodyKillsCostsNothing() async throws {
    let worker = try await ShellWorker()
    let pool = PagePool(.init(executable: worker.path, helpers: 1))
    #expect(await read(6, pool) == .success(6))
    #expect(worker.given.count { $0.page == 6 } == 3)
    let result = await read(7, pool)
    #expect(code(result) == .workerLost)
    #expect(worker.given.count { $0.page == 7 } == 5)
  }

  /// The second try is alone: whoever waits is not given another worker meanwhile.
  @Test func theSecondTryIsAlone() async throws {
    let folder = try TemporaryFolder()
    let script = """
      while read -r line; do
        id=$(printf '%s' "$line" | sed 's/.*"id":\\([0-9]*\\).*/\\1/')
        echo "+ $id" >> '\(folder.url.path)/log'
        case "$line" in
          *'"page":1,'* | *'"page":1}'*)
            [ -e '\(folder.url.path)/tried' ] || { touch '\(folder.url.path)/tried'; kill -SEGV $$; }
            sleep 0.3 ;;
          *) sleep 0.05 ;;
        esac
        echo "- $id" >> '\(folder.url.path)/log'
        printf '{"id":%s,"page":{"number":%s,"origin":"blank","lines":[],"warnings":[]}}\\n' "$id" "$id"
      done
      """
    let path = try await folder.install(script, as: "worker").path
    let pool = PagePool(.init(executable: path, helpers: 3))
    await withTaskGroup(of: Void.self) { group in
      for page in 1...20 { group.addTask { #expect(await read(page, pool) == .success(page)) } }
    }
    let log = try String(contentsOf: folder.url.appending(path: "log"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let second = try #require(log.lastIndex(of: "+ 1"))
    #expect(log[second + 1] == "- 1", "\(log)")
    // Every other one that had begun had ended.
    for page in 2...20 {
      let began = log[..<second].contains("+ \(page)")
      #expect(began == log[..<second].contains("- \(page)"), "page \(page): \(log)")
    }
  }

  @Test func manyJobsShareFewWorkers() async throws {
    let worker = try await ShellWorker()
    let pool = PagePool(.init(executable: worker.path, helpers: 2))
    let numbers = await withTaskGroup(of: Int?.self) { group in
      for page in 10..<30 { group.addTask { try? await read(page, pool).get() } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(numbers.compactMap(\.self).sorted() == Array(10..<30))
    #expect(Set(worker.given.map(\.process)).count <= 2)
  }

  /// A worker has nothing else to do until its page is safe.
  @Test func noMorePagesAreUnderWayThanThereAreWorkers() async throws {
    let worker = try await ShellWorker()
    let pool = PagePool(.init(executable: worker.path, helpers: 2))
    let underWay = UnderWay()
    await withTaskGroup(of: Void.self) { group in
      for page in 10..<30 {
        group.addTask {
          await pool.perform(Job(id: page, kind: .read, path: "x.pdf", page: page)) {
            underWay.add(1)
          } ended: { _ in
            try? await Task.sleep(for: .milliseconds(5))
            underWay.add(-1)
          }
        }
      }
    }
    #expect(underWay.most <= 2)
    #expect(underWay.now == 0)
  }

  @Test func stoppingEndsWhatIsUnderWay() async throws {
    let worker = try await ShellWorker()
    let pool = PagePool(.init(executable: worker.path, helpers: 1))
    let hanging = Task { await read(4, pool) }
    try await Task.sleep(for: .milliseconds(300))
    pool.stopAll()
    guard case .failure(let failure) = await hanging.value else {
      Issue.record("it went on")
      return
    }
    #expect(failure.message == "interrupted")
  }

  @Test func missingProgramIsAMissingDependency() async {
    let pool = PagePool(.init(executable: "/nonexistent/prant-worker", helpers: 1))
    await #expect {
      _ = try await pool.describe("x.pdf")
    } throws: { ($0 as? WorkFailure)?.code == .missingDependency }
  }
}
