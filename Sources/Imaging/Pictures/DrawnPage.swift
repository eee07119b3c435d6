internal import CLeptonica
internal import CPoppler

/// A page of a PDF, or a part of it, as Poppler draws it on white; freed with its only owner.
struct DrawnPage: ~Copyable {
  /// What the picture keeps of the colours.
  enum Ink {
    case gray
    case color
  }

  private let surface: OpaquePointer
  private let width: Int
  private let height: Int

  /// Draws.
  /// - Parameters:
  ///   - page: Poppler's.
  ///   - width: of the picture, in pixels.
  ///   - height: of the picture, in pixels.
  ///   - scale: pixels a point.
  ///   - origin: the place on the page of the picture's top left corner, in pixels.
  /// - Throws: `outOfMemory`, `damaged`.
  init(
    _ page: OpaquePointer, width: Int, height: Int, scale: Double,
    origin: (x: Double, y: Double) = (0, 0)
  ) throws(ImagingError) {
    surface = try Self.surface(of: page, width, height, scale: scale, origin: origin)
    self.width = width
    self.height = height
  }

  deinit { cairo_surface_destroy(surface) }

  private static func surface(
    of page: OpaquePointer, _ width: Int, _ height: Int, scale: Double,
    origin: (x: Double, y: Double)
  ) throws(ImagingError) -> OpaquePointer {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    guard let surface, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let context = cairo_create(surface)
    else {
      cairo_surface_destroy(surface)
      throw .outOfMemory(step: "rendering")
    }
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_translate(context, -origin.x, -origin.y)
    cairo_scale(context, scale, scale)
    poppler_page_render(page, context)
    cairo_surface_flush(surface)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS,
      cairo_image_surface_get_data(surface) != nil
    else {
      cairo_surface_destroy(surface)
      throw .damaged("The page can't be rendered.")
    }
    return surface
  }

  /// What was drawn.
  /// - Parameter ink: gray for 8 bits a pixel, colour for 32.
  /// - Returns: the picture.
  /// - Throws: `outOfMemory`, `damaged`.
  borrowing func image(_ ink: Ink) throws(ImagingError) -> PixImage {
    guard let pixels = cairo_image_surface_get_data(surface) else {
      throw .damaged("The page can't be rendered.")
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let (width, height) = (width, height)
    let image = try PixImage(
      adopting: pixCreate(Int32(width), Int32(height), ink == .gray ? 8 : 32), step: "rendering")
    image.withUnsafePix { pix in
      let words = Int(pixGetWpl(pix))
      guard let target = pixGetData(pix) else { return }
      for row in 0..<height {
        let source = UnsafeRawPointer(pixels + row * stride)
        switch ink {
        case .gray: Self.pack(source, width: width, words: words, to: target + row * words)
        case .color:
          for column in 0..<width {
            // Leptonica's red stands highest.
            target[row * words + column] =
              source.load(fromByteOffset: column * 4, as: UInt32.self) << 8
          }
        }
      }
    }
    return image
  }

  private static func pack(
    _ source: UnsafeRawPointer, width: Int, words: Int, to target: UnsafeMutablePointer<UInt32>
  ) {
    for word in 0..<words {
      var packed: UInt32 = 0
      for step in 0..<4 {
        let column = word * 4 + step
        var value: UInt32 = 0
        if column < width {
          let color = source.load(fromByteOffset: column * 4, as: UInt32.self)
          // Rec. 601 luma in 8-bit fixed point.
          value = ((color >> 16 & 255) * 77 + (color >> 8 & 255) * 150 + (color & 255) * 29) >> 8
        }
        packed = packed << 8 | value
      }
      target[word] = packed
    }
  }
}
