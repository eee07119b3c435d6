internal import Foundation

/// Keys as they are pressed. Where standard input is no terminal its bytes are keys, too.
struct TerminalInput: ~Copyable {
  /// What was pressed.
  enum Key: Equatable {
    case character(Character)
    case enter
    case escape
    case backspace
    case left
    case right
    /// Ctrl-C, Ctrl-D, or the end of the input.
    case end
  }

  private let before: termios?

  /// Takes the keys from the terminal one by one, unechoed, until this value goes.
  init() {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else {
      before = nil
      return
    }
    before = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  deinit {
    guard var before else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &before)
  }

  /// Waits for a key.
  borrowing func next() -> Key {
    guard let byte = Self.byte() else { return .end }
    switch byte {
    case 0x03, 0x04: return .end
    case 0x0A, 0x0D: return .enter
    case 0x7F, 0x08: return .backspace
    case 0x1B: return Self.escape()
    case 0x1A: return .character("u")
    case 0x19: return .character("U")
    default: return Self.character(byte)
    }
  }

  /// An arrow's key, or Escape by itself.
  private static func escape() -> Key {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    // The rest of an arrow's bytes comes at once.
    guard isatty(STDIN_FILENO) == 1, poll(&request, 1, 30) > 0, byte() == 0x5B else {
      return .escape
    }
    switch byte() {
    case 0x44: return .left
    case 0x43: return .right
    default: return .escape
    }
  }

  /// A character of one to four bytes; what is none is a question mark.
  private static func character(_ first: UInt8) -> Key {
    let more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    var bytes = [first]
    for _ in 0..<more {
      guard let next = byte() else { return .end }
      bytes.append(next)
    }
    return .character(String(validating: bytes, as: UTF8.self)?.first ?? "?")
  }

  private static func byte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      return count == 1 ? byte : nil
    }
  }
}
