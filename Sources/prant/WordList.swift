internal import Foundation
internal import Minutes

/// A list of words in a file, one a line; empty lines are passed over.
enum WordList {
  /// The words, each in the form in which it is kept.
  /// - Parameter file: a path; `-` is standard input.
  /// - Returns: in the order of the file.
  /// - Throws: where the file can't be read; `invalidConfiguration` where a line is no word, which
  ///   it names, or where there is none.
  static func words(in file: String) throws(CommandFailure) -> [String] {
    let (name, lines) = try lines(of: file)
    var words: [String] = []
    for (number, line) in lines where line.contains(where: { !$0.isWhitespace }) {
      words.append(try checked(line, at: "\(name), line \(number): "))
    }
    guard !words.isEmpty else {
      throw CommandFailure(
        status: .invalidConfiguration, message: "there are no words in \(name)")
    }
    return words
  }

  /// A word in the form in which it is kept.
  /// - Parameters:
  ///   - text: as somebody wrote it.
  ///   - place: where, with what goes between it and the word; empty for the command line.
  /// - Returns: the word.
  /// - Throws: `invalidConfiguration` with what is wrong with it.
  static func checked(_ text: String, at place: String = "") throws(CommandFailure) -> String {
    do { return try OwnWord.checked(text) } catch {
      throw CommandFailure(
        status: .invalidConfiguration,
        message: "\(place)“\(text.onOneLine)” is no word: \(error)")
    }
  }

  /// The lines of a list that the program has written itself.
  static func unchecked(_ file: String) throws(CommandFailure) -> [String] {
    try lines(of: file).lines.map(\.text).filter { !$0.isEmpty }
  }

  private static func lines(
    of file: String
  ) throws(CommandFailure) -> (name: String, lines: [(number: Int, text: String)]) {
    let input = try TextInput(file)
    var bytes: [UInt8] = []
    while true {
      let some = try input.read()
      if some.isEmpty { break }
      bytes += some
    }
    let text: String
    do throws(TextDecoding.Failure) { text = try TextDecoding.decode(Data(bytes)).text } catch {
      throw CommandFailure(status: .unreadableInput, message: "\(input.name): \(error)")
    }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return (input.name, lines.enumerated().map { ($0 + 1, String($1)) })
  }
}
