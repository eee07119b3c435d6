import Testing
import HummingbirdTesting
@Test func a() {}
