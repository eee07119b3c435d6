internal import CLeptonica
internal import CQPDF
import Foundation

/// What a page of a PDF is made of, told without rendering it.
struct PdfPageTraits {
  /// Text is drawn with the invisible rendering mode.
  var hasInvisibleText = false
  /// Pixels across the only image of the page.
  var onlyImageWidth: Int?
  /// The content stream can't be decoded to its end.
  var isDamaged = false
  /// How many times the content draws text.
  var textShows = 0
}

/// The objects of a PDF: content streams, and images byte for byte.
final class PdfContent {
  /// Form XObjects in form XObjects are followed no deeper than this.
  private static let depthLimit = 4
  /// Of longer content streams only the beginning is searched.
  private static let streamLimit = 16 << 20

  private var handle: qpdf_data?

  init?(file: FileBytes) {
    handle = qpdf_init()
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, 1)
    let status = file.buffer.withMemoryRebound(to: CChar.self) { bytes in
      qpdf_read_memory(handle, "document", bytes.baseAddress, UInt64(bytes.count), nil)
    }
    // QPDF_ERRORS is bit 1; warnings (bit 0) are common in files that read well.
    guard status & 2 == 0 else {
      qpdf_cleanup(&handle)
      return nil
    }
  }

  deinit { qpdf_cleanup(&handle) }

  func traits(page number: Int) -> PdfPageTraits {
    var traits = PdfPageTraits()
    guard let page = page(number) else { return traits }
    defer { qpdf_oh_release_all(handle) }
    drainWarnings()
    let stream = pageContent(page)
    traits.isDamaged = stream == nil || qpdf_more_warnings(handle) != 0
    if let stream {
      traits.hasInvisibleText = Self.drawsInvisibly(stream)
      traits.textShows = Self.textShows(in: stream)
    }
    var budget = 64
    if !traits.hasInvisibleText {
      traits.hasInvisibleText = formsDrawInvisibly(
        key(inherited("/Resources", of: page), "/XObject"), depth: 0, budget: &budget)
    }
    traits.onlyImageWidth = onlyImageWidth(key(inherited("/Resources", of: page), "/XObject"))
    return traits
  }

  private func onlyImageWidth(_ objects: qpdf_oh) -> Int? {
    guard qpdf_oh_is_dictionary(handle, objects) != 0 else { return nil }
    qpdf_oh_begin_dict_key_iter(handle, objects)
    guard qpdf_oh_dict_more_keys(handle) != 0, let name = qpdf_oh_dict_next_key(handle) else {
      return nil
    }
    let image = key(objects, String(cString: name))
    guard qpdf_oh_dict_more_keys(handle) == 0, qpdf_oh_is_stream(handle, image) != 0 else {
      return nil
    }
    let width = integer(key(qpdf_oh_get_dict(handle, image), "/Width"))
    return width > 0 ? width : nil
  }

  /// The page's own image, where the page is nothing but one plain, upright image.
  func ownImage(page number: Int, width: Double, height: Double) throws(ImagingError)
    -> PageSource?
  {
    guard let page = page(number) else { return nil }
    defer { qpdf_oh_release_all(handle) }
    let turn = integer(inherited("/Rotate", of: page))
    guard turn % 360 == 0,
      let name = pageContent(page).flatMap(Self.onlyImage(of:)), covers(name, width, height)
    else { return nil }
    let image = key(key(inherited("/Resources", of: page), "/XObject"), name.name)
    guard qpdf_oh_is_stream(handle, image) != 0 else { return nil }
    let info = qpdf_oh_get_dict(handle, image)
    for forbidden in ["/Mask", "/SMask", "/Decode", "/ImageMask"] {
      guard qpdf_oh_is_null(handle, key(info, forbidden)) != 0 else { return nil }
    }
    let columns = integer(key(info, "/Width"))
    let rows = integer(key(info, "/Height"))
    guard columns > 0, rows > 0 else { return nil }
    guard columns <= 40_000, rows <= 40_000, columns * rows <= PixImage.pixelLimit else {
      throw .tooLarge("The picture is \(columns) by \(rows) pixels.")
    }
    guard let pix = decode(image, info, columns: columns, rows: rows) else { return nil }
    return PageSource(
      image: try PixImage(adopting: pix, step: "decoding"),
      xResolution: Double(columns) / width * 72, yResolution: Double(rows) / height * 72)
  }

  private func covers(_ image: PlacedImage, _ width: Double, _ height: Double) -> Bool {
    abs(image.width - width) < 0.02 * width && abs(image.height - height) < 0.02 * height
      && abs(image.x) < 0.02 * width && abs(image.y) < 0.02 * height
  }

  private func decode(_ image: qpdf_oh, _ info: qpdf_oh, columns: Int, rows: Int)
    -> UnsafeMutablePointer<PIX>?
  {
    var filter = key(info, "/Filter")
    var parameters = key(info, "/DecodeParms")
    if qpdf_oh_is_array(handle, filter) != 0 {
      guard qpdf_oh_get_array_n_items(handle, filter) == 1 else { return nil }
      filter = qpdf_oh_get_array_item(handle, filter, 0)
      if qpdf_oh_is_array(handle, parameters) != 0 {
        parameters = qpdf_oh_get_array_item(handle, parameters, 0)
      }
    }
    guard qpdf_oh_is_name(handle, filter) != 0, let raw = qpdf_oh_get_name(handle, filter) else {
      return nil
    }
    let space = key(info, "/ColorSpace")
    switch String(cString: raw) {
    case "/DCTDecode":
      // CMYK photographs are inverted or not by rules that Poppler knows.
      guard qpdf_oh_is_name_and_equals(handle, space, "/DeviceCMYK") == 0,
        let stream = stream(image, qpdf_dl_none)
      else { return nil }
      return stream.withUnsafeBytes { bytes in
        pixReadMem(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
      }
    case "/CCITTFaxDecode":
      guard integer(key(parameters, "/K")) < 0,
        qpdf_oh_is_dictionary(handle, parameters) != 0,
        integer(key(parameters, "/Columns")) == columns,
        !flag(key(parameters, "/EncodedByteAlign")),
        qpdf_oh_is_name_and_equals(handle, space, "/DeviceGray") != 0,
        let stream = stream(image, qpdf_dl_none)
      else { return nil }
      let inverted = flag(key(parameters, "/BlackIs1"))
      let file = FaxTIFF.wrap(stream, columns: columns, rows: rows, blackIsOne: inverted)
      return file.withUnsafeBytes { bytes in
        pixReadMemTiff(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, 0)
      }
    default:
      return nil
    }
  }

  /// Forgets what qpdf has disliked so far.
  private func drainWarnings() {
    while qpdf_more_warnings(handle) != 0, qpdf_next_warning(handle) != nil {}
  }

  private func page(_ number: Int) -> qpdf_oh? {
    guard number >= 1, number <= Int(qpdf_get_num_pages(handle)) else { return nil }
    return qpdf_get_page_n(handle, number - 1)
  }

  private func key(_ dictionary: qpdf_oh, _ name: String) -> qpdf_oh {
    qpdf_oh_get_key_if_dict(handle, dictionary, name)
  }

  /// A whole number; 0 where the object is none, about which qpdf would complain on stderr.
  private func integer(_ object: qpdf_oh) -> Int {
    qpdf_oh_is_integer(handle, object) == 0 ? 0 : Int(qpdf_oh_get_int_value(handle, object))
  }

  private func flag(_ object: qpdf_oh) -> Bool {
    qpdf_oh_is_bool(handle, object) != 0 && qpdf_oh_get_bool_value(handle, object) != 0
  }

  private func inherited(_ name: String, of page: qpdf_oh) -> qpdf_oh {
    var node = page
    for _ in 0..<32 {
      let value = key(node, name)
      if qpdf_oh_is_null(handle, value) == 0 { return value }
      node = key(node, "/Parent")
      if qpdf_oh_is_dictionary(handle, node) == 0 { break }
    }
    return qpdf_oh_new_null(handle)
  }

  private func pageContent(_ page: qpdf_oh) -> Data? {
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    let status = qpdf_oh_get_page_content_data(handle, page, &buffer, &length)
    defer { free(buffer) }
    guard status & 2 == 0, let buffer else { return nil }
    return Data(bytes: buffer, count: min(length, Self.streamLimit))
  }

  private func stream(_ object: qpdf_oh, _ level: qpdf_stream_decode_level_e) -> Data? {
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    let status = qpdf_oh_get_stream_data(handle, object, level, nil, &buffer, &length)
    defer { free(buffer) }
    guard status & 2 == 0, let buffer, length > 0 else { return nil }
    return Data(bytes: buffer, count: length)
  }

  private func formsDrawInvisibly(_ objects: qpdf_oh, depth: Int, budget: inout Int) -> Bool {
    guard depth < Self.depthLimit, qpdf_oh_is_dictionary(handle, objects) != 0 else { return false }
    var names: [String] = []
    qpdf_oh_begin_dict_key_iter(handle, objects)
    while qpdf_oh_dict_more_keys(handle) != 0, let name = qpdf_oh_dict_next_key(handle) {
      names.append(String(cString: name))
    }
    for name in names where budget > 0 {
      let form = key(objects, name)
      guard qpdf_oh_is_stream(handle, form) != 0 else { continue }
      let info = qpdf_oh_get_dict(handle, form)
      guard qpdf_oh_is_name_and_equals(handle, key(info, "/Subtype"), "/Form") != 0 else {
        continue
      }
      budget -= 1
      if let content = stream(form, qpdf_dl_generalized), content.count <= Self.streamLimit,
        Self.drawsInvisibly(content)
      {
        return true
      }
      let inner = key(key(info, "/Resources"), "/XObject")
      if formsDrawInvisibly(inner, depth: depth + 1, budget: &budget) { return true }
    }
    return false
  }
}

