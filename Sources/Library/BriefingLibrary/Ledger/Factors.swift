public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// What an office says of a factor, as people write it.
public struct FactorDraft: Sendable {
  public var name: String
  /// `4.6`, or a range where sources differ: `1.86..8.6`.
  public var perSheet: String
  /// When empty that of before, where the kind stays, or else the usual one of its kind.
  public var unit: String
  public var source: String
  /// Of when the source is: a year, a month or a day. Empty where nobody says so.
  public var dated: String
  public var kind: SheetFactor.Kind?
  /// Whether it stays of the kind that it was of where none is said.
  public var keepsKind: Bool

  public init(
    name: String, perSheet: String, unit: String = "", source: String, dated: String = "",
    kind: SheetFactor.Kind? = nil, keepsKind: Bool = true
  ) {
    (self.name, self.perSheet, self.unit, self.source, self.dated) = (name, perSheet, unit, source, dated)
    (self.kind, self.keepsKind) = (kind, keepsKind)
  }
}

/// A factor as it was understood, and as it was set before.
public struct FactorReceipt: Sendable {
  public let factor: SheetFactor
  public let before: SheetFactor?
}

/// Why a factor cannot be taken.
public enum FactorFault: Hashable, Sendable {
  /// No number, and no range of two.
  case unreadable(String)
  case notPositive
  case backwards(String)
  /// More, or less, than a sheet of paper can stand for.
  case beyond(ClosedRange<Double>, unit: String)
  /// A unit that the kind does not have, or none where there is no kind.
  case unit(SheetFactor.Kind?)
  /// No year, month or day.
  case undated(String)
  case datedAhead(String)
}

extension Visit {
  /// What a sheet of paper stands for, as the office has set it.
  ///
  /// - Throws: `StoreError`.
  public func factors() async throws -> [SheetFactor] { try await read { try $0.factors() } }

  /// Sets what a sheet of paper stands for. One that goes by the same name in another width or case is the same.
  ///
  /// - Throws: `LibraryError.unfitText`, `.unfitFactor`.
  @discardableResult
  public func setFactor(_ draft: FactorDraft) async throws -> FactorReceipt {
    try await act(.set, as: .configure) { writer, undo in
      let before = try writer.factor(called: draft.name)
      let factor = try draft.factor(clock, before)
      undo.subject = factor.name
      try set(.factor(factor.name), to: factor.settingValue, writer, &undo)
      return FactorReceipt(factor: factor, before: before)
    }
  }

  /// Takes a factor away.
  ///
  /// - Returns: its name.
  /// - Throws: `LibraryError.noSuchFactor`.
  @discardableResult
  public func removeFactor(_ name: String) async throws -> String {
    try await act(.set, as: .configure) { writer, undo in
      guard let factor = try writer.factor(called: name) else {
        throw LibraryError.noSuchFactor(name, known: try writer.factors().map(\.name))
      }
      undo.subject = factor.name
      try set(.factor(factor.name), to: nil, writer, &undo)
      return factor.name
    }
  }
}

extension StoreReader {
  /// The one of that name as it is written; else in any width and case.
  fileprivate func factor(called name: String) throws -> SheetFactor? {
    let (factors, key) = (try factors(), Folding.key(OneSpace.line(name)))
    return factors.first { $0.name == name } ?? factors.first { Folding.key(OneSpace.line($0.name)) == key }
  }
}

extension FactorDraft {
  /// What anything may be taken for that has no kind: beyond these no unit is meant so.
  private static let anything = 1e-9...1_000_000

  fileprivate func factor(_ clock: OfficeClock, _ before: SheetFactor?) throws(LibraryError) -> SheetFactor {
    let name = if let before { before.name } else { try OneLine(self.name, .name).value }
    let kind = kind ?? (keepsKind ? before?.kind : nil)
    let usual = self.kind == nil && keepsKind && before != nil ? before?.unit : kind?.units[0].name
    let unit = self.unit.isEmpty ? usual : try OneLine(self.unit, .factorUnit).value
    let known = kind?.units.first { $0.name == unit }
    guard let unit, (known == nil) == (kind == nil) else { throw .unfitFactor(.unit(kind)) }
    guard let (low, high) = AmountExpression.range(perSheet) else { throw .unfitFactor(.unreadable(perSheet)) }
    guard low <= high else { throw .unfitFactor(.backwards(perSheet)) }
    let limits = Self.anything.lowerBound...(known?.most ?? Self.anything.upperBound)
    guard limits.contains(low), limits.contains(high),
      let factor = try SheetFactor(
        name: name, perSheet: low, to: high, unit: unit, source: OneLine(source, .source).value,
        dated: dated.isEmpty ? nil : clock.dated(dated), kind: kind)
    else { throw .unfitFactor(low > 0 ? .beyond(limits, unit: unit) : .notPositive) }
    return factor
  }
}

extension OfficeClock {
  /// The year, the month, the day or the months that a source is from, in one spelling.
  fileprivate func dated(_ text: String) throws(LibraryError) -> String {
    if let period = try? self.period(text) {
      guard period.from <= today.inMonth else { throw .unfitFactor(.datedAhead(text)) }
      return period.from.month == 1 && period.length == 12 ? String("\(period.from)".prefix(4)) : "\(period)"
    }
    guard let day = try? self.day(text) else { throw .unfitFactor(.undated(text)) }
    guard day <= today else { throw .unfitFactor(.datedAhead(text)) }
    return "\(day)"
  }
}
