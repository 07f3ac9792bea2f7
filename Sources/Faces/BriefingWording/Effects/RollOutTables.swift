internal import BriefingDomain
internal import Spreadsheet

/// The numbers of the roll-out as tables, in every format for people.
extension RollOutWording {
  /// A month with few units has a mark.
  static let fewMark = "※"

  static var courseNote: String {
    tr(
      "100 is as in the year before; \(fewMark) fewer than \(RollOut.fewestUnits) units",
      "開始前 1 年を 100 とする。\(fewMark) \(RollOut.fewestUnits) 所属未満")
  }

  static var courseHeadings: [String] {
    [
      tr("Month", "月"), tr("Adopted", "実施"), tr("Units", "実施所属"), tr("Not yet", "未実施"), tr("Units not yet", "未実施所属"),
    ]
  }

  /// `−3`, `0`, `+5`.
  static func label(_ month: Int) -> String { month == 0 ? "0" : Figure.signed(Double(month), places: 0) }

  /// `42`, and the mark.
  static func index(_ side: RollOutCourse.Side) -> String {
    side.index.map { Figure.decimal($0 * 100, places: 0) + (side.isFew ? " " + fewMark : "") } ?? "–"
  }

  var courseRows: [[String]] {
    (course?.points ?? []).map { point in
      [Self.label(point.month)]
        + [point.adopted, point.notYet].flatMap { [Self.index($0), Figure.count($0.units)] }
    }
  }

  static var outlookHeadings: [String] {
    [
      tr("Floor", "階"), tr("Units", "所属"), tr("Documents a month", "書類/月"), tr("Fewer a month", "減/月"),
      tr("95 % range", "95 %範囲"),
    ]
  }

  /// A row for each floor, and their sum; none where no saving is given.
  var outlookRows: [[String]] {
    guard let outlook, outlook.verdict == .saves else { return [] }
    func row(_ name: String, _ units: Int, _ amount: Int) -> [String] {
      let saving = outlook.saving(of: amount)
      return [
        name, Figure.count(units), Self.perMonth(amount, outlook), saving.map { Self.documents($0.value) } ?? "–",
        saving.map(Self.range) ?? "",
      ]
    }
    return outlook.floors.map { row(Self.name($0), $0.units.count, $0.amount) }
      + [row(tr("Sum", "計"), outlook.contrast.notYet.members.count, outlook.amount)]
  }

  private static func name(_ floor: RollOutOutlook.Floor) -> String { floor.name ?? tr("(not set)", "（未設定）") }

  /// What is said, and the table beneath it, of each of its two parts.
  struct Part {
    let title: String
    let lines: [Line]
    let headings: [String]
    /// Where there is nothing to show, none, and no note.
    let rows: [[String]]
    var note: String?
  }

  var parts: [Part] {
    [
      Part(
        title: Self.courseTitle, lines: courseLines, headings: Self.courseHeadings, rows: courseRows,
        note: courseRows.isEmpty ? nil : Self.courseNote),
      Part(title: Self.outlookTitle, lines: outlookLines, headings: Self.outlookHeadings, rows: outlookRows),
    ]
  }

  static func terminal(_ headings: [String], _ rows: [[String]]) -> TextTable {
    TextTable(
      columns: headings.enumerated().map { .init(title: $1, alignment: $0 == 0 ? .left : .right, isFlexible: $0 == 0) },
      rows: rows)
  }

  /// For spreadsheets, unrounded.
  var sheets: [SheetTable] {
    let sides = [tr("adopted", "実施"), tr("not_yet", "未実施")]
    func number(_ value: Double?) -> SheetCell { value.map { .decimal($0) } ?? .empty }
    func share(_ value: Double?) -> SheetCell { value.map { .share($0) } ?? .empty }
    let course = SheetTable(
      name: tr("Since adoption", "開始からの月数"),
      headings: [tr("month", "月数")]
        + sides.flatMap { side in
          [tr("index", "指数"), tr("units", "所属"), tr("documents", "書類量"), tr("expected", "従前どおりの書類量")]
            .map { "\(side)_\($0)" }
        } + [tr("few_units", "少数")],
      rows: (course?.points ?? []).map { point in
        [.whole(point.month)]
          + [point.adopted, point.notYet].flatMap { side in
            [share(side.index), .whole(side.units), .decimal(side.documents), .decimal(side.expected)]
          } + [.text(point.adopted.isFew || point.notYet.isFew ? tr("yes", "はい") : tr("no", "いいえ"))]
      })
    let next = SheetTable(
      name: tr("Next floors", "次の階"),
      headings: [
        tr("floor", "階"), tr("units", "所属"), tr("documents_a_month", "書類量（月）"), tr("saving", "見込み（月）"),
        tr("saving_low", "見込みの下限"), tr("saving_high", "見込みの上限"),
      ],
      rows: (outlook?.floors ?? []).map { floor in
        let saving = outlook?.saving(of: floor.amount)
        return [
          .text(Self.name(floor)), .text(floor.units.joined(separator: tr(", ", "、"))),
          number(outlook.flatMap { $0.months > 0 ? Double(floor.amount) / Double($0.months) : nil }),
        ] + [saving?.value, saving?.low, saving?.high].map(number)
      })
    return [course, next]
  }
}
