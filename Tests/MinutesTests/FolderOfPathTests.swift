import Minutes
import Testing

/// The folder that a path names something in.
@Suite struct FolderOfPathTests {
  @Test(arguments: [
    ("a", ""), ("", ""), ("/", "/"), ("/a", "/"), ("a/b", "a"), ("/a/b", "/a"), ("/a/b/", "/a"),
    ("a//b", "a"), ("//a", "/"), ("é/ö", "é"), (".", ""), ("..", ""),
  ])
  func isAllBeforeTheLastPart(path: String, folder: String) {
    #expect(path.folderOfPath == folder)
  }
}
