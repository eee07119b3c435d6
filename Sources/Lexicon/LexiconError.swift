/// What can be wrong with a compiled dictionary or its sources.
package enum LexiconError: Error, Equatable, Sendable {
  /// No compiled dictionary stands at any of the places that were searched.
  case missing(searched: [String])
  /// The file can't be opened or mapped.
  case unreadable(path: String, reason: String)
  /// The file is not a compiled dictionary.
  case notADictionary(path: String)
  /// The file was compiled by another version of the program.
  case wrongVersion(path: String, found: Int, expected: Int)
  /// The file is shorter or longer than its header says, or its bytes have changed.
  case damaged(path: String, reason: String)
  /// A source of the dictionary can't be read.
  case badSource(path: String, reason: String)
  /// The file can't be written.
  case unwritable(path: String, reason: String)
}

extension LexiconError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let searched):
      "no compiled dictionary (searched: \(searched.joined(separator: ", "))); make one with: "
        + "prant dictionary compile dictionaries -o prant.lexicon (or: make dictionary)"
    case .unreadable(let path, let reason): "\(path): can't be read: \(reason)"
    case .notADictionary: fault
    case .wrongVersion(let path, _, _), .damaged(let path, _):
      "\(fault): compile it again with: prant dictionary compile dictionaries -o \(path)"
    case .badSource(let path, let reason): "\(path): \(reason)"
    case .unwritable(let path, let reason): "\(path): can't be written: \(reason)"
    }
  }
}

extension LexiconError {
  /// What is wrong, without what to do.
  package var fault: String {
    switch self {
    case .notADictionary(let path): "\(path): not a dictionary compiled by prant"
    case .wrongVersion(let path, let found, let expected):
      "\(path): compiled as version \(found), this program needs \(expected)"
    case .damaged(let path, let reason): "\(path): damaged (\(reason))"
    default: description
    }
  }
}
