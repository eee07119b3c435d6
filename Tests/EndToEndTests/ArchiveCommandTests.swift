import Foundation
import Minutes
import TestSupport
import Testing

/// `prant status`, `prant archive` and runs over what an archive has, as a user meets them.
@Suite struct ArchiveCommandTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  private func call(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> BuiltCommand.Outcome {
    try await prant.run(arguments, in: folder, environment: environment)
  }

  private func put(_ fixture: String, as name: String) throws {
    try folder.write(Fixtures.data("minutes/\(fixture)"), to: name)
  }

  private func outputs(_ archive: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "\(archive)/out").path)
    return try names.filter { $0 != "report.json" }.reduce(into: [:]) {
      $0[$1] = try folder.contents(of: "\(archive)/out/\($1)")
    }
  }

  private func report(_ archive: String) throws -> [String: Any] {
    let data = try folder.contents(of: "\(archive)/out/report.json")
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func statusAndReportTellTheSame() async throws {
    try put("o4_tallvik.born.pdf", as: "in/a.pdf")
    try put("o4_tallvik.legacy.txt", as: "in/b.txt")
    try folder.write(Data("%PDF-1.4 rubbish".utf8), to: "in/c.pdf")
    let run = try await call("run", "in", "in/none.pdf", "-w", "archive")
    #expect(run.status == 4, "\(run.errors)")
    let status = try await call("status", "-w", "archive")
    #expect(status.status == 0)
    #expect(status.output.contains("documents  2 done, 1 failed"), "\(status.output)")
    #expect(status.output.contains("pages      2 done"))
    #expect(status.output.contains("in/c.pdf: "))
    #expect(status.output.contains("in/none.pdf: No such file or directory"))
    let json = try await call("status", "-w", "archive", "--json")
    #expect(json.standardOutput == (try folder.contents(of: "archive/out/report.json")))
    let report = try report("archive")
    let list = try #require(report["documentList"] as? [[String: Any]])
    #expect(list.compactMap { $0["state"] as? String } == ["done", "done", "failed"])
    let failure = try #require(list[2]["failure"] as? [String: Any])
    #expect((failure["message"] as? String)?.isEmpty == false)
    // Nothing of that is tried again without being asked for.
    let again = try await call("run", "in", "-w", "archive", "--progress", "json")
    #expect(again.status == 4)
    #expect(!again.output.contains(#""event":"opened""#), "\(again.output)")
    #expect(try await call("status", "-w", "nowhere").status == 5)
  }

  @Test func checkFindsWhatWasChanged() async throws {
    try put("o4_tallvik.born.pdf", as: "a.pdf")
    #expect(try await call("run", "a.pdf", "-w", "archive").status == 0)
    let whole = try await call("archive", "check", "-w", "archive")
    #expect(whole.status == 0, "\(whole.errors)")
    let before = try outputs("archive")
    try folder.write(Data("other".utf8), to: "archive/out/a.txt")
    try FileManager.default.removeItem(
      at: folder.url.appending(path: "archive/out/a.meeting.json"))
    let broken = try await call("archive", "check", "-w", "archive")
    #expect(broken.status == 5)
    #expect(broken.errors.contains("a.txt: it was changed"), "\(broken.errors)")
    #expect(broken.errors.contains("a.meeting.json: it can't be read"))
    // Written again from the archive, be the document named or not; nothing is read for that.
    for path in [["a.pdf"], []] {
      try folder.write(Data("other".utf8), to: "archive/out/a.txt")
      let spy = try await Spy(in: folder, pages: 1)
      let again = try await prant.run(
        ["run"] + path + ["-w", "archive"], in: folder, environment: spy.environment)
      #expect(again.status == 0, "\(again.errors)")
      #expect(again.errors.contains("1 known before"), "\(again.errors)")
      #expect(try outputs("archive") == before)
      #expect(spy.jobs.isEmpty)
    }
    #expect(try await call("archive", "check", "-w", "archive").status == 0)
  }

  @Test func aBackupBecomesAnArchive() async throws {
    try put("o4_tallvik.born.pdf", as: "in/a.pdf")
    try put("o4_tallvik.legacy.txt", as: "in/b.txt")
    #expect(try await call("run", "in", "-w", "archive").status == 0)
    let copied = try await call("archive", "backup", "copy.sqlite", "-w", "archive")
    #expect(copied.status == 0, "\(copied.errors)")
    let before = try outputs("archive")
    try FileManager.default.removeItem(at: folder.url.appending(path: "archive"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "in"))
    #expect(try await call("archive", "restore", "copy.sqlite", "-w", "new").status == 0)
    // The documents are gone; what was made of them is not.
    let written = try await call("run", "-w", "new")
    #expect(written.status == 0, "\(written.errors)")
    #expect(try outputs("new") == before)
    #expect(try await call("archive", "check", "-w", "new").status == 0)
    #expect(try await call("archive", "restore", "copy.sqlite", "-w", "new").status == 5)
  }

  /// Each stage can be done anew by itself; only reading needs workers.
  @Test func stagesAreForced() async throws {
    try put("o4_tallvik.born.pdf", as: "a.pdf")
    #expect(try await call("run", "a.pdf", "-w", "archive").status == 0)
    let before = try outputs("archive")
    let spy = try await Spy(in: folder, pages: 1)
    for stage in ["segment", "repair"] {
      let forced = try await call(
        "run", "a.pdf", "-w", "archive", "--force", stage, environment: spy.environment)
      #expect(forced.status == 0, "\(forced.errors)")
      #expect(forced.errors.contains("1 document read"), "\(forced.errors)")
      #expect(try outputs("archive") == before)
    }
    #expect(spy.jobs.isEmpty)
    let forced = try await call(
      "run", "a.pdf", "-w", "archive", "--force", "read", environment: spy.environment)
    #expect(forced.status == 0, "\(forced.errors)")
    #expect(spy.pages == [1])
    #expect(try await call("run", "a.pdf", "-w", "archive", "--force", "x").status == 64)
  }

  /// Another dictionary is brought to everything there is, though no document is named or there.
  @Test func everythingIsBroughtUpToDate() async throws {
    try put("o4_tallvik.born.pdf", as: "in/a.pdf")
    try put("o4_tallvik.legacy.txt", as: "in/b.txt")
    #expect(try await call("run", "in", "-w", "archive").status == 0)
    let before = try outputs("archive")
    try FileManager.default.removeItem(at: folder.url.appending(path: "in"))
    let counts = try folder.write(Data("nämnden\t9\t0\t0\n".utf8), to: "small/words.tsv")
    let compiled = try await call(
      "dictionary", "compile", counts.deletingLastPathComponent().path, "-o", "small.lexicon")
    try #require(compiled.status == 0, "\(compiled.errors)")
    let other = try await call("run", "-w", "archive", "--dictionary", "small.lexicon")
    #expect(other.status == 0, "\(other.errors)")
    #expect(other.errors.contains("2 documents read"), "\(other.errors)")
    #expect(try outputs("archive")["b.txt"] != before["b.txt"])
    #expect(try await call("run", "-w", "archive").status == 0)
    #expect(try outputs("archive") == before)
    #expect(try await call("run", "-w", "nowhere").status == 5)
  }

  /// Whoever may not write may look. (A mount in a namespace of its own, where the machine lets us.)
  @Test(.enabled(if: canMount, "this machine lets nobody mount")) func aReadOnlyDiskCanBeLookedAt()
    async throws
  {
    try put("o4_tallvik.legacy.txt", as: "b.txt")
    #expect(try await call("run", "b.txt", "-w", "archive").status == 0)
    let script = """
      mount --bind archive archive && mount -o remount,bind,ro archive || exit 77
      "$0" status -w archive; echo "status $?"
      "$0" archive check -w archive; echo "check $?"
      "$0" archive backup b.sqlite -w archive; echo "backup $?"
      "$0" run b.txt -w archive; echo "run $?"
      """
    let outcome = try await BuiltCommand(executable: URL(filePath: "/usr/bin/unshare")).run(
      ["-m", "/bin/sh", "-c", script, prant.executable.path], in: folder)
    for line in ["documents  1 done", "status 0", "check 0", "backup 0", "run 5"] {
      #expect(outcome.output.contains(line), "\(line): \(outcome.output)\(outcome.errors)")
    }
    #expect(outcome.errors.contains("Read-only file system"), "\(outcome.errors)")
  }

  @Test func aReplacedFileTakesItsNamesOutputs() async throws {
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "in/x.txt")
    #expect(try await call("run", "in", "-w", "archive").status == 0)
    try folder.write(Data("Möte den 4 juni 2022\n".utf8), to: "in/x.txt")
    #expect(try await call("run", "in", "-w", "archive").status == 0)
    #expect(try outputs("archive").keys.sorted() == ["x.meeting.json", "x.txt"])
    let text = try #require(try outputs("archive")["x.txt"])
    #expect(String(decoding: text, as: UTF8.self).contains("4 juni 2022"))
    #expect(try await call("archive", "check", "-w", "archive").status == 0)
  }
}

