package import Foundation
package import Minutes

/// A meeting as a file of the public contract: UTF-8, sorted keys, a line feed at the end.
/// - Throws: what the encoder throws for a number that JSON can't hold.
package func meetingJSON(_ meeting: Meeting) throws -> Data { try CanonicalJSON.pretty(meeting) }
