import Foundation
import TestSupport
import Testing

/// Users are added at a terminal or through a pipe, and their passwords are seen nowhere.
@Suite struct ReviewUsersTests {
  private let prant: BuiltCommand
  private let folder: TemporaryFolder

  init() throws {
    prant = try BuiltCommand(named: "prant")
    folder = try TemporaryFolder()
  }

  private func add(
    _ name: String, password: Data, to file: String = "u"
  ) async throws -> BuiltCommand.Outcome {
    try await prant.run(
      ["review", "--users", file, "--add-user", name], in: folder, standardInput: password,
      timeout: .seconds(60))
  }

  private var lines: [String] {
    get throws {
      String(decoding: try folder.contents(of: "u"), as: UTF8.self)
        .split(separator: "\n").map(String.init)
    }
  }

  @Test(arguments: ["ett lösenord", "ett lösenord\n", "ett lösenord\r\n", "ett lösenord\nmer\n"])
  func aLineOfStandardInputIsThePassword(input: String) async throws {
    let outcome = try await add("Åsa", password: Data(input.utf8))
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors == "Åsa is added in u\n")
    #expect(try lines.count == 1)
    #expect(try lines[0].hasPrefix("Åsa:$scrypt$ln=17,r=8,p=1$"))
    #expect(try !lines[0].contains("lösenord"))
    var status = stat()
    #expect(stat(folder.url.appending(path: "u").path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func aUserCanHaveAnotherPassword() async throws {
    _ = try await add("Åsa", password: Data("ett lösenord".utf8))
    let before = try lines
    let outcome = try await add("Åsa", password: Data("ett annat lösenord".utf8))
    #expect(outcome.errors == "Åsa has another password in u\n")
    #expect(try lines.count == 1)
    #expect(try lines != before)
  }

  @Test(
    arguments: [
      ("Åsa", Data("kort".utf8), 6), ("Åsa", Data(), 6), ("Åsa", Data([0xFF, 0xFE]), 6),
      ("Åsa", Data("tabb\toch\u{7}pip".utf8), 6), ("a:b", Data("ett lösenord".utf8), 6),
      ("", Data("ett lösenord".utf8), 64), ("Åsa", Data(repeating: 0x78, count: 100_000), 6),
    ] as [(String, Data, Int32)])
  func someAreRefused(name: String, password: Data, status: Int32) async throws {
    let outcome = try await add(name, password: password)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "u").path))
  }

  @Test func aFileThatOthersReadIsRefused() async throws {
    try folder.write(Data("# ingen\n".utf8), to: "u")
    chmod(folder.url.appending(path: "u").path, 0o644)
    let outcome = try await add("Åsa", password: Data("ett lösenord".utf8))
    #expect(outcome.status == 6)
    #expect(outcome.errors.contains("chmod 600"), "\(outcome.errors)")
    #expect(try lines == ["# ingen"])
  }

  @Test func whereNothingCanBeWrittenItIsTold() async throws {
    let outcome = try await add("Åsa", password: Data("ett lösenord".utf8), to: "no/u")
    #expect(outcome.status == 5, "\(outcome.errors)")
  }

  /// Types into a terminal of its own: each answer when it is asked for.
  private func atTerminal(_ first: String, _ second: String?) async throws -> BuiltCommand.Outcome {
    let script = """
      mkfifo keys
      script -qefc '"$prant" review --users u --add-user Bo; echo "status $?"' shown < keys \
      > /dev/null & typing=$!
      exec 3> keys
      until grep -q 'Password of Bo' shown; do sleep 0.05; done
      printf '%b' "$first" >&3
      if [ -n "$second" ]; then
        until grep -q 'The same again' shown; do sleep 0.05; done
        printf '%b' "$second" >&3
      fi
      until grep -q 'status [0-9]' shown; do sleep 0.05; done
      exec 3>&-
      wait $typing
      cat shown
      """
    return try await BuiltCommand(executable: URL(filePath: "/bin/sh")).run(
      ["-c", script], in: folder,
      environment: [
        "prant": prant.executable.path, "first": first, "second": second ?? "",
      ], timeout: .seconds(60))
  }

  @Test func aTerminalShowsNoPassword() async throws {
    // The second time with a slip of the finger, mended.
    let outcome = try await atTerminal(#"ett lösenord\r"#, #"ett lösenö\0177ord\r"#)
    #expect(outcome.output.contains("status 0"), "\(outcome.output)")
    #expect(!outcome.output.contains("ett"))
    #expect(try lines.count == 1)
    #expect(try lines[0].hasPrefix("Bo:$scrypt$"))
  }

  @Test func twoThatDifferAreRefused() async throws {
    let outcome = try await atTerminal(#"ett lösenord\r"#, #"ett losenord\r"#)
    #expect(outcome.output.contains("status 6"), "\(outcome.output)")
    #expect(outcome.output.contains("the two differ"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "u").path))
  }

  @Test func ctrlCChangesNothing() async throws {
    let outcome = try await atTerminal(#"ett lö\0003"#, nil)
    #expect(outcome.output.contains("status 130"), "\(outcome.output)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "u").path))
  }
}
