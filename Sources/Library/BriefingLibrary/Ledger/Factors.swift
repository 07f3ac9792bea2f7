public import BriefingDomain
internal import BriefingStore

extension Visit {
  public func factors() async throws -> [SheetFactor] { try await read { try $0.factors() } }

  /// - Throws: `LibraryError.unfitText`, or `.unfitFactor` for a value that is not positive and finite.
  public func setFactor(name: String, perSheet: Double, unit: String, source: String) async throws {
    guard
      let factor = SheetFactor(
        name: try OneLine(name, .name).value, perSheet: perSheet, unit: try OneLine(unit, .factorUnit).value,
        source: try OneLine(source, .source).value)
    else { throw LibraryError.unfitFactor }
    try await write(as: .configure) { try $0.set(factor) }
  }

  /// - Throws: `LibraryError.noSuchFactor`.
  public func removeFactor(_ name: String) async throws {
    try await write(as: .configure) { writer in
      guard try writer.removeFactor(name) else {
        throw LibraryError.noSuchFactor(name, known: try writer.factors().map(\.name))
      }
    }
  }
}
