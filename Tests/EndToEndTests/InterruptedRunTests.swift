import Foundation
import Minutes
import TestSupport
import Testing

/// Runs that are killed, starved, or see their files go: nothing is lost, and all is said.
@Suite struct InterruptedRunTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
    try folder.write(Data("%PDF-1.4 read by a spy".utf8), to: "a.pdf")
  }

  private func call(
    _ arguments: String..., environment: [String: String] = [:]
  ) async throws -> BuiltCommand.Outcome {
    try await prant.run(arguments, in: folder, environment: environment)
  }

  /// Runs a script of shell in which `$prant` is the program.
  private func shell(
    _ script: String, environment: [String: String] = [:]
  ) async throws -> BuiltCommand.Outcome {
    try await BuiltCommand(executable: URL(filePath: "/bin/sh")).run(
      ["-c", script], in: folder,
      environment: environment.merging(["prant": prant.executable.path]) { $1 })
  }

  /// Whatever ends the run in the midst of a document: the pages that were read are not read again.
  @Test(arguments: ["KILL", "INT", "TERM"]) func pagesAreKeptAsTheyCome(signal: String) async throws
  {
    let spy = try await Spy(
      in: folder, pages: 9, before: "[ $page -lt 5 ] || { touch reached; sleep 1; }")
    let ended = try await shell(
      """
      "$prant" run a.pdf -w archive -j 1 & run=$!
      while [ ! -e reached ]; do sleep 0.05; done
      kill -\(signal) $run; wait $run
      """, environment: spy.environment)
    #expect(ended.status == (signal == "KILL" ? 137 : 130), "\(ended.errors)")
    if signal != "KILL" { #expect(ended.errors.contains("run the same command again")) }
    #expect(try await call("archive", "check", "-w", "archive").status == 0)
    let status = try await call("status", "-w", "archive")
    #expect(status.output.contains("waiting"), "\(status.output)")
    let rest = try await Spy(in: folder, pages: 9)
    let again = try await call("run", "a.pdf", "-w", "archive", environment: rest.environment)
    #expect(again.status == 0, "\(again.errors)")
    #expect(rest.pages.sorted() == [5, 6, 7, 8, 9])
    #expect(again.errors.contains("killed at 1 page,") == (signal == "KILL"), "\(again.errors)")
    #expect(!rest.jobs.contains { $0.contains("describe") }, "what it is was known, too")
    let json = try folder.contents(of: "archive/out/a.meeting.json")
    #expect(try JSONDecoder().decode(Meeting.self, from: json).source.pages.count == 9)
  }

  /// A worker does not outlive the run that started it, even in the midst of a page.
  @Test func workersEndWithTheirRun() async throws {
    let ended = try await shell(
      """
      mkfifo hole
      PRANT_PARENT=$$ prant_worker="$(dirname "$prant")/prant-worker"
      sh -c 'sleep 0.3' & parent=$!
      (sleep 20) > hole & keeper=$!
      PRANT_PARENT=$parent "$prant_worker" < hole & worker=$!
      wait $parent; wait $worker; echo "ended $?"
      kill $keeper
      """)
    #expect(ended.output == "ended 0\n", "\(ended.errors)")
  }

  @Test func theSecondRunWaitsForTheFirst() async throws {
    let spy = try await Spy(in: folder, pages: 1, before: "touch reached; sleep 1")
    let both = try await shell(
      """
      "$prant" run a.pdf -w archive & first=$!
      while [ ! -e reached ]; do sleep 0.05; done
      "$prant" run a.pdf -w archive 2> second; echo "second $?"
      wait $first; echo "first $?"
      """, environment: spy.environment)
    #expect(both.output == "second 0\nfirst 0\n", "\(both.errors)")
    let second = String(decoding: try folder.contents(of: "second"), as: UTF8.self)
    #expect(second.contains("waiting for it to end"), "\(second)")
    #expect(second.contains("0 documents read, 1 known before"), "\(second)")
    #expect(spy.pages == [1])
    #expect(try await call("archive", "check", "-w", "archive").status == 0)
  }

  /// A disk that is full: told, nothing broken, and the same command goes on when there is room.
  @Test(arguments: [200, 400, 800]) func aFullDiskIsToldAndNothingIsLost(blocks: Int) async throws {
    for number in 1...12 {
      let text = String(repeating: "Möte \(number) den 3 maj 2021, nämnden beslutar\n", count: 300)
      try folder.write(Data(text.utf8), to: "in/\(number).txt")
    }
    // The shell's unit is 512 bytes.
    let full = try await shell("ulimit -f \(blocks); exec \"$prant\" run in -w archive -j 1")
    #expect(full.status == 5, "\(full.errors)")
    #expect(full.errors.contains("run again when that is mended"), "\(full.errors)")
    let again = try await call("run", "in", "-w", "archive")
    #expect(again.status == 0, "\(again.errors)")
    #expect(try await call("archive", "check", "-w", "archive").status == 0)
    #expect(try await call("status", "-w", "archive").output.contains("12 done"))
  }

  @Test func aFileThatGoesAwayIsTold() async throws {
    let spy = try await Spy(in: folder, pages: 4, before: "[ $page -lt 3 ] || mv a.pdf gone.pdf")
    let outcome = try await call(
      "run", "a.pdf", "-w", "archive", "-j", "1", environment: spy.environment)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains("a.pdf: it went away while it was read"), "\(outcome.errors)")
    // Under its other name it is the same document, and goes on where it stopped.
    let rest = try await Spy(in: folder, pages: 4)
    let again = try await call("run", "gone.pdf", "-w", "archive", environment: rest.environment)
    #expect(again.status == 0, "\(again.errors)")
    #expect(rest.pages.sorted() == [3, 4])
  }

  /// Whichever way leads to a file, it is the same one while it is read.
  @Test func aFolderMayBeALink() async throws {
    try folder.write(Data("%PDF-1.4 read by a spy".utf8), to: "real/deep/b.pdf")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "link").path, withDestinationPath: "real/deep")
    let spy = try await Spy(in: folder, pages: 2)
    for path in ["link/b.pdf", "link/../deep/b.pdf", "real/deep/b.pdf"] {
      let outcome = try await call("run", path, "-w", "archive", environment: spy.environment)
      #expect(outcome.status == 0, "\(path): \(outcome.errors)")
    }
    #expect(spy.pages.sorted() == [1, 2], "the other ways lead to what is known")
  }

  @Test func aFileThatIsChangedMeanwhileIsTold() async throws {
    let spy = try await Spy(in: folder, pages: 4, before: "[ $page -ne 3 ] || echo more >> a.pdf")
    let outcome = try await call(
      "run", "a.pdf", "-w", "archive", "-j", "1", environment: spy.environment)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains("it was changed while it was read"), "\(outcome.errors)")
    // It is another document now, and none of the pages are the old one's.
    let rest = try await Spy(in: folder, pages: 4)
    #expect(
      try await call("run", "a.pdf", "-w", "archive", environment: rest.environment).status == 0)
    #expect(rest.pages.sorted() == [1, 2, 3, 4])
    #expect(try await call("archive", "check", "-w", "archive").status == 0)
  }

  /// What arrives while somebody watches is read when it rests, and the end is a good one.
  @Test func watchingTakesWhatArrives() async throws {
    try folder.write(Data("Möte den 3 maj 2021\n".utf8), to: "in/a.txt")
    let watched = try await shell(
      """
      "$prant" watch in -w archive --every 0.2 --rest 0.5 & watch=$!
      while [ ! -e archive/out/a.txt ]; do sleep 0.05; done
      printf 'Möte den ' > in/b.txt
      for i in 1 2 3 4 5; do sleep 0.2; printf '%s' "$i" >> in/b.txt; done
      [ -e archive/out/b.txt ] && echo "too early"
      echo ' maj 2021' >> in/b.txt
      while [ ! -e archive/out/b.txt ]; do sleep 0.05; done
      # Between two batches the archive is free for others.
      "$prant" run in -w archive > beside 2>&1; echo "beside $?"
      kill -TERM $watch; wait $watch; echo "watch $?"
      """)
    #expect(watched.output == "beside 0\nwatch 0\n", "\(watched.errors)")
    #expect(watched.errors.contains("watching in"))
    let text = String(decoding: try folder.contents(of: "archive/out/b.txt"), as: UTF8.self)
    #expect(text.contains("12345 maj 2021"), "\(text)")
    let beside = String(decoding: try folder.contents(of: "beside"), as: UTF8.self)
    #expect(beside.contains("2 known before"), "\(beside)")
  }
}