private let canMount: Bool = {
  let trial = Process()
  trial.executableURL = URL(filePath: "/usr/bin/unshare")
  trial.arguments = [
    "-m", "/bin/sh", "-c", "mount --bind /tmp /tmp && mount -o remount,bind,ro /tmp",
  ]
  trial.standardError = FileHandle.nullDevice
  guard (try? trial.run()) != nil else { return false }
  trial.waitUntilExit()
  return trial.terminationStatus == 0
}()

/// A worker that notes its jobs and reads every page as blank, each as slowly as is wished.
struct Spy {
  private let log: URL
  let environment: [String: String]

  /// Each document has so many pages; before a page is given, a script of shell runs in which
  /// `$page` is its number.
  /// - Throws: where the database can't be read.
  init(in folder: TemporaryFolder, pages: Int, before script: String = ":") async throws {
    let name = UUID().uuidString
    log = folder.url.appending(path: "jobs-\(name)")
    try await folder.install(
      """
      while read -r job; do
        echo "$job" >> '\(log.path)'
        id=$(printf '%s' "$job" | sed 's/.*"id":\\([0-9]*\\).*/\\1/')
        case "$job" in
          *describe*)
            echo "{\\"id\\":$id,\\"document\\":{\\"mediaType\\":\\"application/pdf\\",\\"pageCount\\":\(pages)}}" ;;
          *)
            page=$id
            \(script)
            printf '{"id":%s,"page":{"number":%s,"origin":"blank","lines":[],"warnings":[]}}\\n' "$id" "$id" ;;
        esac
      done
      """, as: "\(name)/prant-worker")
    environment = ["PRANT_LIBEXEC": folder.url.appending(path: name).path]
  }

  /// The jobs that it was given, as JSON.
  var jobs: [String] {
    ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }

  /// The pages that it was asked to read, in their order.
  var pages: [Int] {
    jobs.filter { $0.contains(#""kind":"read""#) }.compactMap { job in
      job.firstMatch(of: /"page":(\d+)/).flatMap { Int($0.1) }
    }
  }
}
