internal import Foundation
internal import Lexicon
internal import WorkerProtocol

/// Looks for everything that `prant` works with.
struct Examination {
  var dictionary: String?

  func findings() -> [Finding] {
    workerFindings() + [dictionaryFinding(), reviewFinding()]
  }

  private func workerFindings() -> [Finding] {
    guard let path = SiblingProgram.path(of: "prant-worker") else {
      return [
        Finding(
          state: .missing, name: "prant-worker", detail: "neither beside prant nor on PATH",
          remedy: "make build")
      ]
    }
    guard let check = check(worker: path) else {
      return [
        Finding(
          state: .missing, name: "prant-worker",
          detail: "\(path) does not start: a library is missing, or it is of another version",
          remedy: "apt-get install tesseract-ocr libtesseract-dev libleptonica-dev "
            + "libpoppler-glib-dev libqpdf-dev")
      ]
    }
    var findings = [Finding(state: .present, name: "prant-worker", detail: path)]
    let libraries = [
      ("Leptonica", check.leptonica), ("Poppler", check.poppler), ("qpdf", check.qpdf),
      ("Tesseract", check.tesseract),
    ]
    for (name, version) in libraries {
      findings.append(Finding(state: .present, name: name, detail: version))
    }
    return findings + languageFindings(check)
  }

  private func languageFindings(_ check: Installation) -> [Finding] {
    let folder = check.tessdata.isEmpty ? "no folder found" : check.tessdata
    let swedish =
      check.languages.contains("swe")
      ? Finding(state: .present, name: "language data swe", detail: folder)
      : Finding(
        state: .missing, name: "language data swe",
        detail: "Tesseract can't read Swedish; looked in \(folder)",
        remedy: "apt-get install tesseract-ocr-swe")
    let latin =
      check.scriptModel.map {
        Finding(state: .present, name: "script data Latin", detail: "\(folder), as \($0)")
      }
      ?? Finding(
        state: .absent, name: "script data Latin",
        detail: "pages are read without a second opinion; it knows § % @, which swe can't print",
        remedy: "apt-get install tesseract-ocr-script-latn")
    return [swedish, latin]
  }

  private func dictionaryFinding() -> Finding {
    do throws(LexiconError) {
      let lexicon = try DictionaryFile(explicit: dictionary).examined()
      return Finding(
        state: .present, name: "dictionary",
        detail: "\(lexicon.entryCount) entries, version \(lexicon.version)")
    } catch {
      return Finding(state: .missing, name: "dictionary", detail: "\(error)", remedy: nil)
    }
  }

  private func reviewFinding() -> Finding {
    guard let path = SiblingProgram.path(of: "prant-review") else {
      return Finding(
        state: .absent, name: "prant-review",
        detail: "pages are read, but reviewed at a terminal only", remedy: "make build")
    }
    return Finding(state: .present, name: "prant-review", detail: path)
  }

  private func check(worker: String) -> Installation? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: worker)
    process.arguments = ["--check"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return try? JSONDecoder().decode(Installation.self, from: data)
  }
}
