/// A file to be read: where it lies, and what it was called before it was kept under its hash.
public struct MaterialFile: Hashable, Sendable {
  /// The path as the system knows it, which need not be UTF-8.
  public let path: [UInt8]
  /// The original name. Which format a file has is judged by content; the name only tells plain text, Markdown and CSV
  /// apart.
  public let name: String

  /// - Parameter name: the last part of the path where none is given.
  public init(path: [UInt8], name: String? = nil) {
    self.path = path
    self.name = name ?? String(decoding: path.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
  }

  /// - Parameter name: the last part of the path where none is given.
  public init(path: String, name: String? = nil) {
    self.init(path: Array(path.utf8), name: name)
  }
}
