package import Crypto
internal import Foundation

/// 256 random bits that nobody can guess, as text for cookies, headers and forms.
package struct RandomToken: Sendable {
  /// 43 letters, figures, hyphens and underscores.
  package let text: String

  package init() {
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    text = bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// What is kept of a token: who reads our memory can't use it.
  package static func digest(_ text: String) -> SHA256Digest { SHA256.hash(data: Data(text.utf8)) }

  /// Whether two texts are the same, in a time that does not tell how much of them is.
  package static func areEqual(_ one: String, _ other: String) -> Bool {
    // Digests compare themselves in constant time.
    digest(one) == digest(other)
  }
}
