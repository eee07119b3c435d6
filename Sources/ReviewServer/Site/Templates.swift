internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Mustache
internal import NIOCore

/// The pages' templates, understood once at start-up.
package struct Templates: Sendable {
  private let library: MustacheLibrary

  /// Why a template can't be used: a bug of ours, told when the program starts.
  package struct Fault: Error, CustomStringConvertible {
    package var description: String
  }

  /// Understands the templates.
  /// - Throws: `Fault` where one is no template, or there is none of a name.
  package init() throws(Fault) {
    var library = MustacheLibrary()
    for name in Name.allCases {
      let text = String(decoding: name.bytes, as: UTF8.self)
      do { try library.register(text, named: name.rawValue) } catch {
        throw Fault(description: "template \(name.rawValue): \(error)")
      }
    }
    self.library = library
  }

  /// A page in HTML.
  /// - Parameters:
  ///   - name: the template.
  ///   - content: what it shows; whatever of it is text is escaped.
  /// - Returns: the page.
  func text(_ name: Name, _ content: some Any) -> String {
    library.render(content, withTemplate: name.rawValue) ?? ""
  }

  /// The same as an answer.
  func answer(_ name: Name, _ content: some Any) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text(name, content))))
  }
}
