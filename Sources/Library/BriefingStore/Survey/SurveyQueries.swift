public import BriefingDomain
internal import BriefingLedger
internal import Foundation
internal import GRDB

extension StoreReader {
  /// The catalogue, by key; those too that were withdrawn.
  public func surveyQuestions() throws -> [SurveyQuestion] {
    try newestEntries(of: "surveyQuestion", upTo: nil).compactMap { entry -> SurveyQuestion? in
      guard case .surveyQuestion(let key) = entry.setting else { return nil }
      return try entry.read { SurveyQuestion(key, settingValue: $0) }
    }.sorted { $0.key < $1.key }
  }

  /// By number.
  public func surveyWaves() throws -> [SurveyWaveRecord] {
    try newestEntries(of: Setting.surveyWave(0).name, upTo: nil).compactMap { entry -> SurveyWaveRecord? in
      guard case .surveyWave(let number) = entry.setting else { return nil }
      return try entry.read(SurveyWave.init(settingValue:)).map { SurveyWaveRecord(number: number, wave: $0) }
    }.sorted { $0.number < $1.number }
  }

  /// The highest number that a wave ever had.
  public func lastSurveyWave() throws -> SurveyWave.ID {
    try lastNumber(.surveyWave(0))
  }

  /// How many have answered.
  public func sheetCounts() throws -> [SurveyWave.ID: Int] {
    Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(
        database, sql: "SELECT wave, count(*) FROM surveySheet GROUP BY wave"
      ).map { (try $0.value(0), try $0.value(1)) })
  }

  /// Whether somebody has answered a question, in any wave.
  public func isAnswered(_ question: SurveyQuestion.Key) throws -> Bool {
    try Row.fetchOne(
      database,
      sql: """
        SELECT 1 FROM surveySheet WHERE instr(' ' || answers, ' ' || ?1 || '=') > 0
        UNION ALL SELECT 1 FROM surveyText WHERE question = ?1 LIMIT 1
        """, arguments: [question.description]) != nil
  }

  /// All of a wave, in no order that says anything, each with what it is known by.
  public func sheets(of wave: SurveyWave.ID) throws -> [(key: [UInt8]?, sheet: AnswerSheet)] {
    try Row.fetchAll(
      database, sql: "SELECT floor, unitID, answers, key FROM surveySheet WHERE wave = ? ORDER BY id", arguments: [wave]
    ).map { row in
      var answers: [SurveyQuestion.Key: Int] = [:]
      for answer in (try row.value(2) as String).split(separator: " ") {
        let parts = answer.split(separator: "=")
        guard parts.count == 2, let key = SurveyQuestion.Key(String(parts[0])), let number = Int(parts[1]),
          (1...11).contains(number)
        else { throw row.damage(2) }
        answers[key] = number
      }
      let key: Data? = try row.optional(3)
      return (
        key.map(Array.init),
        AnswerSheet(floor: try row.optional(0), unit: try row.optional(1), answers: answers)
      )
    }
  }

  /// What people wrote to each question, sorted by itself.
  public func texts(of wave: SurveyWave.ID) throws -> [SurveyQuestion.Key: [String]] {
    var texts: [SurveyQuestion.Key: [String]] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT question, text FROM surveyText WHERE wave = ? ORDER BY text", arguments: [wave])
    {
      guard let key = SurveyQuestion.Key(try row.value(0)) else { throw row.damage(0) }
      texts[key, default: []].append(try row.value(1))
    }
    return texts
  }

  /// What closed waves have come to, as it was written.
  public func surveyResults() throws -> [SurveyWave.ID: String] {
    Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(database, sql: "SELECT wave, json FROM surveyResult").map {
        (try $0.value(0), try $0.value(1))
      })
  }

  public func surveyResult(of wave: SurveyWave.ID) throws -> String? {
    try Row.fetchOne(database, sql: "SELECT json FROM surveyResult WHERE wave = ?", arguments: [wave])?.value(0)
  }
}

extension StoreWriter {
  /// - Returns: whether it is new: of one key a wave has one sheet.
  public func add(_ sheet: AnswerSheet, to wave: SurveyWave.ID) throws -> Bool {
    let answers = sheet.answers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    try database.execute(
      sql: """
        INSERT INTO surveySheet (wave, id, floor, unitID, key, answers) VALUES (?, randomblob(16), ?, ?, ?, ?)
        ON CONFLICT (wave, key) WHERE key IS NOT NULL DO NOTHING
        """, arguments: [wave, sheet.floor, sheet.unit, try sheet.key.map { try pseudonym(of: $0, in: wave) }, answers])
    guard database.changesCount > 0 else { return false }
    for (question, text) in sheet.texts {
      try database.execute(
        sql: "INSERT INTO surveyText (wave, id, question, text) VALUES (?, randomblob(16), ?, ?)",
        arguments: [wave, question.description, text])
    }
    return true
  }

  func pseudonym(of key: AnswerSheet.Key, in wave: SurveyWave.ID) throws -> Data {
    guard let safe else { throw StoreError.cannotWrite("no keys") }
    return switch key {
    case .code(let code): safe.pseudonym(ofSheet: "code \(code)")
    // Responses of two waves with one number are two persons'.
    case .response(let response): safe.pseudonym(ofSheet: "response \(wave) \(response)")
    }
  }

  /// From then on the wave takes no answers.
  public func keep(_ json: String, of wave: SurveyWave.ID) throws {
    try database.execute(sql: "INSERT INTO surveyResult (wave, json) VALUES (?, ?)", arguments: [wave, json])
  }
}
