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
    /// It can be shown; at least one page. Those that are hidden go up for who insists.
    case ready(pages: Int, hidden: Set<Int> = [])
    case failed(PictureFault)
  }

  public init(id: Material.ID, version: Int, state: State = .preparing, isBorrowed: Bool = false) {
    self.id = id
    self.version = version
    self.state = state
    self.isBorrowed = isBorrowed
  }

  /// 0 while none can be shown.
  public var pages: Int { if case .ready(let pages, _) = state { pages } else { 0 } }

  public var hidden: Set<Int> { if case .ready(_, let hidden) = state { hidden } else { [] } }

  /// The pages that are not hidden, in their order.
  public var openPages: [Int] { pages == 0 ? [] : (1...pages).filter { !hidden.contains($0) } }

  /// A page; where that is hidden or there is no such one, the next that is not, or else the last.
  func open(near page: Int) -> Int { openPages.first { $0 >= page } ?? openPages.last ?? 1 }
}

/// Why pictures of a material's pages cannot be made. The raw values are part of the JSON contract.
public enum PictureFault: String, CaseIterable, Hashable, Sendable, Codable, Error {
  /// Its kind is shown by way of LibreOffice, which this machine lacks.
  case noLibreOffice = "no-libreoffice"
  case cannotRead = "cannot-read"
  case tooLarge = "too-large"
  case timedOut = "timed-out"
  case crashed
  /// A presentation whose slides are all hidden.
  case allHidden = "all-hidden"
  /// The part that makes pictures is missing.
  case unavailable
}
