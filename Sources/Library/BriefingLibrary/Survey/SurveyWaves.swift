public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// A wave, and how many have answered.
public struct SurveyWaveStatus: Sendable {
  public let record: SurveyWaveRecord
  /// `nil` for some, but too few to say how many.
  public let sheets: Int?
}

extension Visit {
  /// All waves, by number.
  ///
  /// - Throws: `StoreError`.
  public func surveyWaves() async throws -> [SurveyWaveStatus] {
    try await read { reader in
      let counts = try reader.sheetCounts()
      return try reader.surveyWaves().map { SurveyWaveStatus($0, counts) }
    }
  }

  /// The wave that is called so, by its name or its number.
  ///
  /// - Throws: `LibraryError.survey` with `.noSuchWave`.
  public func surveyWave(named name: String) async throws -> SurveyWaveStatus {
    try await read { try SurveyWaveStatus($0.surveyWave(named: name), $0.sheetCounts()) }
  }

  /// Plans a wave.
  ///
  /// - Throws: `LibraryError.survey` with `.waveNameTaken`, `.numberAsName`, `.unfitNumber`, `.floorTwice`, `.floorsAboveWhole`;
  ///   `.unfitText`.
  @discardableResult
  public func addSurveyWave(_ wave: SurveyWave) async throws -> SurveyWaveStatus {
    try await act(.survey, as: .survey) { writer, undo in
      var wave = wave
      wave.state = .planned
      return try put(wave, SurveyWave.ID(try writer.lastSurveyWave().rawValue + 1), writer, &undo)
    }
  }

  /// Changes what is said of a wave that is not closed; not its state.
  ///
  /// - Throws: `LibraryError.survey` with `.noSuchWave`, `.wrongState` and what ``addSurveyWave(_:)`` throws.
  @discardableResult
  public func changeSurveyWave(
    _ name: String, _ change: @escaping @Sendable (inout SurveyWave) throws -> Void
  ) async throws -> SurveyWaveStatus {
    try await act(.survey, as: .survey) { writer, undo in
      let record = try writer.surveyWave(named: name)
      if record.wave.state == .closed { throw LibraryError.survey(.wrongState(record, needed: .open)) }
      var wave = record.wave
      try change(&wave)
      wave.state = record.wave.state
      return try put(wave, record.number, writer, &undo)
    }
  }

  /// Lets answers come in.
  ///
  /// - Throws: `LibraryError.survey` with `.noSuchWave`, `.wrongState`, `.noQuestions`.
  @discardableResult
  public func openSurveyWave(_ name: String) async throws -> SurveyWaveStatus {
    try await act(.survey, as: .survey) { writer, undo in
      let record = try writer.surveyWave(named: name, in: .planned)
      guard try writer.surveyQuestions().contains(where: { !$0.isWithdrawn }) else {
        throw LibraryError.survey(.noQuestions)
      }
      var wave = record.wave
      wave.state = .open
      return try put(wave, record.number, writer, &undo)
    }
  }

  private func put(
    _ wave: SurveyWave, _ number: SurveyWave.ID, _ writer: StoreWriter, _ undo: inout Reversal
  ) throws -> SurveyWaveStatus {
    var wave = wave
    wave.name = try OneLine(wave.name, .wave).value
    if Int64(Folding.key(wave.name)) != nil { throw LibraryError.survey(.numberAsName(wave.name)) }
    wave.floors = try wave.floors.map { SurveyWave.Floor(try OneLine($0.name, .floor).value, asked: $0.asked) }
    var keys: Set<String> = []
    if let twice = wave.floors.first(where: { !keys.insert(Floor.key($0.name)).inserted }) {
      throw LibraryError.survey(.floorTwice(twice.name))
    }
    for asked in wave.floors.map(\.asked) + [wave.asked].compactMap(\.self)
    where !(1...SurveyWave.most).contains(asked) {
      throw LibraryError.survey(.unfitNumber(asked))
    }
    let sum = wave.floors.reduce(0) { $0 + $1.asked }
    if let asked = wave.asked, sum > asked { throw LibraryError.survey(.floorsAboveWhole(sum, asked: asked)) }
    let name = Folding.key(wave.name)
    if try writer.surveyWaves().contains(where: { $0.number != number && Folding.key($0.wave.name) == name }) {
      throw LibraryError.survey(.waveNameTaken(wave.name))
    }
    undo.subject = wave.name
    try set(.surveyWave(number), to: wave.settingValue, writer, &undo)
    return SurveyWaveStatus(SurveyWaveRecord(number: number, wave: wave), try writer.sheetCounts())
  }
}

extension SurveyWaveStatus {
  fileprivate init(_ record: SurveyWaveRecord, _ counts: [SurveyWave.ID: Int]) {
    let count = counts[record.number] ?? 0
    let isShown = Disclosure.shown([count], fewest: Disclosure.fewest(isDelicate: false)) == [true]
    self.init(record: record, sheets: isShown ? count : nil)
  }
}

extension StoreReader {
  func surveyWave(_ number: SurveyWave.ID) throws -> SurveyWaveRecord? {
    try surveyWaves().first { $0.number == number }
  }

  /// By its name or its number.
  ///
  /// - Parameter state: which it has to be in, where that matters.
  /// - Throws: `LibraryError.survey` with `.noSuchWave`, `.wrongState`.
  func surveyWave(named name: String, in state: SurveyWave.State? = nil) throws -> SurveyWaveRecord {
    let (waves, key) = (try surveyWaves(), Folding.key(name))
    guard
      let record = waves.first(where: { Folding.key($0.wave.name) == key })
        ?? waves.first(where: { "\($0.number)" == key })
    else { throw LibraryError.survey(.noSuchWave(name, known: waves.map(\.wave.name))) }
    if let state, record.wave.state != state { throw LibraryError.survey(.wrongState(record, needed: state)) }
    return record
  }
}
