package import Hummingbird

/// The review's pages and its API, over a repository.
package struct ReviewSite: Sendable {
  private let repository: any ReviewRepository
  private let pictures: any PictureSource
  private let refinishing: Refinishing
  private let reservations: Reservations
  private let spelling: Spelling
  private let reversals = Reversals()
  private let templates: Templates
  private let files = StaticFiles()

  /// - Parameters:
  ///   - repository: what is shown and changed.
  ///   - pictures: where pictures come from.
  ///   - refinishing: makes meetings anew after decisions.
  ///   - spelling: tells which words are unknown.
  ///   - reservations: who has which places in hand.
  /// - Throws: where a template can't be understood.
  package init(
    repository: any ReviewRepository, pictures: any PictureSource, refinishing: Refinishing,
    spelling: Spelling = .none, reservations: Reservations = Reservations()
  ) throws(Templates.Fault) {
    self.repository = repository
    self.pictures = pictures
    self.refinishing = refinishing
    self.reservations = reservations
    self.spelling = spelling
    templates = try Templates()
  }

  /// Adds all routes.
  /// - Parameter router: what goes before them guards them.
  package func addRoutes(to router: some RouterMethods<ReviewRequestContext>) {
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
    MeetingPage(
      repository: repository, refinishing: refinishing, templates: templates, files: files
    ).add(to: router)
    SheetRoutes(repository: repository, refinishing: refinishing, spelling: spelling)
      .add(to: router)
  }
}
