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
  /// Those that were left out, since another wave has them.
  private(set) var elsewhere = 0
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
        sheet.key = response(number)
      }
      if sheet.key == nil {
        // How often the same was answered so far; texts are kept apart from it.
        let content = [row.floor ?? "", row.unit ?? "", row.content].joined(separator: "\n")
        alike[content, default: 0] += 1
        sheet.key = response("alike \(alike[content] ?? 0)\n\(content)")
      }
      sheets.append(sheet)
    }
    // A trial costs nothing, so that what a wave holds could be asked answer by answer.
    if faults.isEmpty, !options.isTrial { try holdAgainstWaves() }
  }

  /// A response counts in one wave, and once.
  private mutating func holdAgainstWaves() throws {
    let numbered = sheets.indices.filter { if case .response? = sheets[$0].key { true } else { false } }
    if !options.keepsKnown, read.columns.contains(where: { $0.kind == .number }) {
      let own = try overlap(of: numbered.map { sheets[$0] }, with: wave.number).overlap
      // Which form it is of has been said; so few may have been changed.
      let isSaid = options.source != nil && own.known < AnswerOverlap.fewest
      if own.known > 0, !own.isOfOneForm, !isSaid { refuseAll(.number, .numbersTaken) }
    }
    if options.takesAgain { return }
    for other in try writer.surveyWaves() where other.number != wave.number {
      let (overlap, there) = try overlap(of: sheets, with: other.number)
      guard overlap.isOfOneForm else { continue }
      guard options.keepsKnown else { return refuseAll(nil, .inAnotherWave(other.wave.name)) }
      let new = zip(sheets, there).filter { $0.1 == nil }.map(\.0)
      elsewhere += sheets.count - new.count
      sheets = new
    }
  }

  private func overlap(
    of sheets: [AnswerSheet], with wave: SurveyWave.ID
  ) throws -> (overlap: AnswerOverlap, there: [AnswerSheet?]) {
    let (there, all) = try writer.sheets(of: sheets.map(\.key), in: wave)
    return (AnswerOverlap(sheets, there, of: all), there)
  }

  private func response(_ name: String) -> AnswerSheet.Key { .response("\(options.source ?? "")\n\(name)") }

  private static func keyed<Value>(_ answers: [String: Value]) -> [SurveyQuestion.Key: Value] {
    Dictionary(
      answers.compactMap { key, value in SurveyQuestion.Key(key).map { ($0, value) } },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func refuse(_ column: AnswerColumn?, _ line: Int, _ value: String, _ fault: AnswerFault) {
    let place = column.flatMap { column in read.columns.firstIndex { $0.kind == column } }
    faults.append(
      TableFault(
        line: line, column: place.map { read.columns[$0].heading }, place: place, value: value,
        expected: .answers(fault)))
  }

  /// Of the file as a whole: by row it would say what somebody has answered.
  private mutating func refuseAll(_ column: AnswerColumn?, _ fault: AnswerFault) {
    refuse(column, read.table.headingLine, "", fault)
  }
}
