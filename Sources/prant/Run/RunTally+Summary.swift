internal import Foundation
internal import Minutes

extension RunTally {
  /// The run in two or three lines.
  func summary(after elapsed: Duration, archive: String) -> String {
    let seconds = elapsed / .seconds(1)
    var parts = [Self.count(read, "document") + " read"]
    if known > 0 { parts.append("\(known) known before") }
    if failed > 0 { parts.append("\(failed) failed") }
    var line = parts.joined(separator: ", ") + String(format: " in %.1f s", seconds)
    if pages > 0 {
      line += "; " + Self.count(pages, "page")
      if blankPages > 0 { line += " (\(blankPages) blank)" }
      if failedPages > 0 { line += " (\(failedPages) failed)" }
    }
    if applied > 0 { line += "; " + Self.count(applied, "correction") + " made" }
    if proposals > 0 { line += "; " + Self.count(proposals, "place") + " to review" }
    line += "\noutputs are in \(archive)/out"
    if let shortcoming {
      line +=
        "\nwarning, \(Self.count(documentsWithShortcoming, "document")): \(shortcoming.message)"
    }
    return line
  }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// The exit status of a run with this result: `unreadableInput` where nothing could be read.
  var status: ExitStatus {
    if read + known == 0, failed > 0 { return .unreadableInput }
    return failed + partial > 0 ? .partialFailure : .success
  }

  /// What to say beside a status that is not success.
  func remark(_ status: ExitStatus) -> String {
    if status == .unreadableInput { return "nothing could be read; the reasons are above" }
    if partial > 0, failed == 0 {
      return "pages failed; the others are in the outputs, --retry-failed tries them again"
    }
    return "finished, but not everything could be read; the reasons are above"
  }
}