extension PdfContent {
  /// An image with the place that the content stream gives it, in points.
  struct PlacedImage {
    var name: String
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  static func drawsInvisibly(_ content: Data) -> Bool {
    var previous: [UInt8] = []
    for token in tokens(content) {
      if token.elementsEqual([0x54, 0x72]), previous == [0x33] { return true }  // 3 Tr
      previous = Array(token.prefix(4))
    }
    return false
  }

  static func textShows(in content: Data) -> Int {
    tokens(content).count { token in
      token.elementsEqual([0x54, 0x6A]) || token.elementsEqual([0x54, 0x4A])  // Tj, TJ
        || token.elementsEqual([0x27]) || token.elementsEqual([0x22])
    }
  }

  /// The image of a content stream that, besides text, does nothing but place one image.
  static func onlyImage(of content: Data) -> PlacedImage? {
    guard content.count < 4 << 20 else { return nil }
    var numbers: [Double] = []
    var matrix: (a: Double, b: Double, c: Double, d: Double, e: Double, f: Double)?
    var name: String?
    var placed: PlacedImage?
    for token in tokens(content) {
      let word = String(decoding: token, as: UTF8.self)
      if let number = Double(word) {
        numbers.append(number)
        continue
      }
      defer { numbers.removeAll(keepingCapacity: true) }
      switch word {
      case "cm":
        guard numbers.count == 6 else { return nil }
        let (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
        if let outer = matrix {
          guard outer.b == 0, outer.c == 0 else { return nil }
          matrix = (
            a * outer.a, b * outer.d, c * outer.a, d * outer.d,
            numbers[4] * outer.a + outer.e, numbers[5] * outer.d + outer.f
          )
        } else {
          matrix = (a, b, c, d, numbers[4], numbers[5])
        }
      case "Do":
        guard placed == nil, let name, let matrix, matrix.b == 0, matrix.c == 0, matrix.a > 0,
          matrix.d > 0
        else { return nil }
        placed = PlacedImage(
          name: name, x: matrix.e, y: matrix.f, width: matrix.a, height: matrix.d)
      // A graphics state that ends before the image: whose matrix holds is for the renderer.
      case "Q" where placed == nil: return nil
      // Anything that paints, clips or begins an inline image is for the renderer, too.
      case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI", "W", "W*": return nil
      default: if word.hasPrefix("/") { name = word }
      }
    }
    return placed
  }

  /// The tokens at the top level of a content stream; strings and comments are skipped.
  private static func tokens(_ content: Data) -> [ArraySlice<UInt8>] {
    let bytes = Array(content)
    var tokens: [ArraySlice<UInt8>] = []
    var index = 0
    var start: Int?
    func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
    func finish() {
      if let begin = start { tokens.append(bytes[begin..<index]) }
      start = nil
    }
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x28:  // a string in parentheses
        finish()
        var depth = 1
        index += 1
        while index < bytes.count, depth > 0 {
          if bytes[index] == 0x5C {
            index += 1
          } else if bytes[index] == 0x28 {
            depth += 1
          } else if bytes[index] == 0x29 {
            depth -= 1
          }
          index += 1
        }
        continue
      case 0x3C, 0x3E, 0x5B, 0x5D: finish()
      case 0x25:
        finish()
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        continue
      case 0x2F:
        finish()
        start = index
      default:
        if isSpace(byte) { finish() } else if start == nil { start = index }
      }
      index += 1
    }
    finish()
    return tokens
  }
}

/// A TIFF around the bytes of a CCITT group 4 stream: nine tags are all that Leptonica needs.
enum FaxTIFF {
  static func wrap(_ stream: Data, columns: Int, rows: Int, blackIsOne: Bool) -> Data {
    var file = Data([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0])
    func append(_ value: Int, _ size: Int) {
      for index in 0..<size { file.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
    let tags: [(tag: Int, type: Int, value: Int)] = [
      (256, 4, columns), (257, 4, rows), (258, 3, 1), (259, 3, 4),
      // A G4 decoder makes black pixels 1 unless BlackIs1 turns the picture's meaning about.
      (262, 3, blackIsOne ? 1 : 0), (273, 4, 8 + 2 + 9 * 12 + 4), (277, 3, 1), (278, 4, rows),
      (279, 4, stream.count),
    ]
    append(tags.count, 2)
    for tag in tags {
      append(tag.tag, 2)
      append(tag.type, 2)
      append(1, 4)
      append(tag.value, 4)
    }
    append(0, 4)
    return file + stream
  }
}
