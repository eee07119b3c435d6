package import Hummingbird

/// The review's pages and its API, over a repository.
package struct ReviewSite: Sendable {
  /// What the site stands on.
  package struct Parts: Sendable {
    /// What is shown and changed.
    package var repository: any ReviewRepository
    /// Where pictures come from.
    package var pictures: any PictureSource
    /// Where files go that are sent here.
    package var intake: any Intake
    /// Makes meetings anew after decisions.
    package var refinishing: Refinishing
    /// Tells which words are unknown.
    package var spelling: Spelling
    /// Who has which places in hand.
    package var reservations: Reservations

    package init(
      repository: any ReviewRepository, pictures: any PictureSource, intake: any Intake,
      refinishing: Refinishing, spelling: Spelling = .none,
      reservations: Reservations = Reservations()
    ) {
      self.repository = repository
      self.pictures = pictures
      self.intake = intake
      self.refinishing = refinishing
      self.spelling = spelling
      self.reservations = reservations
    }
  }

  private let parts: Parts
  private let reversals = Reversals()
  private let templates: Templates
  private let files = StaticFiles()

  /// - Parameter parts: what it stands on.
  /// - Throws: where a template can't be understood.
  package init(_ parts: Parts) throws(Templates.Fault) {
    self.parts = parts
    templates = try Templates()
  }

  /// The pages that the gate shows.
  package var gatePages: GatePages { DressedPages(templates: templates, files: files).pages }

  /// Adds all routes.
  /// - Parameter router: what goes before them guards them.
  package func addRoutes(to router: some RouterMethods<ReviewRequestContext>) {
    let (repository, pictures) = (parts.repository, parts.pictures)
    let (refinishing, reservations) = (parts.refinishing, parts.reservations)
    files.add(to: router)
    QueuePage(repository: repository, templates: templates, files: files).add(to: router)
    QueueRoutes(repository: repository, pictures: pictures, reservations: reservations)
      .add(to: router)
    DecisionRoutes(
      repository: repository, reservations: reservations, refinishing: refinishing,
      reversals: reversals
    ).add(to: router)
    PictureRoutes(repository: repository, pictures: pictures).add(to: router)
    SheetPage(repository: repository, templates: templates, files: files).add(to: router)
    SheetRoutes(repository: repository, refinishing: refinishing, spelling: parts.spelling)
      .add(to: router)
    MeetingPage(
      repository: repository, refinishing: refinishing, templates: templates, files: files
    ).add(to: router)
    DocumentsPage(repository: repository, templates: templates, files: files).add(to: router)
    DocumentRoutes(repository: repository, intake: parts.intake).add(to: router)
    SearchPage(repository: repository, pictures: pictures, templates: templates, files: files)
      .add(to: router)
    LogPage(repository: repository, templates: templates, files: files).add(to: router)
    LogExport(repository: repository).add(to: router)
  }

  /// Has the meetings made anew that do not take account of all that was decided before.
  package func catchUp() async throws(ReviewError) {
    await parts.refinishing.addOld(try await parts.repository.undecidedDocuments())
  }
}
