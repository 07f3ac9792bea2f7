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
  /// What is known by a key; `nil` where nothing is.
  public func sheet(of key: AnswerSheet.Key, in wave: SurveyWave.ID) throws -> AnswerSheet? {
    try sheets("wave = ? AND key = ?", [wave, try pseudonym(of: key, in: wave)]).first?.sheet
  }
}
