public import BriefingDomain
internal import BriefingLedger
internal import GRDB

extension StoreReader {
  /// Forms of files of answers, as they are written; the newest last.
  public func surveyForms() throws -> [(name: String, value: String)] {
    try newestEntries(of: Setting.surveyForm("").name, upTo: nil).sorted { $0.number < $1.number }.compactMap { entry in
      guard case .surveyForm(let name) = entry.setting else { return nil }
      return entry.value.map { (name, $0) }
    }
  }
}

extension StoreWriter {
  /// What a wave knows by each key; `nil` where that is nothing.
  public func sheets(of keys: [AnswerSheet.Key?], in wave: SurveyWave.ID) throws -> (there: [AnswerSheet?], all: Int) {
    let known = Dictionary(
      try sheets(of: wave).compactMap { key, sheet in key.map { ($0, sheet) } }, uniquingKeysWith: { first, _ in first }
    )
    return (try keys.map { key in try key.flatMap { known[Array(try pseudonym(of: $0, in: wave))] } }, known.count)
  }
}
