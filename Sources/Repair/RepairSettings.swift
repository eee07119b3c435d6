/// What a repair may do on its own.
package struct RepairSettings: Equatable, Sendable, Codable {
  /// Corrections at least this probable are applied, the others proposed; 0...1. Where several
  /// readings share what is probable and what was read is not among them, half of it is enough.
  package var threshold: Double
  /// Whether the bullets of lists are repaired.
  package var repairsBullets: Bool

  package init(threshold: Double = 0.5, repairsBullets: Bool = true) {
    self.threshold = threshold
    self.repairsBullets = repairsBullets
  }

  /// Names them in cache keys: equal keys, equal settings.
  package var key: String { "threshold \(threshold)" + (repairsBullets ? "" : ", no bullets") }
}
