internal import Foundation
internal import Lexicon

/// Looks for everything that `prant` works with.
struct Examination {
  var dictionary: String?

  /// What `prant-worker --check` says.
  private struct WorkerCheck: Decodable {
    var versions: [String: String]
    var languages: [String]
    var tessdata: String?
  }

  func findings() -> [Finding] {
    workerFindings() + [dictionaryFinding(), hunspellFinding()]
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
          detail: "\(path) does not start; a library is missing",
          remedy: "apt-get install tesseract-ocr libtesseract-dev libleptonica-dev "
            + "libpoppler-glib-dev libqpdf-dev")
      ]
    }
    var findings = [Finding(state: .present, name: "prant-worker", detail: path)]
    for (name, version) in check.versions.sorted(by: { $0.key < $1.key }) {
      findings.append(Finding(state: .present, name: name, detail: version))
    }
    return findings + languageFindings(check)
  }

  private func languageFindings(_ check: WorkerCheck) -> [Finding] {
    let folder = check.tessdata ?? "no folder found"
    let swedish =
      check.languages.contains("swe")
      ? Finding(state: .present, name: "language data swe", detail: folder)
      : Finding(
        state: .missing, name: "language data swe",
        detail: "Tesseract can't read Swedish; looked in \(folder)",
        remedy: "apt-get install tesseract-ocr-swe")
    let latin =
      check.languages.contains { $0 == "Latin" || $0 == "script/Latin" }
      ? Finding(state: .present, name: "script data Latin", detail: folder)
      : Finding(
        state: .absent, name: "script data Latin",
        detail: "not used yet; it knows § % @, which swe can't print",
        remedy: "apt-get install tesseract-ocr-script-latn")
    return [swedish, latin]
  }

  private func dictionaryFinding() -> Finding {
    do throws(CommandFailure) {
      let lexicon = try DictionaryFile.open(explicit: dictionary)
      return Finding(
        state: .present, name: "dictionary",
        detail: "\(lexicon.entryCount) entries, version \(lexicon.version)")
    } catch {
      return Finding(state: .missing, name: "dictionary", detail: error.message, remedy: nil)
    }
  }

  private func hunspellFinding() -> Finding {
    let affixes = "/usr/share/hunspell/sv_SE.aff"
    return access(affixes, R_OK) == 0
      ? Finding(state: .present, name: "Hunspell sv_SE", detail: affixes)
      : Finding(
        state: .absent, name: "Hunspell sv_SE", detail: "rare compounds are recognised less well",
        remedy: "apt-get install hunspell-sv")
  }

  private func check(worker: String) -> WorkerCheck? {
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
    return try? JSONDecoder().decode(WorkerCheck.self, from: data)
  }
}
