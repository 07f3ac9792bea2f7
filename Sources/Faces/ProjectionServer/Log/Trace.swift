internal import BriefingLibrary
internal import JapaneseText
internal import Logging
internal import Synchronization

/// What a request has turned out to be, for the line that tells of it.
final class Trace: Sendable {
  private let known = Mutex(Logger.Metadata())

  /// Whether somebody wants to do something, and does not only look.
  var isAct: Bool { known.withLock { $0["act"] != nil } }

  func note(_ metadata: Logger.Metadata) { known.withLock { $0.merge(metadata) { $1 } } }

  func metadata(_ client: NetworkAddress?) -> Logger.Metadata {
    var metadata = known.withLock { $0 }
    if let client { metadata["from"] = "\(client)" }
    return metadata
  }

  /// A console's name as it gives it, made harmless; bounded where it is read.
  static func console(_ name: String) -> Logger.MetadataValue {
    "\(harmless(String(name.unicodeScalars.prefix(ActBody.longestConsole))))"
  }
}
