internal import Foundation
internal import JapaneseText

/// Where a file lies that somebody brings. A name on Linux is bytes: archives from Windows leave names in CP932,
/// which must open as they are and read as what they say.
public struct SourcePath: Sendable, Hashable {
  let bytes: [UInt8]

  public init(_ path: String) { bytes = Array(path.utf8) }
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// The path for people.
  public var text: String { Self.decoded(bytes[...]) }

  /// The name without folders, for people and for telling text formats apart.
  var name: String {
    let slash = UInt8(ascii: "/")
    let trimmed = bytes.last == slash ? bytes.dropLast() : bytes[...]
    return Self.decoded(trimmed.lastIndex(of: slash).map { trimmed[($0 + 1)...] } ?? trimmed)
  }

  func appending(_ name: [UInt8]) -> SourcePath {
    SourcePath(bytes: bytes + (bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]) + name)
  }

  /// The same place whatever the current folder is, links in it resolved; itself where it cannot be resolved.
  var resolved: SourcePath {
    withCString { path in
      guard let real = realpath(path, nil) else { return self }
      defer { free(real) }
      return SourcePath(bytes: UnsafeRawBufferPointer(start: real, count: strlen(real)).map { $0 })
    }
  }

  /// The place that a file had which is gone by now: its folder is resolved alone.
  var resolvedThoughGone: SourcePath {
    let place = resolved
    guard place == self else { return place }
    let slash = UInt8(ascii: "/")
    guard let last = bytes.lastIndex(of: slash) else {
      return SourcePath(".").resolved.appending(bytes)
    }
    return SourcePath(bytes: Array(bytes[...last])).resolved.appending(Array(bytes[(last + 1)...]))
  }

  func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    // Bytes after a NUL would not be part of the name that is opened.
    var name = bytes.prefix { $0 != 0 }.map(CChar.init(bitPattern:)) + [0]
    return try body(&name)
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = Array(bytes)
    return TextEncoding.detect(bytes).decode(bytes)
  }
}
