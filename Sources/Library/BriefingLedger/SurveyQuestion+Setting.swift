public import BriefingDomain

extension SurveyQuestion {
  /// How it lies among the settings under its key: a line each.
  public var settingValue: String {
    [
      topic.rawValue, scale.map { "\($0.answers) \($0.best.rawValue) \($0.positive)" } ?? "text",
      isDelicate ? "delicate" : "", text, reason ?? "", isWithdrawn ? "withdrawn" : "",
    ].joined(separator: "\n")
  }

  /// Reads ``settingValue``; `nil` for anything else.
  public init?(_ key: Key, settingValue: String) {
    let lines = settingValue.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 6, let topic = Topic(rawValue: lines[0]), !lines[3].isEmpty else { return nil }
    let scale = SurveyScale(settingValue: lines[1])
    guard scale != nil || lines[1] == "text" else { return nil }
    self.init(
      key, lines[3], topic: topic, scale: scale, isDelicate: !lines[2].isEmpty, isWithdrawn: !lines[5].isEmpty,
      reason: lines[4].isEmpty ? nil : lines[4])
    guard self.settingValue == settingValue else { return nil }
  }
}

extension SurveyScale {
  fileprivate init?(settingValue: String) {
    let parts = settingValue.split(separator: " ")
    guard parts.count == 3, let answers = Int(parts[0]), let best = End(rawValue: String(parts[1])),
      let positive = Int(parts[2])
    else { return nil }
    self.init(answers: answers, best: best, positive: positive)
  }
}
