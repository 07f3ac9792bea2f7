internal import BriefingDomain
internal import JapaneseText

/// The words that cells of the table are written in.
public enum LedgerWord {
  static func japanese(_ form: SubmissionForm) -> String {
    switch form {
    case .projected: "投影"
    case .digital: "電子"
    case .both: "電子及び紙"
    case .paper: "紙"
    }
  }

  /// Whether it is printed on both sides, by a word or a tick.
  static func duplex(_ cell: String) -> Bool? {
    switch Folding.key(cell) {
    case "両面", "両", "両面印刷", "はい", "有", "有り", "あり", "yes", "true", "1", "y", "duplex": true
    case "片面", "片", "片面印刷", "いいえ", "無", "無し", "なし", "no", "false", "0", "n", "simplex": false
    default: isNothing(cell) ? nil : mark(cell)
    }
  }

  /// Whether a cell is ticked; `nil` for what is neither a tick nor an empty cell.
  static func mark(_ cell: String) -> Bool? {
    switch OneSpace.line(cell) {
    case "○", "〇", "◯", "●", "◎", "✓", "✔", "☑", "レ", "ﾚ", "TRUE": true
    case "", "×", "✕", "✖", "✗", "✘", "☐", "FALSE": false
    case let line: isNothing(line) ? false : nil
    }
  }

  /// Whether a cell says that there is nothing to say: －, なし, 該当なし.
  static func isNothing(_ cell: String) -> Bool {
    guard cell.utf8.count <= 15, let first = cell.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return ["-", "－", "−", "―", "—", "–", "‐", "ー", "ｰ", "─", "／", "/", "なし", "無し", "無", "該当なし", "該当無し"]
      .contains(OneSpace.line(cell))
  }

  /// Whether a cell says that it is as the one above.
  static func repeats(_ cell: String) -> Bool {
    cell.utf8.count <= 30 && ["〃", "々", "″", "”", "\"", "仝", "同上", "同日", "同"].contains(OneSpace.line(cell))
  }

  /// The weekday that a cell names, as 月; `nil` for what is none.
  static func weekday(_ cell: String) -> String? {
    guard cell.utf8.count <= 60 else { return nil }
    let key = Folding.key(cell).filter { !$0.isWhitespace && $0 != "(" && $0 != ")" }
    guard let first = key.first, let day = "月火水木金土日".firstIndex(of: first) else {
      return zip("月火水木金土日", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]).first { key.hasPrefix($1) }.map {
        String($0.0)
      }
    }
    let rest = key.dropFirst()
    let isName = ["", "曜", "曜日"].contains(String(rest)) || rest.hasPrefix("・") || rest.hasPrefix("祝")
    return isName ? String("月火水木金土日"[day]) : nil
  }

  /// Whether a cell says that it is as the one above and goes on: 〃会議. What of the cell above is meant nobody knows.
  static func repeatsInPart(_ cell: String) -> Bool {
    if repeats(cell) { return false }
    // 々 goes on a word, and begins none.
    return cell.contains("〃") || cell.first { !$0.isWhitespace } == "々"
  }

  /// Whether a spreadsheet says that a cell's formula has no value, or a reader that it was never calculated: `=`.
  static func isSheetError(_ cell: String) -> Bool {
    cell == "="
      || cell.hasPrefix("#") && ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"].contains(cell)
      || cell.hasPrefix("Err:5")
  }

  /// Whether a cell names a sum over rows above: 計, 小計, 4月計, 令和8年度合計, 合計(部), 小計:, A課 計, 全体.
  static func isTotal(_ cell: String) -> Bool {
    guard cell.utf8.count <= 100, let last = cell.last(where: { !$0.isWhitespace }), "計体数lLｌＬ:：)）".contains(last) else {
      return false
    }
    var key = Folding.key(cell).filter { !$0.isWhitespace }
    if key.hasSuffix(":") { key.removeLast() }
    // What is counted. Other brackets may belong to a title: 費用の合計(案).
    if let counted = ["(部)", "(部数)", "(件)", "(枚)", "(頁)", "(ページ)"].map(Folding.key).first(where: key.hasSuffix) {
      key.removeLast(counted.count)
    }
    return ["計", "総計", "累計", "月計", "年計", "全体", "総数", "total", "subtotal"].contains(key)
      || ["小計", "合計", "総計", "月計", "累計", "課計", "部計", "局計", "室計", "階計"].contains(where: key.hasSuffix)
  }

  static func isNote(_ cell: String) -> Bool {
    let key = Folding.key(cell)
    return ["(注", "注)", "注:", "注1", "注記", "※", "*"].contains(where: key.hasPrefix)
  }

  /// A whole number that is not negative, in half- or full-width digits, with the counter that offices write behind,
  /// commas between thousands, and zeros behind a point.
  public static func number(_ cell: String) -> Int? {
    var key = Folding.key(String(cell.prefix(100))).filter { $0 != " " }[...]
    for counter in ["部", "冊", "ページ", "頁", "枚"] where key.hasSuffix(counter) {
      key = key.dropLast(counter.count)
      break
    }
    // A format may show decimals of a whole number: 3.0.
    if let point = key.lastIndex(of: "."), key[point...].dropFirst().allSatisfy({ $0 == "0" }) { key = key[..<point] }
    let groups = key.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), groups.count == 1 || groups[0].utf8.count <= 3 else {
      return nil
    }
    let digits = groups.joined()
    guard !groups[0].isEmpty, digits.utf8.count <= 9, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(digits)
  }
}
