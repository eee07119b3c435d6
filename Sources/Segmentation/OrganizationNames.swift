import Minutes

/// The name in a running header: the words before a date, capitals or a page number.
func nameCandidates(_ text: String) -> [String] {
  var words: [String] = []
  // Capitals set off the kind of document from a name, unless the name has them, too.
  let isAllShouted = text.unicodeScalars.allSatisfy { !$0.isLower } && nameKind(text) != nil
  for word in text.parts(at: " ").map(String.init) {
    if ["·", "|", "•", "–", "-"].contains(word), !words.isEmpty { break }
    let isShouted = word.unicodeScalars.count > 3 && word.unicodeScalars.allSatisfy(\.isUpper)
    if isShouted, !isAllShouted { break }
    if word.firstScalar?.isDigit == true || documentKind(word) != nil { break }
    if words.isEmpty, word.unicodeScalars.count < 2 { continue }
    words.append(word)
  }
  return words.isEmpty || words.count > 8 ? [] : [words.joined(separator: " ")]
}

enum NameKind {
  case organization
  case body
}

/// Whether a name is one of an administration or of those who met, by the end of its words.
func nameKind(_ line: String) -> NameKind? {
  guard line.utf8.count < 160 else { return nil }
  let words = line.foldedForLabels.parts(at: " ").map { String($0).trimmed(".,()") }
  guard words.count <= 12 else { return nil }
  // `Brukarrådet på Björkgården`: what stands before the preposition met.
  if let end = words.firstIndex(where: prepositions.contains), end > 0,
    words[..<end].contains(where: isBodyWord)
  {
    return .body
  }
  // `Ledningsgrupp förskola`: the group of one.
  if let first = words.first, isBodyWord(first), words.count > 1 { return .body }
  // The last telling word decides: `Socialförvaltningens ledningsgrupp` met.
  for word in words.reversed() {
    if isBodyWord(word) { return .body }
    if ends(word, organizations) { return .organization }
  }
  return nil
}

private let prepositions: Set<String> = ["pa", "vid", "for", "inom", "hos"]

private func isBodyWord(_ word: String) -> Bool {
  if ends(word, bodies) { return true }
  guard word.utf8.count > 6, word.hasSuffix("rad") || word.hasSuffix("radet") else { return false }
  return !["kommunalrad", "borgarrad", "forrad", "landstingsrad", "regionrad"].contains(word)
}

/// Whether a word is one of some, or ends in one of the longer of them.
private func ends(_ word: String, _ endings: [String]) -> Bool {
  endings.contains {
    word.utf8.count >= $0.utf8.count && word.hasSuffix($0)
      && (word.utf8.count == $0.utf8.count || $0.utf8.count > 3)
  }
}

private let bodies = [
  "grupp", "gruppen", "namnd", "namnden", "utskott", "utskottet", "styrelse", "styrelsen", "rad",
  "radet", "beredning", "beredningen", "fullmaktige", "kommitte", "kommitten", "natverk",
  "natverket", "stamma", "stamman", "team", "teamet", "forum", "delegation", "delegationen",
  "mote", "motet", "utskottets", "arbetslag", "arbetslaget", "presidium", "presidiet",
  "direktion", "direktionen", "sammantrade", "apt", "arbetsplatstraff", "klubben", "sektionen",
]

private let organizations = [
  "forvaltning", "forvaltningen", "kommun", "kommuns", "kontor", "kontoret", "stad", "stads",
  "region", "regionen", "forbund", "forbundet", "myndighet", "myndigheten", "bolag", "bolaget",
  "verket", "lansstyrelsen", "landsting", "landstinget", "avdelning", "avdelningen", "skola",
  "skolan", "forening", "bostadsrattsforening", "bostadsrattsforeningen", "foreningen", "ab",
  "universitet", "enheten", "stiftelsen", "stiftelse", "stift", "forsamling", "forsamlingen",
  "pastorat", "raddningstjansten",
]

/// `Socialförvaltningen, Storstads kommun` without the town.
func withoutTown(_ line: String) -> String {
  let parts = line.split(
    separator: line.contains(" – ") ? "–" : ",", maxSplits: 1
  ).map {
    String($0).trimmed()
  }
  guard parts.count == 2, let town = parts[1].foldedForLabels.parts(at: " ").last,
    town.hasPrefix("kommun") || town.hasPrefix("stad"), nameKind(parts[0]) == .organization
  else { return line }
  return parts[0]
}

/// The kind of document that a title names, and what follows the name.
func documentKind(_ text: String) -> (kind: Meeting.Kind, rest: String)? {
  // Nothing but `sammanträdesprotokoll`, `beslut…`, `mötes…`, `protokoll…`, `minnes…`, `anteckning…`.
  guard let initial = text.firstAlphanumeric?.folded, "sbmpa".unicodeScalars.contains(initial)
  else {
    return nil
  }
  let text = text.withoutLetterSpacing
  let folded = text.trimmed(" *_|.:").foldedForLabels(first: 60)
  for (word, kind) in Labels.documentKinds {
    guard folded.hasPrefix(word) else { continue }
    let after = folded.unicodeScalars.dropFirst(word.unicodeScalars.count).first
    if let after, after.isLetter { continue }
    let rest = String(text.trimmed(" *_|.:").unicodeScalars.dropFirst(word.unicodeScalars.count))
    return (kind, rest.trimmed("-–—:,. "))
  }
  return nil
}

extension String {
  /// `P R O T O K O L L` as a word: where most words are a capital or two.
  fileprivate var withoutLetterSpacing: String {
    guard utf8.count < 60 else { return self }
    let words = parts(at: " ")
    let short = words.count {
      $0.unicodeScalars.count <= 2 && $0.unicodeScalars.allSatisfy(\.isUpper)
    }
    guard words.count >= 4, short * 3 > words.count * 2 else { return self }
    return words.joined()
  }
}
