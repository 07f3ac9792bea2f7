public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import Foundation

/// What a closed wave has come to.
public struct SurveyReport: Sendable {
  public let record: SurveyWaveRecord
  public let result: SurveyResult
}

/// What people wrote to a question, in an order that says nothing.
public struct SurveyTextList: Sendable {
  public let question: SurveyQuestion
  /// `nil` where too few have answered in the wave.
  public let texts: [String]?
}

extension Visit {
  /// Closes a wave for good: makes its result, and takes no answers from then on. `undo` does not open it again.
  ///
  /// - Throws: `LibraryError.survey` with `.noSuchWave`, `.wrongState`, `.nothingAnswered`.
  public func closeSurveyWave(_ name: String) async throws -> SurveyReport {
    try await write(as: .survey) { writer in
      let record = try writer.surveyWave(named: name, in: .open)
      let sheets = try writer.sheets(of: record.number)
      if sheets.isEmpty { throw LibraryError.survey(.nothingAnswered(record.wave.name)) }
      let result = try result(of: record, sheets, writer)
      let json = try result.json
      var wave = record.wave
      wave.state = .closed
      try writer.set(.surveyWave(record.number), to: wave.settingValue, at: clock.now, by: person.name)
      try writer.set(
        .surveyResult(record.number), to: ContentHash(of: json).description, at: clock.now, by: person.name)
      try writer.keep(json, of: record.number)
      try writer.note(.closedWave(record.number), by: person.name)
      return SurveyReport(record: SurveyWaveRecord(number: record.number, wave: wave), result: result)
    }
  }

  /// What a wave has come to.
  ///
  /// - Throws: `LibraryError.survey` with `.noSuchWave`, `.wrongState`.
  public func surveyReport(of name: String) async throws -> SurveyReport {
    try await read { try SurveyReport($0.surveyWave(named: name, in: .closed), $0) }
  }

  /// What people wrote freely in a wave that is closed: never by floor or unit.
  ///
  /// - Throws: `LibraryError.survey` with `.noSuchWave`, `.wrongState`.
  public func surveyTexts(of name: String) async throws -> [SurveyTextList] {
    try await read(as: .survey) { reader in
      let report = try SurveyReport(reader.surveyWave(named: name, in: .closed), reader)
      let texts = try reader.texts(of: report.record.number)
      return report.result.texts.map { asked in
        let isEnough = (report.result.sheets[0] ?? 0) >= Disclosure.fewest(isDelicate: asked.question.isDelicate)
        return SurveyTextList(question: asked.question, texts: isEnough ? texts[asked.question.key] ?? [] : nil)
      }
    }
  }

  private func result(
    of record: SurveyWaveRecord, _ sheets: [(key: [UInt8]?, sheet: AnswerSheet)], _ reader: StoreReader
  ) throws -> SurveyResult {
    let (merged, places) = (try reader.merged(OfficeUnit.self), try reader.unitPlaces())
    // One floor goes by one name, as it was said of the wave, or of a unit.
    var spelling: [String: String] = [:]
    let written = record.wave.floors.map(\.name) + places.values.compactMap(\.floor).sorted()
    for floor in written + sheets.compactMap(\.sheet.floor).sorted() where spelling[Floor.key(floor)] == nil {
      spelling[Floor.key(floor)] = floor
    }
    func called(_ floor: String) -> String { spelling[Floor.key(floor)] ?? floor }
    let counted = sheets.map { _, sheet in
      CountedSheet(
        floor: sheet.floor.map(called), unit: sheet.unit.map { merged[$0] ?? $0 }, answers: sheet.answers)
    }
    let asked = Dictionary(
      record.wave.floors.map { (called($0.name), $0.asked) }, uniquingKeysWith: { first, _ in first })
    let counting = SurveyCounting(
      counted,
      floors: Set(counted.compactMap(\.floor)).union(asked.keys).sorted {
        Floor.isInOrder(Floor.key($0), Floor.key($1))
      },
      names: try reader.names(of: OfficeUnit.self))
    // Units may part again, or become others: who pairs waves later has to know what was counted as what.
    var also: [SurveyGroup: Set<OfficeUnit.ID>] = [:]
    for ((_, sheet), counted) in zip(sheets, counted) {
      guard let unit = sheet.unit, unit != counted.unit else { continue }
      also[SurveyGroup(.unit, floor: counted.floor, unit: counted.unit), default: []].insert(unit)
    }
    let groups = counting.groups.map { group in
      var group = group
      group.alsoUnits = also[SurveyGroup(group.level, floor: group.floor, unit: group.unit)]?.sorted()
      return group
    }
    let (questions, texts) = (
      try reader.surveyQuestions().filter { !$0.isWithdrawn }, try reader.texts(of: record.number)
    )
    var result = SurveyResult(
      wave: record.number, groups: groups,
      asked: groups.map { group in
        switch group.level {
        case .whole: record.wave.asked
        case .floor: group.floor.flatMap { asked[$0] }
        case .unit: nil
        }
      }, sheets: counting.sheetCounts,
      questions: questions.compactMap { question in
        guard let scale = question.scale, sheets.contains(where: { $0.sheet.answers[question.key] != nil }) else {
          return nil
        }
        return counting.counts(of: question, scale)
      },
      texts: questions.filter { $0.scale == nil }.map {
        SurveyTexts($0, count: texts[$0.key]?.count ?? 0, of: sheets.count)
      },
      pairs: [])
    result.pairs = try SurveyPairMaking(result, sheets, reader).pairs
    return result
  }
}

extension SurveyReport {
  /// - Throws: `StoreError.damagedDatabase` unless it is there as it was made.
  init(_ record: SurveyWaveRecord, _ reader: StoreReader) throws {
    self.record = record
    let damage = StoreError.damagedDatabase("survey result \(record.number)")
    guard let json = try reader.surveyResult(of: record.number),
      try reader.setting(.surveyResult(record.number)) == ContentHash(of: json).description,
      let result = SurveyResult(json: json), result.wave == record.number
    else { throw damage }
    self.result = result
  }

  /// Results that are missing, are not as they were made, or are of no closed wave.
  static func faults(_ reader: StoreReader) throws -> [Finding] {
    let (waves, results) = (try reader.surveyWaves(), try reader.surveyResults())
    let closed = waves.filter { $0.wave.state == .closed }
    let strange = results.keys.filter { number in !closed.contains { $0.number == number } }
    let numbers = (closed.map(\.number) + strange).sorted()
    return try numbers.compactMap { number -> Finding? in
      let hash = results[number].map { ContentHash(of: $0).description }
      if hash != nil, hash == (try reader.setting(.surveyResult(number))), !strange.contains(number) { return nil }
      return Finding(
        subject: .setting, fault: hash == nil ? .missing : .changed, detail: "survey result \(number)")
    }
  }
}

extension SurveyResult {
  /// With its members in one order, so that one result has one hash.
  fileprivate var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// `nil` for what is none that was made here.
  fileprivate init?(json: String) {
    guard let result = try? JSONDecoder().decode(SurveyResult.self, from: Data(json.utf8)), result.isSound else {
      return nil
    }
    self = result
  }
}
