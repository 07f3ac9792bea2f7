internal import BriefingDomain
internal import BriefingStore

/// A file of answers on its way into a wave.
struct AnswerTaking {
  private let read: ReadAnswers
  private let wave: SurveyWaveRecord
  private let options: AnswerImportOptions
  private let writer: StoreWriter
  private let names: ImportNames
  private(set) var sheets: [AnswerSheet] = []
  private(set) var faults: [TableFault] = []

  init(_ read: ReadAnswers, _ wave: SurveyWaveRecord, _ options: AnswerImportOptions, _ writer: StoreWriter) throws {
    (self.read, self.wave, self.options, self.writer) = (read, wave, options, writer)
    names = try ImportNames(writer, ImportOptions(newUnits: options.newUnits), BulkWriter(writer))
  }

  var newUnits: [String] { names.newUnits.map(\.name) }

  mutating func run() throws {
    // Alike answers of a newer export, and those of another form, would else look the same.
    guard options.source != nil || read.columns.contains(where: { [.number, .code].contains($0.kind) }) else {
      return faults.append(
        TableFault(line: read.table.headingLine, column: nil, value: "", expected: .answers(.unnumbered)))
    }
    var alike: [String: Int] = [:]
    var refused: Set<String> = []
    var differs = false
    for row in read.sheets where faults.count < TableFault.most {
      var sheet = AnswerSheet(floor: row.floor, answers: Self.keyed(row.answers), texts: Self.keyed(row.texts))
      if let name = row.unit {
        switch try names.knownUnit(name) {
        case .success(let unit): sheet.unit = unit.id
        case .failure(let fault):
          if refused.insert(name).inserted { refuse(.unit, row.line, name, fault) }
        }
      }
      if let code = row.code {
        if code.count < AnswerSheet.shortestCode { refuse(.code, row.line, code, .shortCode) }
        // Who answers again, be it under another number, has answered.
        sheet.key = .code(code)
      } else if let number = row.number {
        let key = response(number)
        sheet.key = key
        // Told once for the file: row by row, it would say what somebody has answered.
        if !options.keepsKnown, !differs, let before = try writer.sheet(of: key, in: wave.number),
          before.answers != sheet.answers
        {
          differs = true
          refuse(.number, row.line, number, .otherwise)
        }
      }
      if sheet.key == nil {
        // How often the same was answered so far; texts are kept apart from it.
        let content = [row.floor ?? "", row.unit ?? "", row.content].joined(separator: "\n")
        alike[content, default: 0] += 1
        sheet.key = response("alike \(alike[content] ?? 0)\n\(content)")
      }
      sheets.append(sheet)
    }
  }

  private func response(_ name: String) -> AnswerSheet.Key { .response("\(options.source ?? "")\n\(name)") }

  private static func keyed<Value>(_ answers: [String: Value]) -> [SurveyQuestion.Key: Value] {
    Dictionary(
      answers.compactMap { key, value in SurveyQuestion.Key(key).map { ($0, value) } },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func refuse(_ column: AnswerColumn, _ line: Int, _ value: String, _ fault: AnswerFault) {
    let place = read.columns.firstIndex { $0.kind == column }
    faults.append(
      TableFault(
        line: line, column: place.map { read.columns[$0].heading }, place: place, value: value,
        expected: .answers(fault)))
  }
}
