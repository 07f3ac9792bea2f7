internal import JapaneseText

/// What a heading that no column is read from may still be about. A figure must not lack in silence what the table says.
enum HeadingSign {
  /// Whether a heading may be about copies, pages, sheets or how they are printed, and which column it may be.
  ///
  /// - Parameter heading: with its remark in brackets.
  static func of(_ heading: String, beside others: [String]) -> (isUnclear: Bool, near: LedgerColumn?) {
    let key = folded(heading)
    func holds(_ words: [String]) -> Bool { words.contains { key.contains($0) } }
    if holds(copies) || key == "数量" || key.hasSuffix("(部)") { return (true, .copies) }
    if key.hasSuffix("数") || key.hasSuffix("(数)"), holds(handedOver) { return (true, .copies) }
    // 局, 部 and 課 beside each other are units.
    if key == "部" { return (!others.contains("局") && !others.contains("課"), .copies) }
    if holds(pages) { return (true, .pages) }
    if key.contains("枚数") || key.hasSuffix("枚") || key.hasSuffix("(枚)") { return (true, nil) }
    if holds(["両面", "片面"]) { return (true, .duplex) }
    return (key == "面" || holds(printing), nil)
  }

  /// Whether what stands in brackets behind a heading makes another column of it: 部数(局長), ページ数(合計), 両面(枚).
  static func changes(_ column: LedgerColumn, _ heading: String) -> Bool {
    let key = folded(heading)
    guard key.hasSuffix(")"), let bracket = key.lastIndex(of: "("), bracket > key.startIndex else { return false }
    let remark = String(key[key.index(after: bracket)...].dropLast())
    switch column {
    case .copies: return !["部", "冊", "数", "紙"].contains(remark) && !remarks.contains(where: remark.contains)
    case .pages: return ["計", "総", "延", "枚", "全部", "全体"].contains(where: remark.contains)
    case .duplex: return ["枚", "部", "頁", "数"].contains(where: remark.contains)
    default: return false
    }
  }

  private static func folded(_ heading: String) -> String {
    Folding.key(String(heading.prefix(200)).filter { !$0.isWhitespace })
  }

  private static let copies = ["部数", "冊", "コピー"].map(Folding.key)
  private static let handedOver = ["配布", "配付", "交付", "提出", "紙", "資料"]
  private static let pages = ["頁", "ページ"].map(Folding.key)
  private static let printing = ["集約", "in1", "割付", "面付", "面数", "印刷"]
  /// How the copies are to be written, or that they are of paper.
  private static let remarks = ["単位", "記入", "入力", "場合", "当たり", "あたり", "必須", "任意", "半角", "数字", "紙の"]
}
