/// Who does something, by the name that records have of them.
public struct Person: Hashable, Sendable {
  public let name: String

  public init(_ name: String) { self.name = name }
}
