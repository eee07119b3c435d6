import Foundation

/// Adds up the milliseconds that each step of a page takes.
///
/// In their order: `textLayer`, reading a PDF's own text; `decode`, getting the picture;
/// `cleanUp`, putting it upright, level and evenly lit; `start`, loading the language, once;
/// `recognition`, Tesseract with its own search for lines, which it does not time apart;
/// `layout`, our rows, columns and bullets; `evidence`, what the ink tells of the type.
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
