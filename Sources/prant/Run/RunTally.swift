internal import Minutes

/// What a run has come to.
struct RunTally: Equatable, Sendable {
  var read = 0
  var partial = 0
  /// Documents that an earlier run had done.
  var known = 0
  var failed = 0
  var pages = 0
  var blankPages = 0
  var failedPages = 0
  var applied = 0
  var proposals = 0
  /// What was found missing while pages were read, with the command that installs it.
  var missingDependency: String?
  /// What documents had to be read without, as their own warning says it.
  var shortcoming: Warning?
  /// How many documents that holds for.
  var documentsWithShortcoming = 0
}
