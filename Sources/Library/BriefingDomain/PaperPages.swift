/// How many pages of paper the materials of a briefing make, a copy, and who has counted them.
public struct PaperPages: Hashable, Sendable {
  public let count: Int
  public let basis: Basis

  /// The raw values are part of the JSON contract and lie in the database.
  public enum Basis: String, Sendable, Codable, CaseIterable {
    /// The files have pages: those of a PDF, slides, pictures.
    case file
    /// The program that wrote a file has counted them, as it prints them.
    case author
    /// Those of a file are counted as LibreOffice, or utsusu, draws them.
    case drawn
  }

  /// - Parameter count: counted up to ``Handout/most``.
  public init(count: Int, basis: Basis) {
    self.count = min(count, Handout.most)
    self.basis = basis
  }

  /// `21 drawn`.
  public init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), (1...Handout.most).contains(count),
      let basis = Basis(rawValue: String(parts[1]))
    else { return nil }
    self.init(count: count, basis: basis)
  }

  /// As ``init(_:)`` reads it.
  public var text: String { "\(count) \(basis.rawValue)" }
}
