internal import Foundation
internal import ReviewServer

/// Asks for a new password: at the terminal, twice and unseen; else it takes a line of stdin.
enum PasswordPrompt {
  /// - Parameter name: whose password it shall be.
  /// - Returns: a password that may be one.
  /// - Throws: where it may not, where the two differ, or at Ctrl-C.
  static func ask(for name: UserName) throws(ReviewFailure) -> String {
    let password: String
    if isatty(STDIN_FILENO) == 1 {
      password = try typed("Password of \(name.text): ")
      try Password.check(password)
      guard try typed("The same again: ") == password else {
        throw ReviewFailure(
          status: .invalidConfiguration, message: "the two differ; nothing is changed")
      }
    } else {
      password = try piped()
      try Password.check(password)
    }
    return password
  }

  private static func piped() throws(ReviewFailure) -> String {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while bytes.count <= Password.longest + 1, read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0A {
      bytes.append(byte)
    }
    if bytes.last == 0x0D { bytes.removeLast() }
    return try text(bytes)
  }

  private static func text(_ bytes: [UInt8]) throws(ReviewFailure) -> String {
    let text = String(validating: bytes, as: UTF8.self)
    guard let text, text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    else {
      throw ReviewFailure(
        status: .invalidConfiguration, message: "a password is one line of text in UTF-8")
    }
    return text
  }

  /// Reads a line byte by byte, so that nothing shows and the terminal is itself again however it
  /// ends.
  private static func typed(_ question: String) throws(ReviewFailure) -> String {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else {
      throw ReviewFailure(status: .internalError, message: "can't ask at this terminal")
    }
    var unseen = before
    unseen.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      say("")
    }
    try? FileHandle.standardError.write(contentsOf: Data(question.utf8))
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(STDIN_FILENO, &byte, 1) == 1 {
      switch byte {
      case 0x0A, 0x0D: return try text(bytes)
      case 0x03:
        throw ReviewFailure(status: .interrupted, message: "interrupted; nothing is changed")
      case 0x04: return try text(bytes)
      case 0x15: bytes = []
      case 0x08, 0x7F:
        // A character of several bytes goes with all of them.
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
      default: if bytes.count <= Password.longest { bytes.append(byte) }
      }
    }
    return try text(bytes)
  }
}
