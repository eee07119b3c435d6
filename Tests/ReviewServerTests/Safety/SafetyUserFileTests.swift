import Foundation
import ReviewServer
import TestSupport
import Testing

/// The file of users: for its owner's eyes, whole or not at all.
@Suite struct SafetyUserFileTests {
  private let folder: TemporaryFolder
  private let file: UserFile
  private let hash: PasswordHash

  init() throws {
    folder = try TemporaryFolder()
    file = UserFile(path: folder.url.appending(path: "users").path)
    hash = try PasswordHash(of: "ett lösenord", cost: .init(rounds: 10))
  }

  private func write(_ text: String, mode: mode_t = 0o600) throws {
    try folder.write(Data(text.utf8), to: "users")
    chmod(file.path, mode)
  }

  private func name(_ text: String) throws -> UserName { try #require(UserName(text)) }

  @Test func isMadeForItsOwner() throws {
    #expect(try !file.set(name("Åsa"), hash))
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try file.read().users == ["Åsa": hash])
    #expect(try folder.contents(of: "users") == Data("Åsa:\(hash)\n".utf8))
  }

  @Test func keepsTheOthersAndTheRemarks() throws {
    try write("# De som granskar\n\nBo:\(hash)\nÅsa:\(hash)\n\n")
    let other = try PasswordHash(of: "ett annat lösenord", cost: .init(rounds: 10))
    #expect(try file.set(name("Bo"), other))
    #expect(try !file.set(name("Cia"), other))
    let text = String(decoding: try folder.contents(of: "users"), as: UTF8.self)
    #expect(text == "# De som granskar\n\nBo:\(other)\nÅsa:\(hash)\nCia:\(other)\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["users"],
      "nothing is left over")
  }

  @Test func linesMayEndAsElsewhere() throws {
    try write("# De\r\nBo:\(hash)\r\n")
    #expect(try file.read().users == ["Bo": hash])
    #expect(try file.set(name("Bo"), hash))
    #expect(try file.read().users == ["Bo": hash])
  }

  @Test func manyAtOnceLoseNobody() async throws {
    let names = try (1...20).map { try name("user \($0)") }
    await withTaskGroup(of: Void.self) { group in
      for name in names { group.addTask { _ = try? file.set(name, hash) } }
    }
    #expect(try file.read().users.count == 20)
  }

  @Test func aLinkStaysOne() throws {
    try write("Bo:\(hash)\n")
    let link = folder.url.appending(path: "link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "users")
    _ = try UserFile(path: link).set(name("Åsa"), hash)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "users")
    #expect(try file.read().users.count == 2)
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o620, 0o602, 0o610] as [mode_t])
  func isRefusedWhereOthersCanReadOrWriteIt(mode: mode_t) throws {
    try write("Bo:\(hash)\n", mode: mode)
    let failure = #expect(throws: ReviewFailure.self) { try file.read() }
    #expect(failure?.status == .invalidConfiguration)
    #expect(failure?.message.contains("chmod 600") == true)
    #expect(throws: ReviewFailure.self) { try file.set(name("Åsa"), hash) }
  }

  @Test func saysWhatIsMissing() throws {
    let failure = #expect(throws: ReviewFailure.self) { try file.read() }
    #expect(failure?.message.contains("--add-user") == true)
    let elsewhere = UserFile(path: folder.url.appending(path: "no/users").path)
    #expect(throws: ReviewFailure.self) { try elsewhere.set(name("Åsa"), hash) }
  }

  @Test func aFolderOrAPipeIsNoFile() throws {
    #expect(throws: ReviewFailure.self) { try UserFile(path: folder.url.path).read() }
    let pipe = folder.url.appending(path: "pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: ReviewFailure.self) { try UserFile(path: pipe).read() }
  }

  @Test(arguments: [
    ("Bo", 1), ("Bo:hemligt1", 1), (":HASH", 1), ("# a\nBo:HASH\nBo:HASH", 3), (" Bo:HASH", 1),
    ("Bo :HASH", 1), ("Bo:HASH\r", 1), ("\tBo:HASH", 1), ("Bo:HASH:HASH", 1), (" ", 1),
    ("Bo:HASH\nA\u{308}r:HASH", 2), ("B\u{202E}o:HASH", 1),
  ])
  func saysWhichLineMakesNoSense(text: String, line: Int) throws {
    try write(text.replacing("HASH", with: hash.description))
    let failure = #expect(throws: ReviewFailure.self) { try file.read() }
    #expect(failure?.status == .invalidConfiguration)
    #expect(failure?.message.contains("line \(line):") == true, "\(failure?.message ?? "")")
    #expect(failure?.message.contains("hemligt1") == false)
    // A file that is not understood is not written over.
    #expect(throws: ReviewFailure.self) { try file.set(name("Cia"), hash) }
    #expect(
      try folder.contents(of: "users")
        == Data(text.replacing("HASH", with: hash.description).utf8))
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    try folder.write(Data([0xFF, 0xFE, 0x00]), to: "users")
    chmod(file.path, 0o600)
    #expect(throws: ReviewFailure.self) { try file.read() }
    try write(String(repeating: "# en rad\n", count: 120_000))
    #expect(throws: ReviewFailure.self) { try file.read() }
  }

  @Test(arguments: [
    "", " ", "a:b", "a\nb", "a\u{0}", "#a", "a\u{200B}b", "a\u{202E}b", "a\u{2028}b",
    String(repeating: "å", count: 51),
  ])
  func someNamesAreNone(text: String) { #expect(UserName(text) == nil) }

  @Test(
    arguments: [
      ("Åsa", "Åsa"), (" Bo Ek ", "Bo Ek"), ("A\u{30A}sa", "\u{C5}sa"), ("anna@nämnd.example", nil),
      ("O'Brien <b>", nil),
    ] as [(String, String?)])
  func othersAreKeptComposed(text: String, kept: String?) throws {
    let name = try #require(UserName(text))
    #expect(name.text.utf8.elementsEqual((kept ?? text).utf8))
  }

  @Test func nobodyIsNotEnough() throws {
    try write("# ingen än\n")
    let failure = #expect(throws: ReviewFailure.self) {
      try SafetyGate.guarded(URL(filePath: file.path))
    }
    #expect(failure?.message.contains("nobody") == true)
  }
}
