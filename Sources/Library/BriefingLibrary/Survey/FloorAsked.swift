public import BriefingDomain

extension SurveyWave.Floor {
  /// 3階=40, as people write how many were asked there; `nil` for anything else.
  public init?(written text: String) {
    guard let sign = text.lastIndex(where: { $0 == "=" || $0 == "＝" }),
      let asked = LedgerWord.number(String(text[text.index(after: sign)...]))
    else { return nil }
    let floor = text[..<sign]
    if floor.contains(where: { $0 == "=" || $0 == "＝" }) { return nil }
    self.init(String(floor), asked: asked)
  }
}
