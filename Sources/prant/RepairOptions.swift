internal import ArgumentParser
internal import Repair

/// What a repair may do on its own.
struct RepairOptions: ParsableArguments {
  @Option(
    name: [.customLong("apply-threshold"), .customLong("threshold")],
    help: ArgumentHelp(
      "Corrections less probable than this (0...1) are proposed, not made.",
      discussion: "Where several readings share what is probable, half of it is enough.",
      valueName: "p"))
  var applyThreshold = 0.5

  func validate() throws {
    guard (0...1).contains(applyThreshold) else {
      throw ValidationError("--apply-threshold must lie between 0 and 1.")
    }
  }

  var settings: RepairSettings { RepairSettings(threshold: applyThreshold) }
}
