import Foundation
import Pipeline
import Testing

@Suite struct DiscoveryTests {
  /// A fresh folder that goes with the test.
  private final class Folder {
    let path: String = {
      let path = NSTemporaryDirectory() + "prant-discovery-\(UUID().uuidString)"
      try? FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
      return path
    }()
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func put(_ name: String, _ content: String = "x") throws {
      let file = path + "/" + name
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(content.utf8).write(to: URL(fileURLWithPath: file))
    }
  }

  @Test func findsDocumentsInFoldersToTheirEnds() throws {
    let folder = Folder()
    for name in ["b.pdf", "a/x.TIF", "a/b/y.txt", ".hidden.pdf", ".git/z.pdf", "notes.docx"] {
      try folder.put(name)
    }
    try folder.put("named wrongly.dat", "%PDF-1.4")
    let found = Discovery(paths: [folder.path])
    #expect(
      found.files.map { String($0.path.dropFirst(folder.path.count + 1)) }
        == ["a/b/y.txt", "a/x.TIF", "b.pdf", "named wrongly.dat"])
    #expect(found.ignored.map { ($0 as NSString).lastPathComponent } == ["notes.docx"])
    #expect(found.refusals.isEmpty)
  }

  @Test func takesWhatTheUserNamedWhateverItsName() throws {
    let folder = Folder()
    try folder.put("notes.docx")
    let found = Discovery(paths: [folder.path + "/notes.docx", folder.path + "/notes.docx"])
    #expect(found.files.map(\.name) == ["notes.docx"])
  }

  @Test func refusesPipesAndMissingFiles() throws {
    let folder = Folder()
    mkfifo(folder.path + "/pipe.pdf", 0o600)
    let found = Discovery(paths: [folder.path + "/pipe.pdf", folder.path + "/none.pdf"])
    #expect(found.files.isEmpty)
    #expect(found.refusals.count == 2)
    #expect(found.refusals.contains { $0.reason.contains("No such file") })
  }

  @Test func aFileHasOneAbsolutePath() throws {
    let folder = Folder()
    try folder.put("real/x.pdf")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: "real")
    let here = try #require(realpath(folder.path, nil).map { String(cString: $0) })
    for path in ["real/x.pdf", "link/x.pdf", "real/../real/./x.pdf", "link/../real/x.pdf"] {
      #expect(FoundFile(path: "\(folder.path)/\(path)").absolutePath == here + "/real/x.pdf")
    }
    #expect(FoundFile(path: "x.pdf").absolutePath.hasPrefix("/"))
  }

  @Test func linksInACircleEnd() throws {
    let folder = Folder()
    try folder.put("a/x.pdf")
    symlink(folder.path, folder.path + "/a/up")
    symlink("nowhere", folder.path + "/broken.pdf")
    let found = Discovery(paths: [folder.path])
    #expect(found.files.map(\.name) == ["x.pdf"])
  }

  @Test func passesOverTheArchiveItself() throws {
    let folder = Folder()
    try folder.put("x.pdf")
    try folder.put("archive/out/x.txt")
    let found = Discovery(paths: [folder.path], excluding: folder.path + "/archive")
    #expect(found.files.map(\.name) == ["x.pdf"])
  }
}
