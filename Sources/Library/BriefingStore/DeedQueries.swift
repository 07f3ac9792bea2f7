public import BriefingDomain
internal import GRDB

/// What a person did that is no act, since nothing brings back what was before. The words lie in the database and stay.
public enum StoredDeed: Hashable, Sendable {
  case removed(MaterialVersion.ID)
  /// Begun or ended.
  case projected(ProjectionRun.ID)
  case indexed(MaterialVersion.ID)
  case repaired
  /// Who printed what.
  case forgotten
  case renewedKey
  /// Answers of a survey were brought in, or its wave was closed.
  case answered(SurveyWave.ID)
  case closedWave(SurveyWave.ID)

  fileprivate var text: String {
    switch self {
    case .removed(let version): "\(version)"
    // No number by itself: it would be a version.
    case .projected(let projection): "projected:\(projection)"
    case .indexed(let version): "indexed:\(version)"
    case .repaired: "repaired:0"
    case .forgotten: "forgotten:0"
    case .renewedKey: "renewedKey:0"
    case .answered(let wave): "answered:\(wave)"
    case .closedWave(let wave): "closedWave:\(wave)"
    }
  }

  fileprivate init?(_ text: Substring) {
    let parts = text.split(separator: ":")
    guard let number = parts.last.flatMap({ Int64($0) }) else { return nil }
    switch parts.count == 1 ? "removed" : parts[0] {
    case "removed": self = .removed(Identifier(number))
    case "projected": self = .projected(Identifier(number))
    case "indexed": self = .indexed(Identifier(number))
    case "repaired": self = .repaired
    case "forgotten": self = .forgotten
    case "renewedKey": self = .renewedKey
    case "answered": self = .answered(Identifier(number))
    case "closedWave": self = .closedWave(Identifier(number))
    default: return nil
    }
  }
}

/// The newest act of anybody at that time, and the deed.
private func lastDeedKey(_ person: String) -> String { "lastRemoval \(person)" }

extension StoreReader {
  /// What a person did last that is no act, where that came after an act of theirs; seconds would not tell which came first.
  ///
  /// - Parameter act: none of theirs is left when `nil`.
  public func deed(by person: String, after act: Act.ID?) throws -> StoredDeed? {
    let last = try String.fetchOne(
      database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [lastDeedKey(person)])
    let parts = last?.split(separator: " ") ?? []
    guard parts.count == 2, let newest = Int64(parts[0]), (act?.rawValue ?? 0) <= newest else { return nil }
    return StoredDeed(parts[1])
  }
}

extension StoreWriter {
  public func note(_ deed: StoredDeed, by person: String) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO setting SELECT ?, coalesce(max(id), 0) || ' ' || ? FROM act",
      arguments: [lastDeedKey(person), deed.text])
  }
}
