import ReviewServer
import Testing

/// Passwords' hashes: the right function, and nothing else is taken for one.
@Suite struct SafetyPasswordTests {
  /// RFC 7914, section 12.
  @Test(arguments: [
    (
      "password",
      "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/xCSedmDDaxyevuUqD7m2DYMvfosswGQ"
    ),
    (
      "pleaseletmein",
      "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"
    ),
  ])
  func computesWhatTheStandardSays(password: String, text: String) throws {
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
