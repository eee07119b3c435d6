import Minutes

/// Who met, and what the meeting was called.
extension DocumentHead {
  /// Shares the title lines out: the administration, who met, a title.
  mutating func nameBodies(_ lines: [String], furniture: [String]) {
    let lines = lines.map { $0.trimmed(".,:|_*@%&$<>«»=~“”„\"'‘’-–—") }.map(whoMet).filter { line in
      line.unicodeScalars.count { $0.isLetter } > 3
    }
    // Where a line says who met, the others are whose they were: the administration before the town.
    if body == nil, organization == nil, let met = lines.first(where: { nameKind($0) == .body }) {
      body = met
      let owners = lines.filter { $0 != met && nameKind($0) == .organization }
      let owner = owners.first { !isTown($0) } ?? owners.first
      organization = owner.map(withoutTown)
      title = title ?? lines.first { $0 != met && !owners.contains($0) }
      return fillFromFurniture(furniture)
    }
    for line in lines {
      let kind = nameKind(line)
      if kind == .body, body == nil {
        body = line
      } else if kind == .organization, organization == nil {
        organization = withoutTown(line)
      } else if kind == .organization, body == nil {
        body = line
      } else if title == nil, organization != nil || body != nil {
        title = line
      } else if organization == nil, body == nil, title == nil {
        title = line
      }
    }
    fillFromFurniture(furniture)
  }

  /// `Storby kommun`, `Region Storland`
  private func isTown(_ line: String) -> Bool {
    let words = line.foldedForLabels.parts(at: " ").map(String.init)
    return words.count <= 4
      && words.contains { ["kommun", "kommuns", "stad", "stads", "region"].contains($0) }
  }

  /// `Sammanträde med direktionen`: the direktion.
  private func whoMet(_ line: String) -> String {
    let words = line.parts(at: " ").map(String.init)
    guard words.count > 2, words[1] == "med",
      ["mote", "sammantrade", "traff"].contains(words[0].foldedForLabels)
    else { return line }
    return capitalized(words[2...].joined(separator: " ")) ?? line
  }

  mutating func fillFromFurniture(_ furniture: [String]) {
    for text in furniture.prefix(12) {
      if kind == nil {
        for (word, value) in Labels.documentKinds
        where text.foldedForLabels.parts(at: " ").contains(Substring(word)) {
          kind = value
          break
        }
      }
      for line in nameCandidates(text) {
        switch nameKind(line) {
        case .organization: organization = organization ?? withoutTown(line)
        case .body: body = body ?? line
        case nil: break
        }
      }
    }
  }
}
