/// One meeting as read from one document of minutes; the shape of the public contract.
package struct Meeting: Equatable, Sendable, Codable {
  /// The newest version of the contract. A document names the oldest that it keeps to.
  package static let currentSchemaVersion = "1.1"
  /// The first version.
  package static let firstSchemaVersion = "1.0"

  package enum Kind: String, Codable, Sendable {
    /// Mötesanteckningar or minnesanteckningar.
    case notes
    /// Protokoll.
    case minutes
  }

  package var schemaVersion: String
  /// Derived from the bytes of the source document.
  package var id: String
  package var source: Source
  /// Always `sv`.
  package var language: String
  package var kind: Kind?
  /// The administration or authority.
  package var organization: String?
  /// Who met.
  package var body: String?
  /// A title of the meeting besides its body.
  package var title: String?
  package var place: String?
  /// One for each day, in order.
  package var sittings: [Sitting]
  package var attendance: [Attendance]
  package var sections: [Section]
  package var signatures: [Signature]
  package var corrections: [Correction]
  package var warnings: [Warning]

  package init(
    id: String, source: Source, kind: Kind? = nil, organization: String? = nil,
    body: String? = nil, title: String? = nil, place: String? = nil, sittings: [Sitting] = [],
    attendance: [Attendance] = [], sections: [Section] = [], signatures: [Signature] = [],
    corrections: [Correction] = [], warnings: [Warning] = []
  ) {
    self.schemaVersion = Self.firstSchemaVersion
    self.id = id
    self.source = source
    self.language = "sv"
    self.kind = kind
    self.organization = organization
    self.body = body
    self.title = title
    self.place = place
    self.sittings = sittings
    self.attendance = attendance
    self.sections = sections
    self.signatures = signatures
    self.corrections = corrections
    self.warnings = warnings
  }
}

extension Meeting {
  /// Names the oldest version of the contract that has a place for all that is said here.
  package mutating func setSchemaVersion() {
    let isNewer =
      sections.contains { section in
        section.items.contains {
          $0.motions != nil || $0.votes != nil || $0.reservations != nil
            || $0.disqualifications != nil || $0.references != nil || $0.recipients != nil
        }
      }
    schemaVersion = isNewer ? Self.currentSchemaVersion : Self.firstSchemaVersion
  }
}

/// The document that a meeting was read from.
package struct Source: Equatable, Sendable, Codable {
  package struct PageRecord: Equatable, Sendable, Codable {
    package var number: Int
    package var origin: PageOrigin
    package var width: Int?
    package var height: Int?
    package var dpi: Int?
    package var rotation: Int?
    package var skewDegrees: Double?
    package var confidence: Double?

    package init(_ page: Page) {
      number = page.number
      origin = page.origin
      width = page.width
      height = page.height
      dpi = page.dpi
      rotation = page.rotation
      skewDegrees = page.skewDegrees
      confidence = page.confidence
    }
  }

  package var fileName: String
  /// Of the file's bytes, 64 lower-case hexadecimal digits.
  package var sha256: String
  package var mediaType: MediaType
  package var pages: [PageRecord]

  package init(fileName: String, sha256: String, mediaType: MediaType, pages: [PageRecord]) {
    self.fileName = fileName
    self.sha256 = sha256
    self.mediaType = mediaType
    self.pages = pages
  }
}

/// The kinds of file that can be read.
package enum MediaType: String, Codable, Sendable, CaseIterable {
  case pdf = "application/pdf"
  case tiff = "image/tiff"
  case png = "image/png"
  case jpeg = "image/jpeg"
  case plainText = "text/plain"
}

/// One day of a meeting.
package struct Sitting: Equatable, Sendable, Codable {
  /// ISO 8601.
  package var date: String
  /// `HH:MM`.
  package var start: String?
  /// `HH:MM`.
  package var end: String?
  /// As written, such as `Dag 2`.
  package var label: String?
  package var place: String?

  package init(
    date: String, start: String? = nil, end: String? = nil, label: String? = nil,
    place: String? = nil
  ) {
    self.date = date
    self.start = start
    self.end = end
    self.label = label
    self.place = place
  }
}

/// A person who was there, or was not.
package struct Attendance: Equatable, Sendable, Codable {
  package enum Status: String, Codable, Sendable {
    case present
    case absent
  }

  package enum Role: String, Codable, Sendable {
    case chair
    case viceChair
    case secretary
    case adjuster
    case member
    case substitute
    case official
    case guest
  }

  package var name: String
  package var status: Status
  package var role: Role?
  /// As written, such as `sekr.`
  package var roleText: String?
  /// The heading under which the name stands, without its colon and times.
  package var group: String?
  package var affiliation: String?
  package var start: String?
  package var end: String?
  package var location: Location?

  package init(
    name: String, status: Status, role: Role? = nil, roleText: String? = nil, group: String? = nil,
    affiliation: String? = nil, start: String? = nil, end: String? = nil, location: Location? = nil
  ) {
    self.name = name
    self.status = status
    self.role = role
    self.roleText = roleText
    self.group = group
    self.affiliation = affiliation
    self.start = start
    self.end = end
    self.location = location
  }
}

/// A name under the minutes.
package struct Signature: Equatable, Sendable, Codable {
  package enum Role: String, Codable, Sendable {
    case recordedBy
    case chair
    case adjuster
  }

  /// As written, such as `Vid anteckningarna`.
  package var label: String?
  package var role: Role?
  package var name: String
  package var location: Location?

  package init(label: String? = nil, role: Role? = nil, name: String, location: Location? = nil) {
    self.label = label
    self.role = role
    self.name = name
    self.location = location
  }
}
