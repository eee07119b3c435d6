import Foundation

/// Adds up the milliseconds that each step of a page takes.
struct StepClock {
  private(set) var milliseconds: [String: Double] = [:]
  private var last = DispatchTime.now().uptimeNanoseconds

  mutating func mark(_ step: String) {
    let now = DispatchTime.now().uptimeNanoseconds
    let spent = Double(now - last) / 1_000_000
    milliseconds[step, default: 0] += (spent * 10).rounded() / 10
    last = now
  }
}
