/// The pages' files, which are part of the program.
extension Templates {
  /// The templates. Every one of them has a file, or this does not compile.
  enum Name: String, CaseIterable {
    case documents
    case failure
    case layout
    case log
    case meeting
    case meetingBody = "meeting-body"
    case meetingListItem = "meeting-list-item"
    case meetingPassage = "meeting-passage"
    case meetingPlace = "meeting-place"
    case pager
    case queue
    case queueFilters = "queue-filters"
    case search
    case sheet
    case signIn = "sign-in"

    var bytes: [UInt8] {
      switch self {
      case .documents: PackageResources.documents_mustache
      case .failure: PackageResources.failure_mustache
      case .layout: PackageResources.layout_mustache
      case .log: PackageResources.log_mustache
      case .meeting: PackageResources.meeting_mustache
      case .meetingBody: PackageResources.meeting_body_mustache
      case .meetingListItem: PackageResources.meeting_list_item_mustache
      case .meetingPassage: PackageResources.meeting_passage_mustache
      case .meetingPlace: PackageResources.meeting_place_mustache
      case .pager: PackageResources.pager_mustache
      case .queue: PackageResources.queue_mustache
      case .queueFilters: PackageResources.queue_filters_mustache
      case .search: PackageResources.search_mustache
      case .sheet: PackageResources.sheet_mustache
      case .signIn: PackageResources.sign_in_mustache
      }
    }
  }
}

extension StaticFiles {
  /// Style sheets, scripts and pictures by their paths.
  static var embedded: [String: [UInt8]] {
    [
      "mark.svg": PackageResources.mark_svg,
      "css/base.css": PackageResources.base_css,
      "css/layout.css": PackageResources.layout_css,
      "css/meeting.css": PackageResources.meeting_css,
      "css/queue.css": PackageResources.queue_css,
      "css/sheet.css": PackageResources.sheet_css,
      "css/tables.css": PackageResources.tables_css,
      "js/announce.js": PackageResources.announce_js,
      "js/api.js": PackageResources.api_js,
      "js/card.js": PackageResources.card_js,
      "js/cases.js": PackageResources.cases_js,
      "js/decisions.js": PackageResources.decisions_js,
      "js/deck.js": PackageResources.deck_js,
      "js/diff.js": PackageResources.diff_js,
      "js/documents.js": PackageResources.documents_js,
      "js/dom.js": PackageResources.dom_js,
      "js/doubt.js": PackageResources.doubt_js,
      "js/keys.js": PackageResources.keys_js,
      "js/meeting-panel.js": PackageResources.meeting_panel_js,
      "js/meeting.js": PackageResources.meeting_js,
      "js/merge.js": PackageResources.merge_js,
      "js/outbox.js": PackageResources.outbox_js,
      "js/queue.js": PackageResources.queue_js,
      "js/roles.js": PackageResources.roles_js,
      "js/sheet-layout.js": PackageResources.sheet_layout_js,
      "js/sheet-lines.js": PackageResources.sheet_lines_js,
      "js/sheet-picture.js": PackageResources.sheet_picture_js,
      "js/sheet.js": PackageResources.sheet_js,
      "js/spelling.js": PackageResources.spelling_js,
      "js/strip.js": PackageResources.strip_js,
      "js/tabs.js": PackageResources.tabs_js,
      "js/tally.js": PackageResources.tally_js,
      "js/texts.js": PackageResources.texts_js,
      "js/typing.js": PackageResources.typing_js,
      "js/upcoming.js": PackageResources.upcoming_js,
      "js/uuid.js": PackageResources.uuid_js,
    ]
  }
}
