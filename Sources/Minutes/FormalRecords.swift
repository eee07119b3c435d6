/// What formal minutes say of an agenda item besides its text and its decisions: who moved what,
/// how votes fell, who reserved or withdrew, on what it was decided and who is told.
///
/// Kommunallagen (2017:725) 5:67 asks minutes to record proposals, votes and reservations. All of
/// it also stands in the item's blocks, as written; these are readings of them. Since version 1.1
/// of the contract.

/// Somebody who did something in the matter of an item.
package struct Actor: Equatable, Sendable, Codable {
  /// As written, without brackets.
  package var name: String
  /// A party or an organisation, from brackets.
  package var affiliation: String?

  package init(name: String, affiliation: String? = nil) {
    self.name = name
    self.affiliation = affiliation
  }
}

/// Who moved, reserved or withdrew, and the words that say so.
package struct Statement: Equatable, Sendable, Codable {
  /// Empty where the text names nobody.
  package var by: [Actor]
  /// As written.
  package var text: String
  package var location: Location?

  package init(by: [Actor], text: String, location: Location? = nil) {
    self.by = by
    self.text = text
    self.location = location
  }
}

/// A vote: what it came to, as far as the text tells.
package struct Vote: Equatable, Sendable, Codable {
  /// One of the choices.
  package struct Tally: Equatable, Sendable, Codable {
    /// What was chosen.
    package enum Choice: String, Codable, Sendable, CaseIterable {
      case yes
      case no
      case abstained
    }

    package var choice: Choice
    /// How many; nil where only names are given.
    package var count: Int?
    /// Who, where names are given.
    package var voters: [Actor]?

    package init(choice: Choice, count: Int? = nil, voters: [Actor]? = nil) {
      self.choice = choice
      self.count = count
      self.voters = voters
    }
  }

  /// As written.
  package var text: String
  package var tallies: [Tally]
  package var location: Location?

  package init(text: String, tallies: [Tally], location: Location? = nil) {
    self.text = text
    self.tallies = tallies
    self.location = location
  }
}

/// A document on which a decision rests.
package struct Reference: Equatable, Sendable, Codable {
  /// As written.
  package var text: String
  /// ISO 8601, where the text gives one whole day.
  package var date: String?
  package var location: Location?

  package init(text: String, date: String? = nil, location: Location? = nil) {
    self.text = text
    self.date = date
    self.location = location
  }
}

/// Somebody whom a decision is sent to.
package struct Recipient: Equatable, Sendable, Codable {
  /// As written.
  package var name: String
  package var location: Location?

  package init(name: String, location: Location? = nil) {
    self.name = name
    self.location = location
  }
}
