internal import Foundation
internal import Lexicon
internal import Minutes
internal import Repair

/// What `scripts/fuzz-repair.sh` links with libFuzzer: arbitrary bytes through all of `prant repair`.
///
/// The first byte says how long a section is, the second how the bytes come; the rest is the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRepair(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 2 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var sections = TextSections(limit: 8 + Int(bytes[0]) * 4)
  let piece = 1 + Int(bytes[1])
  var repair = TextRepair(repairer: Fuzzed.repairer)
  var quiet = repair
  func work() throws(TextDecoding.Failure) {
    while let section = try sections.next() {
      let repaired = repair.explained(section.text)
      precondition(quiet.repaired(section.text) == repaired.bytes, "the ways differ")
      let text = String(decoding: repaired.bytes, as: UTF8.self)
      precondition(
        Fuzzed.lineEnds(text) == Fuzzed.lineEnds(section.text), "a line came or went")
      for placed in repaired.corrections {
        precondition(placed.line > 0 && placed.column > 0, "a correction is nowhere")
        precondition((0...1).contains(placed.correction.confidence), "more than certain")
      }
    }
  }
  do throws(TextDecoding.Failure) {
    for place in stride(from: 2, to: bytes.count, by: piece) {
      sections.append(Array(bytes[place..<min(bytes.count, place + piece)]))
      try work()
    }
    sections.end()
    try work()
  } catch { return 0 }
  return 0
}

/// What every input is tried on.
private enum Fuzzed {
  static let repairer: Repairer = {
    guard let path = ProcessInfo.processInfo.environment["PRANT_DICTIONARY"],
      let lexicon = try? Lexicon(path: path)
    else { preconditionFailure("PRANT_DICTIONARY names no compiled dictionary") }
    return Repairer(lexicon: lexicon)
  }()

  static func lineEnds(_ text: String) -> [UInt8] {
    text.utf8.filter { $0 == 0x0A || $0 == 0x0D || $0 == 0x0C }
  }
}
