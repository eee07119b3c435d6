internal import Archive
internal import Minutes

/// What of a page the picture of a line shows.
enum LineRegion {
  /// The line with some of what is above and below it, so that an eye finds it on the page.
  /// - Returns: nil where the page has no picture, or the line does not lie on it.
  static func around(_ line: Box, in frame: PageFrame) -> Box? {
    guard let width = frame.width, let height = frame.height else { return nil }
    // Lines of one small word, such as a page number, are given some room; tall ones less.
    let margin = max(8, min(line.height * 3 / 5, 60))
    let (left, top) = (max(0, line.x - margin), max(0, line.y - margin))
    let right = min(width, line.maxX + margin)
    let bottom = min(height, line.maxY + margin)
    guard right > left, bottom > top else { return nil }
    return Box(x: left, y: top, width: right - left, height: bottom - top)
  }
}

/// Where pictures are found. What they show is part of the version: an address's picture never
/// changes, whatever is read anew.
enum PictureAddress {
  static func line(
    _ address: LineAddress, of document: Int64, _ frame: PageFrame, _ region: Box
  ) -> String {
    let version = version(frame, region)
    return "/pictures/\(document)/\(address.page)/line/\(address.line)?v=\(version)"
  }

  /// A page's; `&width=` is put behind it.
  static func page(_ number: Int, of document: Int64, _ frame: PageFrame) -> String {
    "/pictures/\(document)/\(number)?v=\(version(frame, nil))"
  }

  static func version(_ frame: PageFrame, _ region: Box?) -> String {
    let shown = region ?? Box(x: 0, y: 0, width: frame.width ?? 0, height: frame.height ?? 0)
    return "\(frame.sha256.prefix(12))-\(shown.x)-\(shown.y)-\(shown.width)-\(shown.height)"
  }
}
