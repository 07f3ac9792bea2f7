internal import BriefingDomain
internal import Foundation
internal import JapaneseText

/// A title, a name, a reason: one line that people read. Trimmed, in NFC, without control characters.
struct OneLine {
  let value: String

  /// Longer than any title; what is longer was pasted by mistake.
  static let limit = 500
  /// People write more where they are asked what they think.
  static let limitOfAnswers = 4000

  init(_ text: String, _ field: TextField) throws(LibraryError) {
    let trimmed = text.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
    guard !trimmed.isEmpty else { throw .unfitText(field, .empty) }
    let limit = field == .driver ? DriverSeat.longestName : field == .answer ? Self.limitOfAnswers : Self.limit
    guard trimmed.unicodeScalars.count <= limit else { throw .unfitText(field, .tooLong(limit: limit)) }
    guard !trimmed.unicodeScalars.contains("\u{FFFD}") else { throw .unfitText(field, .undecodable) }
    if let control = trimmed.unicodeScalars.first(where: isControl) {
      throw .unfitText(field, .controlCharacter(control.value))
    }
    // An exported table has it in place of titles, and must not come back as briefings of that name.
    guard field != .title || trimmed != Briefing.withheldTitle else { throw .unfitText(field, .withheld) }
    value = trimmed
  }

  /// `nil` for a text that was not given.
  static func optional(_ text: String?, _ field: TextField) throws(LibraryError) -> String? {
    guard let text else { return nil }
    return try OneLine(text, field).value
  }
}

/// Moves the cursor, hides or turns text around.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
  // Direction marks turn a title around on the screen; the joiners inside emoji and names are text.
  case .format: scalar.value != 0x200C && scalar.value != 0x200D
  default: false
  }
}
