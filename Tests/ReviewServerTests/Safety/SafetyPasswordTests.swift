import Foundation
import ReviewServer
import Testing

/// Passwords' hashes: the right function, and nothing else is taken for one.
@Suite struct SafetyPasswordTests {
  /// RFC 7914, section 12.
  @Test(arguments: [
    (
      "password", "$scrypt$ln=10,r=8,p=16$TmFDbA$",
      "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    ),
    (
      "pleaseletmein", "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$",
      "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
    ),
  ])
  func computesWhatTheStandardSays(password: String, head: String, key: String) throws {
    let figures = Array(key)
    let bytes = stride(from: 0, to: figures.count, by: 2).compactMap {
      UInt8(String(figures[$0...($0 + 1)]), radix: 16)
    }
    let text = head + Data(bytes).base64EncodedString().replacing("=", with: "")
    let hash = try #require(PasswordHash(text))
    #expect(try hash.matches(password))
    #expect(try !hash.matches(password + " "))
    #expect(hash.description == text)
  }

  @Test func whatItMakesItKnows() throws {
    let cost = PasswordHash.Cost(rounds: 10)
    let hash = try PasswordHash(of: "ett långt lösenord", cost: cost)
    #expect(try hash.matches("ett långt lösenord"))
    // The same text, its letters made up of two characters each.
    #expect(try hash.matches("ett la\u{30A}ngt lo\u{308}senord"))
    #expect(try !hash.matches("ett langt losenord"))
    let text = hash.description
    #expect(text.hasPrefix("$scrypt$ln=10,r=8,p=1$"))
    #expect(PasswordHash(text) == hash)
    #expect(try PasswordHash(of: "ett långt lösenord", cost: cost) != hash, "salted")
  }

  @Test func isMadeAsRecommended() {
    #expect(PasswordHash.Cost.usual == PasswordHash.Cost(rounds: 17, blockSize: 8, parallelism: 1))
  }

  @Test func thereIsNoEmptyPassword() throws {
    #expect(throws: (any Error).self) { try PasswordHash(of: "", cost: .init(rounds: 10)) }
  }

  @Test(arguments: [
    "", "hemligt", "$2b$12$abcdefghijklmnopqrstuv", "$scrypt$ln=10,r=8,p=1$TmFDbA$",
    "$scrypt$ln=10,r=8,p=1$$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=10,r=8$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$r=8,ln=10,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=9,r=8,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=19,r=8,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=99999999999999999999,r=8,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=18,r=8,p=16$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=10,r=9,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=10,r=0,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=10,r=8,p=0$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=10,r=8,p=-1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=10,r=8,p=1$TmFDbA$AAAA", "$scrypt$ln=10,r=8,p=1$TmFDbA==$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=10,r=8,p=1$TmFDbB$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=010,r=8,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=10,r=8,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA\r",
    "$scrypt$ln=10,r=8,p=1$Tm.DbA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=10,r=8,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA$",
    " $scrypt$ln=10,r=8,p=1$TmFDbA$AAAAAAAAAAAAAAAAAAAAAA",
  ])
  func takesNothingElseForAHash(text: String) { #expect(PasswordHash(text) == nil) }

  @Test(arguments: ["", "1234567", "åäöåäöå", String(repeating: "x", count: 1_025)])
  func someCanBeNone(password: String) {
    #expect(throws: ReviewFailure.self) { try Password.check(password) }
  }

  @Test(arguments: ["12345678", "åäö åäö ", String(repeating: "x", count: 1_024)])
  func othersCan(password: String) throws { try Password.check(password) }
}
