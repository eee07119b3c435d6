internal import Crypto
internal import CryptoExtras
internal import Foundation

/// What is kept of a password: nobody can read it, and trying many takes long.
///
/// As text `$scrypt$ln=17,r=8,p=1$SALT$KEY`, both in base64 without padding.
package struct PasswordHash: Equatable, Sendable {
  /// How much work there is in it.
  package struct Cost: Equatable, Sendable {
    /// The binary logarithm of the number of rounds.
    package var rounds: Int
    /// In 128 bytes: 128 · 2^rounds · blockSize is the memory that it takes.
    package var blockSize: Int
    package var parallelism: Int

    package init(rounds: Int, blockSize: Int = 8, parallelism: Int = 1) {
      self.rounds = rounds
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    /// What OWASP recommends for scrypt: 2^17 rounds of 1 KB, 128 MB in all.
    package static let usual = Cost(rounds: 17)

    /// What can be computed without harm: more memory or time would be an attack on ourselves.
    var isBearable: Bool {
      (10...18).contains(rounds) && (1...8).contains(blockSize) && (1...16).contains(parallelism)
        && parallelism << rounds <= 1 << 19
    }
  }

  package let cost: Cost
  let salt: Data
  let key: Data

  init(cost: Cost, salt: Data, key: Data) {
    self.cost = cost
    self.salt = salt
    self.key = key
  }

  /// Makes a hash with a salt of its own.
  /// - Parameters:
  ///   - password: not empty.
  ///   - cost: how much work it shall be.
  /// - Throws: `CryptoKitError` where there is not so much memory.
  package init(of password: String, cost: Cost = .usual) throws {
    let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
    let key = try Self.derive(password, salt: salt, cost: cost, count: 32)
    self.init(cost: cost, salt: salt, key: key)
  }

  /// - Parameter text: as `description` writes it; nothing comes of anything else, nor of more work than
  ///   is bearable.
  package init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
      let cost = Cost(parts[2]), cost.isBearable,
      let salt = Self.bytes(parts[3]), (1...64).contains(salt.count),
      let key = Self.bytes(parts[4]), (16...64).contains(key.count)
    else { return nil }
    self.init(cost: cost, salt: salt, key: key)
    // Foundation reads more than one spelling of the same bytes.
    guard description.utf8.elementsEqual(text.utf8) else { return nil }
  }

  /// Whether it is the hash of a password.
  /// - Throws: `CryptoKitError` where there is not so much memory.
  package func matches(_ password: String) throws -> Bool {
    let derived = try Self.derive(password, salt: salt, cost: cost, count: key.count)
    // Digests compare themselves in constant time.
    return SHA256.hash(data: derived) == SHA256.hash(data: key)
  }

  private static func derive(
    _ password: String, salt: Data, cost: Cost, count: Int
  ) throws -> Data {
    // One text can be spelt in several ways: a keyboard's dead keys must not matter.
    let password = Data(password.precomposedStringWithCanonicalMapping.utf8)
    guard !password.isEmpty else { throw CryptoKitError.incorrectParameterSize }
    let key = try KDF.Scrypt.deriveKey(
      from: password, salt: salt, outputByteCount: count, rounds: 1 << cost.rounds,
      blockSize: cost.blockSize, parallelism: cost.parallelism)
    return key.withUnsafeBytes { Data($0) }
  }

  private static func bytes(_ text: Substring) -> Data? {
    guard text.utf8.count <= 128, !text.contains("=") else { return nil }
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    return Data(base64Encoded: text + padding)
  }
}

extension PasswordHash: CustomStringConvertible {
  package var description: String {
    func text(_ data: Data) -> String { data.base64EncodedString().replacing("=", with: "") }
    return "$scrypt$ln=\(cost.rounds),r=\(cost.blockSize),p=\(cost.parallelism)"
      + "$\(text(salt))$\(text(key))"
  }
}

extension PasswordHash.Cost {
  /// - Parameter text: such as `ln=17,r=8,p=1`.
  fileprivate init?(_ text: Substring) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let names = ["ln=", "r=", "p="]
    guard parts.count == names.count else { return nil }
    var numbers: [Int] = []
    for (part, name) in zip(parts, names) {
      guard part.hasPrefix(name), let number = Int(part.dropFirst(name.count)),
        (0...1_000).contains(number)
      else { return nil }
      numbers.append(number)
    }
    self.init(rounds: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
  }
}
