import HelperService

/// A handler that can leave elements out, and that takes alternative content once: newer Office writes a shape twice,
/// as it is (`Choice`) and for older versions (`Fallback`). A choice that Office knows is what it shows, with text or not.
class PartHandler: XMLHandler {
  /// Grows with all that is taken from the part.
  var produced = 0
  private var skipping = 0
  /// For each open `AlternateContent`, what had been produced when it began; `nil` behind a choice that Office knows.
  private var alternatives: [Int?] = []
  /// The prefixes under which Office has written its additions since 2010, without the number of their version.
  private static let known: Set<String> = [
    "a", "aink", "am", "asvg", "c", "cx", "dgm", "iact", "p", "psez", "pslz", "psuz", "sle", "tsle", "v", "w", "wp",
    "wpc", "wpg", "wpi", "wps", "x", "xr",
  ]

  /// Whether the element's content is wanted.
  func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool { true }
  /// The end of an element that was wanted.
  func close(_ element: XMLElement) throws(SourceFailure) {}
  /// Characters of wanted elements.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {}

  final func start(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) {
    if skipping > 0 {
      skipping += 1
    } else if element.vocabulary == .compatibility {
      if element.name == "AlternateContent" {
        alternatives.append(produced)
      } else if let before = alternatives.last, produced != before {
        skipping = 1
      } else if element.name == "Choice", Self.isKnown(attributes["Requires"]), !alternatives.isEmpty {
        alternatives[alternatives.count - 1] = nil
      }
    } else if try !open(element, attributes) {
      skipping = 1
    }
  }

  private static func isKnown(_ prefixes: String?) -> Bool {
    let prefixes = prefixes?.split { $0 == " " || $0.isNewline } ?? []
    return !prefixes.isEmpty && prefixes.allSatisfy { known.contains(String($0.prefix { !$0.isNumber })) }
  }

  final func end(_ element: XMLElement) throws(SourceFailure) {
    if skipping > 0 {
      skipping -= 1
    } else if element.vocabulary == .compatibility {
      if element.name == "AlternateContent" { alternatives.removeLast(alternatives.isEmpty ? 0 : 1) }
    } else {
      try close(element)
    }
  }

  final func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    if skipping == 0 { try text(bytes) }
  }
}
