public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

extension Visit {
  /// What a sheet of paper stands for, as the office has set it.
  ///
  /// - Throws: `StoreError`.
  public func factors() async throws -> [SheetFactor] { try await read { try $0.factors() } }

  /// Sets what a sheet of paper stands for.
  ///
  /// - Parameter perSheet: how much of the unit one sheet is.
  /// - Parameter source: where the number comes from; every report names it.
  /// - Throws: `LibraryError.unfitText`, or `.unfitFactor` for a value that is not positive and finite.
  public func setFactor(name: String, perSheet: Double, unit: String, source: String) async throws {
    guard
      let factor = SheetFactor(
        name: try OneLine(name, .name).value, perSheet: perSheet, unit: try OneLine(unit, .factorUnit).value,
        source: try OneLine(source, .source).value)
    else { throw LibraryError.unfitFactor }
    try await act(.set, as: .configure) { writer, undo in
      undo.subject = factor.name
      try set(.factor(factor.name), to: factor.settingValue, writer, &undo)
    }
  }

  /// Takes a factor away.
  ///
  /// - Throws: `LibraryError.noSuchFactor`.
  public func removeFactor(_ name: String) async throws {
    try await act(.set, as: .configure) { writer, undo in
      guard try writer.setting(.factor(name)) != nil else {
        throw LibraryError.noSuchFactor(name, known: try writer.factors().map(\.name))
      }
      undo.subject = name
      try set(.factor(name), to: nil, writer, &undo)
    }
  }
}
