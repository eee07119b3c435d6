/// Something that a person should know of a document, as the contract has it.
package struct Warning: Equatable, Sendable, Codable {
  /// A fixed word for programs, such as `pageFailed`.
  package var code: String
  /// A sentence for people.
  package var message: String
  /// The page it is about, from 1.
  package var page: Int?

  package init(code: String, message: String, page: Int? = nil) {
    self.code = code
    self.message = message
    self.page = page
  }

  /// The code of pages that were read without a second model where there were doubts.
  package static let noSecondOpinion = "noSecondOpinion"

  /// Whether it is about what is installed, and so the same for every page that has it.
  package var isAboutInstallation: Bool { code == Self.noSecondOpinion }
}
