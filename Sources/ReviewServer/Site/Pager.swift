internal import Hummingbird

/// The way from one page of a long list to the next.
struct Pager {
  let previous: String?
  let next: String?
  let place: String
  let t: PagerTexts

  /// - Parameters:
  ///   - number: which page of the list this is, from 1.
  ///   - length: how many entries each has.
  ///   - total: how many there are in all.
  ///   - request: what was asked; its query is kept.
  ///   - texts: what it says.
  init(number: Int, length: Int, total: Int, _ request: Request, _ texts: PagerTexts) {
    let last = max(1, (total + length - 1) / length)
    t = texts
    place = "\(number) / \(last)"
    previous = number > 1 ? Self.path(min(number - 1, last), request) : nil
    next = number < last ? Self.path(number + 1, request) : nil
  }

  private static func path(_ number: Int, _ request: Request) -> String {
    let query = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("page=") }
    return request.uri.path + "?" + (query + ["page=\(number)"]).joined(separator: "&")
  }
}
