public import Foundation
internal import JapaneseText
public import Logging

/// Writes each line of the log as one JSON object: `at`, `level`, `event`, then what belongs to it, by name.
public struct JSONLogHandler: LogHandler {
  public var logLevel = Logger.Level.info
  public var metadata = Logger.Metadata()
  public var metadataProvider: Logger.MetadataProvider?
  /// Paths that are not to be read in a log, such as that of somebody's home.
  private let hidden: [String]
  private let now: @Sendable () -> Date
  private let write: @Sendable (String) -> Void

  /// - Parameter write: is given a line with its end.
  public init(
    hiding hidden: [String], now: @escaping @Sendable () -> Date = { Date() },
    write: @escaping @Sendable (String) -> Void = JSONLogHandler.writeToStandardError
  ) {
    self.hidden = hidden.filter { $0.count > 1 }.sorted { $0.count > $1.count }
    self.now = now
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var all = metadata
    if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
    if let own = event.metadata { all.merge(own) { $1 } }
    if let error = event.error { all["error"] = .error(error) }
    if all["event"] == nil {
      all["event"] = "\(Occurrence.other.rawValue)"
      all["text"] = "\(event.message)"
      all["source"] = "\(event.source)"
    }
    var line = "{\"at\":\"\(Self.stamp(now()))\",\"level\":\"\(event.level.rawValue)\""
    let first = ["event", "room", "briefing"]
    for key in first.filter({ all[$0] != nil }) + all.keys.filter({ !first.contains($0) }).sorted() {
      guard let value = all[key] else { continue }
      // The number that the web server gives a request.
      line += ",\(Self.quoted(key == "hb.request.id" ? "request" : key)):\(json(value))"
    }
    write(line + "}\n")
  }

  private func json(_ value: Logger.MetadataValue) -> String {
    switch value {
    case .stringConvertible(let number as any BinaryInteger): "\(number)"
    case .string(let text): Self.quoted(shown(text))
    case .stringConvertible(let value): Self.quoted(shown(value.description))
    case .array(let values): "[" + values.map(json).joined(separator: ",") + "]"
    case .dictionary(let values):
      "{" + values.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\(json($0.value))" }.joined(separator: ",")
        + "}"
    @unknown default: Self.quoted(shown("\(value)"))
    }
  }

  /// One line without what must not be in a log: whatever looks like a key, and where somebody's files lie.
  private func shown(_ text: String) -> String {
    var text = harmless(String(text.unicodeScalars.prefix(Self.longest)))
    for path in hidden { text = text.replacing(path, with: "~") }
    return text.replacing(#/[A-Za-z0-9_-]{43,}/#, with: "(key)")
  }

  private static let longest = 1000

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case ..<" ": quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// `2026-11-28T01:02:03.004Z`.
  private static func stamp(_ date: Date) -> String {
    date.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted))
  }

  /// In one call for each line, so that lines of several threads do not mix.
  public static let writeToStandardError: @Sendable (String) -> Void = { line in
    var rest = Array(line.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
