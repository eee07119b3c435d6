internal import ArgumentParser

/// What the command's exit status means. The numbers are documented and never change meaning.
enum ExitStatus: Int32 {
  case success = 0
  /// Our bug.
  case internalError = 1
  /// Nothing of the input could be read.
  case unreadableInput = 2
  /// A program, language data or the dictionary is missing.
  case missingDependency = 3
  /// Finished, but some pages or documents failed.
  case partialFailure = 4
  /// The archive can't be opened, read or written; or the output can't be written.
  case archiveError = 5
  /// A setting makes no sense.
  case invalidConfiguration = 6
  /// The command line makes no sense. ArgumentParser exits with it by itself.
  case usage = 64
  /// Ended by the user.
  case interrupted = 130

  /// What ArgumentParser takes as the end of the command, printing nothing.
  var exitCode: ExitCode { ExitCode(rawValue) }
}
