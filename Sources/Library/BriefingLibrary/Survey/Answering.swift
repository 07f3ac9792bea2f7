public import BriefingDomain
internal import BriefingStore
internal import Foundation
internal import JapaneseText

/// What became of answers that were brought in.
public struct SheetReceipt: Sendable {
  public let wave: SurveyWaveRecord
  public internal(set) var added = 0
  /// Those whose key has answered already.
  public internal(set) var known = 0
  /// Those that say nothing.
  public internal(set) var empty = 0
}

/// Where answers come from.
public enum SheetOrigin: Sendable {
  /// A table, that somebody brings who may keep surveys: what is known already is passed over.
  case table
  /// The respondent, of whom nothing is asked but to answer once.
  case form
}

extension Visit {
  /// Takes answers into a wave that is open: all, or none.
  ///
  /// - Parameter name: the wave's name or number.
  /// - Throws: `LibraryError.survey` with `.noSuchWave`, `.wrongState`, `.noSuchQuestion`, `.questionWithdrawn`,
  ///   `.unfitAnswer`; of a form also `.answeredAlready`, `.emptySheet` and `.shortCode`; `.unknown` for a unit that is none; `.unfitText`.
  public func addSheets(
    _ sheets: [AnswerSheet], to name: String, from origin: SheetOrigin = .table
  ) async throws -> SheetReceipt {
    // A form is anybody's, and no list says who has sent it.
    if origin == .form { return try await library.store.write { try add(sheets, to: name, from: origin, $0) } }
    return try await write(as: .survey) { writer in
      let receipt = try add(sheets, to: name, from: origin, writer)
      if receipt.added > 0 { try writer.note(.answered(receipt.wave.number), by: person.name) }
      return receipt
    }
  }

  func add(
    _ sheets: [AnswerSheet], to name: String, from origin: SheetOrigin, _ writer: StoreWriter
  ) throws -> SheetReceipt {
    var receipt = SheetReceipt(wave: try writer.surveyWave(named: name, in: .open))
    let questions = Dictionary(
      try writer.surveyQuestions().map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let (units, places) = (try writer.names(of: OfficeUnit.self), try writer.unitPlaces())
    for (place, sheet) in sheets.enumerated() {
      var sheet = try Self.checked(sheet, at: place, questions, units)
      // Where the unit sits now, and not on the day on which somebody closes the wave.
      sheet.floor = sheet.floor ?? sheet.unit.flatMap { places[$0]?.floor }
      if origin == .form, sheet.key.map({ !$0.isLongEnough }) ?? true { throw LibraryError.survey(.shortCode) }
      if sheet.isEmpty {
        if origin == .form { throw LibraryError.survey(.emptySheet) }
        receipt.empty += 1
      } else if try writer.add(sheet, to: receipt.wave.number) {
        receipt.added += 1
      } else {
        if origin == .form { throw LibraryError.survey(.answeredAlready) }
        receipt.known += 1
      }
    }
    return receipt
  }

  /// A sheet as it is kept.
  private static func checked(
    _ sheet: AnswerSheet, at place: Int, _ questions: [SurveyQuestion.Key: SurveyQuestion],
    _ units: [OfficeUnit.ID: String]
  ) throws -> AnswerSheet {
    func question(_ key: SurveyQuestion.Key) throws -> SurveyQuestion {
      guard let question = questions[key] else {
        throw LibraryError.survey(.noSuchQuestion("\(key)", known: questions.keys.map(\.description).sorted()))
      }
      if question.isWithdrawn { throw LibraryError.survey(.questionWithdrawn(key)) }
      return question
    }
    for (key, answer) in sheet.answers {
      let scale = try question(key).scale
      guard let scale, (1...scale.answers).contains(answer) else {
        throw LibraryError.survey(.unfitAnswer(sheet: place, key, "\(answer)", scale: scale))
      }
    }
    var checked = sheet
    checked.texts = [:]
    for (key, text) in sheet.texts {
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      if let scale = try question(key).scale {
        throw LibraryError.survey(.unfitAnswer(sheet: place, key, line, scale: scale))
      }
      checked.texts[key] = try OneLine(line, .answer).value
    }
    if let unit = sheet.unit, units[unit] == nil { throw LibraryError.unknown(.unit, "\(unit)", near: []) }
    let floor = sheet.floor.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
    checked.floor = try OneLine.optional(floor, .floor)
    if case .code(let code)? = sheet.key {
      // However it is typed the next time.
      let key = Folding.key(code).filter { !$0.isWhitespace }
      checked.key = key.isEmpty ? nil : .code(key)
    }
    return checked
  }
}

extension AnswerSheet.Key {
  fileprivate var isLongEnough: Bool {
    if case .code(let code) = self { code.count >= AnswerSheet.shortestCode } else { true }
  }
}
