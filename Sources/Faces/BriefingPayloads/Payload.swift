/// What utsusu tells a program of one noun, or of what an act has done: `--json` prints it, the room's server answers
/// with it, and who gets it can read it back. docs/json.md and docs/room.md say what the members mean.
///
/// Members are written in the order in which they are declared here. What is not known is `null`.
package protocol Payload: Codable, Sendable {}

extension Payload {
  /// As `--json` prints it: indented, ending in a line break.
  package var json: String {
    get throws { try json(.indented(by: 0)) + "\n" }
  }

  /// Without a line break at the end.
  package func json(_ layout: JSONLayout) throws -> String {
    let text = JSONText(layout)
    try JSONTextEncoder(text: text, depth: 0).encode(self)
    return text.string
  }
}

extension Array: Payload where Element: Payload {}
extension Optional: Payload where Wrapped: Payload {}
extension String: Payload {}
extension Bool: Payload {}
extension Int64: Payload {}
extension Double: Payload {}

/// A value or a list by its name, such as `{"units": […]}`. More members than one would have no order.
extension Dictionary: Payload where Key == String, Value: Payload {}
