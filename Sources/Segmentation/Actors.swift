import Minutes

/// People and groups that a sentence says did something: names of two words, names with a party in
/// brackets, and the word before the verb.
/// - Parameters:
///   - sentence: the whole of it.
///   - verb: the index of its verb among the words.
/// - Returns: those before the verb, or, where there are none, those behind it.
func actors(of sentence: String, verb: Int) -> [Actor] {
  let words = sentence.parts(at: " ").map(String.init)
  guard words.indices.contains(verb) else { return [] }
  let before = actors(in: words[..<verb])
  if !before.isEmpty { return before }
  // `Socialdemokraterna reserverar sig`, `Styrelsen yrkar`
  if verb == 1 || verb == 2, let first = words[verb - 1].firstScalar, first.isUpper {
    return [Actor(name: words[verb - 1].trimmed(".,;:"))]
  }
  return actors(in: words[(verb + 1)...])
}

/// The names in a run of words.
private func actors(in words: ArraySlice<String>) -> [Actor] {
  var found: [Actor] = []
  var index = words.startIndex
  while index < words.endIndex {
    guard let (actor, next) = actor(in: words, at: index) else {
      index += 1
      continue
    }
    found.append(actor)
    index = next
  }
  return found
}

/// The name that begins at a word, and where it ends.
private func actor(in words: ArraySlice<String>, at start: Int) -> (actor: Actor, next: Int)? {
  var name: [String] = []
  var index = start
  while index < words.endIndex {
    let word = words[index]
    let bare = word.trimmed(".,;:")
    guard let first = bare.firstScalar, bare != "(" else { break }
    let isParticle = nameParticles.contains(bare) && !name.isEmpty
    guard isParticle || (first.isUpper && !word.hasPrefix("(")) else { break }
    name.append(bare)
    index += 1
    if word != bare { break }
  }
  while let last = name.last, nameParticles.contains(last) {
    name.removeLast()
    index -= 1
  }
  guard !name.isEmpty else { return nil }
  if index < words.endIndex, words[index].hasPrefix("("),
    let end = words[index...].prefix(3).firstIndex(where: { $0.contains(")") })
  {
    let inside = words[index...end].joined(separator: " ").trimmed("().,;:")
    let text = name.joined(separator: " ")
    guard isAffiliation(inside) || looksLikeName(text) else { return nil }
    return (Actor(name: text, affiliation: isAffiliation(inside) ? inside : nil), end + 1)
  }
  let text = name.joined(separator: " ")
  return looksLikeName(text) ? (Actor(name: text), index) : nil
}

/// A party's letters, or the name of a group that is not a sentence.
private func isAffiliation(_ text: String) -> Bool {
  let scalars = text.unicodeScalars
  return scalars.count <= 4 && !scalars.isEmpty && scalars.allSatisfy { $0.isUpper }
    || (text.parts(at: " ").count <= 2 && text.firstScalar?.isUpper == true
      && scalars.allSatisfy { $0.isLetter || $0 == " " || $0.isDash })
}
