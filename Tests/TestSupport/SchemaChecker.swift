package import Foundation
import Minutes

/// What in a JSON document breaks the contract's schema, as far as the schema uses `type`,
/// `required`, `properties`, `additionalProperties`, `items`, `enum`, `const`, `pattern`, `minimum`,
/// `maximum` and `$ref`.
package func schemaViolations(of document: Data) throws -> [String] {
  guard let schema = try JSONSerialization.jsonObject(with: MeetingSchema.json) as? [String: Any]
  else { return ["the schema is no object"] }
  return SchemaChecker(root: schema).check(
    try JSONSerialization.jsonObject(with: document), schema, at: "$")
}

private struct SchemaChecker {
  let root: [String: Any]

  func check(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any]
      return target.map { check(value, $0, at: path) } ?? ["\(path): no \(reference)"]
    }
    var problems: [String] = []
    if let constant = schema["const"] as? String, value as? String != constant {
      problems.append("\(path): not \(constant)")
    }
    if let choices = schema["enum"] as? [String], !choices.contains(value as? String ?? "") {
      problems.append("\(path): \(value) is no choice")
    }
    if let type = schema["type"] as? String, !matches(value, type) {
      problems.append("\(path): no \(type)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      problems.append("\(path): \(text) does not match \(pattern)")
    }
    if let number = value as? NSNumber, !(value is String) {
      if let least = schema["minimum"] as? Double, number.doubleValue < least {
        problems.append("\(path): \(number) is less than \(least)")
      }
      if let most = schema["maximum"] as? Double, number.doubleValue > most {
        problems.append("\(path): \(number) is more than \(most)")
      }
    }
    if let object = value as? [String: Any] {
      for key in schema["required"] as? [String] ?? [] where object[key] == nil {
        problems.append("\(path): \(key) is missing")
      }
      let properties = schema["properties"] as? [String: Any] ?? [:]
      for (key, child) in object {
        if let childSchema = properties[key] as? [String: Any] {
          problems += check(child, childSchema, at: path + "." + key)
        } else if schema["additionalProperties"] as? Bool == false {
          problems.append("\(path): \(key) is not allowed")
        }
      }
    }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (i, child) in array.enumerated() {
        problems += check(child, items, at: "\(path)[\(i)]")
      }
    }
    return problems
  }

  private func matches(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer", "number": value is NSNumber
    default: true
    }
  }
}
