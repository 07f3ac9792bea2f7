package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText
internal import Spreadsheet

/// What the named cells of an office's own workbook get from a report.
///
/// A name is that of a column, in either language: 書類量 or `documents` is the whole. With the name of a recipient, a unit, a
/// bureau or a floor behind it, `書類量_局長`, it is that row; with a month, `書類量_2026_04`, that month. Only letters and
/// digits count, since a name in Excel can have no others. Other names are the office's own.
package struct ReportTemplate {
  /// What goes into a cell, or why nothing can.
  package private(set) var cells: [CellFilling] = []
  /// Of those, the names of rows without a figure, whose cells become empty.
  package private(set) var emptied: [String] = []
  /// Names that nothing fills: the office's own, or slips.
  package private(set) var unfilled: [String] = []
  private var faults: [TemplateError.Fault] = []

  /// What is told of names that nothing fills; `nil` where there are none.
  package var unfilledSentence: String? {
    let most = 20
    guard !unfilled.isEmpty else { return nil }
    return tr("Names that nothing fills: ", "何も入らない名前: ")
      + unfilled.prefix(most).map(\.safe).joined(separator: tr(", ", "、"))
      + (unfilled.count > most ? tr(" and \(unfilled.count - most) more", " ほか \(unfilled.count - most) 件") : "")
  }

  /// - Parameter report: with the rows of every grouping, and the months.
  /// - Throws: ``TemplateError`` where a name of ours cannot be filled, or there is none.
  package init(
    _ template: WorkbookTemplate, _ report: ReductionReport, _ units: [NamedParty<OfficeUnit>],
    _ recipients: [NamedParty<Recipient>]
  ) throws {
    let values = Values(report, units, recipients)
    for cell in template.cells {
      guard let (column, row) = values.meant(cell.name) else {
        if !unfilled.contains(cell.name) { unfilled.append(cell.name) }
        continue
      }
      let value = values.rows[row].map { $0[column] ?? .empty }
      guard let value = value ?? (values.isKnown(row) ? .empty : nil) else {
        faults.append(.noSuchRow(cell))
        continue
      }
      guard let place = cell.cell else {
        faults.append(.severalCells(cell))
        continue
      }
      guard !cell.hasFormula else {
        faults.append(.formula(cell))
        continue
      }
      if value == .empty { emptied.append(cell.name) }
      cells.append(CellFilling(sheet: cell.sheetPlace, cell: place, value))
    }
    if cells.isEmpty, faults.isEmpty { faults = [.noNames] }
    guard faults.isEmpty else {
      throw TemplateError(file: template.name, faults: faults, rows: values.names)
    }
  }

  /// The figures of a report by column and row. The row of the whole is the empty name.
  private struct Values {
    private(set) var rows: [String: [Int: CellFilling.Value]] = [:]
    /// Of the rows, as people write them.
    private(set) var names: [String] = []
    /// The columns by their names, in both languages.
    private var columns: [String: Int] = [:]
    /// The names of today of recipients and units, by all their names; of bureaus and floors.
    private var known: [String: String] = [:]

    init(_ report: ReductionReport, _ units: [NamedParty<OfficeUnit>], _ recipients: [NamedParty<Recipient>]) {
      let sheet = ReportSheet(report, report.clock)
      for language in Language.allCases {
        Language.$current.withValue(language) {
          // The first two say which row it is, as the name of a cell does.
          for (column, named) in sheet.named.enumerated().dropFirst(2) { columns[Self.key(named.title)] = column }
        }
      }
      rows[""] = Self.values(sheet.named)
      for table in report.tables {
        for row in table.rows {
          guard let name = row.name, rows[Self.key(name)] == nil else { continue }
          rows[Self.key(name)] = Self.values(sheet.cells("", name, row.figures, row.months, of: table.grouping))
          names.append(name)
        }
      }
      for (month, tally) in report.series where tally.reports > 0 || report.months.counted.contains(month) {
        rows[Self.key("\(month)")] = Self.values(sheet.counts(tally), from: ReportSheet.subjects)
      }
      for unit in units {
        let places = [unit.place?.bureau, unit.place?.floor].compactMap(\.self)
        for name in [unit.party.name] + unit.aliases { known[Self.key(name)] = Self.key(unit.party.name) }
        for place in places { known[Self.key(place)] = Self.key(place) }
      }
      for recipient in recipients {
        for name in [recipient.party.name] + recipient.aliases {
          known[Self.key(name)] = Self.key(recipient.party.name)
        }
      }
    }

    /// The column and the row that a name stands for; `nil` for a name of the office's own.
    func meant(_ name: String) -> (column: Int, row: String)? {
      if let column = columns[Self.key(name)] { return (column, "") }
      let marks = name.indices.filter { name[$0] == "_" || name[$0] == "." }
      for mark in marks.reversed() {
        guard let column = columns[Self.key(String(name[..<mark]))] else { continue }
        let row = Self.key(String(name[name.index(after: mark)...]))
        return (column, rows[row] == nil ? known[row] ?? row : row)
      }
      return nil
    }

    /// Whether there is such a row, be it without a figure in this report: a party, a place or a month.
    func isKnown(_ row: String) -> Bool {
      known[row] != nil || row.count == 6 && Int(row.suffix(2)).map { 1...12 ~= $0 } == true && Int(row) != nil
    }

    private static func values(
      _ cells: [(title: String, cell: SheetCell)], from first: Int = 0
    ) -> [Int: CellFilling.Value] {
      Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($0 + first, $1.cell.filling) })
    }

    private static func key(_ name: String) -> String {
      Folding.key(name).filter { $0.isLetter || $0.isNumber }
    }
  }
}

extension SheetCell {
  fileprivate var filling: CellFilling.Value {
    switch self {
    case .empty, .text(""): .empty
    case .text(let text): .text(text)
    case .whole(let number): .number(Double(number))
    case .decimal(let number), .share(let number): .number(number)
    case .day, .moment: .text(delimited)
    }
  }
}
