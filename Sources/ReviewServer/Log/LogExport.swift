internal import Hummingbird
internal import Minutes
internal import NIOCore

/// The whole log, a JSON object a line, as `prant export --format decisions` writes it.
struct LogExport {
  var repository: any ReviewRepository

  private static let atATime = 500

  func add(to router: some RouterMethods<ReviewRequestContext>) {
    router.get("log/export") { _, _ in
      let repository = repository
      return Response(
        status: .ok,
        headers: [
          .contentType: "application/jsonl; charset=utf-8",
          .contentDisposition: "attachment; filename=\"prant-decisions.jsonl\"",
        ],
        body: ResponseBody { writer in
          var last: Int64 = 0
          while true {
            let part = try await repository.decisions(after: last, limit: Self.atATime)
            guard let end = part.last?.number else { break }
            last = end
            var lines = ByteBuffer()
            for (_, decision) in part {
              lines.writeBytes(try CanonicalJSON.line(decision))
              lines.writeInteger(UInt8(ascii: "\n"))
            }
            try await writer.write(lines)
          }
          try await writer.finish(nil)
        })
    }
  }
}
