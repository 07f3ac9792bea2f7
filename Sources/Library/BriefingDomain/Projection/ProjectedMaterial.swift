/// A material as the room has it: of the briefing that is live, or borrowed from another.
public struct ProjectedMaterial: Hashable, Sendable {
  public let id: Material.ID
  /// From 1.
  public internal(set) var version: Int
  public internal(set) var state: State
  public let isBorrowed: Bool

  public enum State: Hashable, Sendable {
    /// Its pages are being made.
    case preparing
    /// It can be shown; at least one page.
    case ready(pages: Int)
    case failed(PictureFault)
  }

  public init(id: Material.ID, version: Int, state: State = .preparing, isBorrowed: Bool = false) {
    self.id = id
    self.version = version
    self.state = state
    self.isBorrowed = isBorrowed
  }

  /// 0 while none can be shown.
  public var pages: Int { if case .ready(let pages) = state { pages } else { 0 } }
}

/// Why pictures of a material's pages cannot be made. The raw values are part of the JSON contract.
public enum PictureFault: String, CaseIterable, Hashable, Sendable, Codable, Error {
  /// Its kind is shown by way of LibreOffice, which this machine lacks.
  case noLibreOffice = "no-libreoffice"
  case cannotRead = "cannot-read"
  case tooLarge = "too-large"
  case timedOut = "timed-out"
  case crashed
  /// The part that makes pictures is missing.
  case unavailable
}
