public import BriefingDomain
internal import JapaneseText

/// The ledger as a table for spreadsheets: its columns, and the words in its cells in both languages.
enum LedgerColumn: String, CaseIterable {
  case occurredOn = "occurred_on"
  case title, unit, recipient, form, copies, pages, duplex, reason
  /// The time of day where it has a column of its own.
  case time

  /// In the order in which they are written; `ExportedSubmission` has the time behind them.
  static let written = allCases.filter { $0 != .time }

  var japanese: String {
    switch self {
    case .occurredOn: "日付"
    case .title: "件名"
    case .unit: "所属"
    case .recipient: "報告先"
    case .form: "提出形態"
    case .copies: "部数"
    case .pages: "ページ数"
    case .duplex: "両面"
    case .reason: "理由"
    case .time: "時刻"
    }
  }

  /// What offices call the column as well. Left out is what may be another thing: 区分 may be a subject, 枚数 are sheets and
  /// not pages, 備考 is no reason.
  private var synonyms: [String] {
    switch self {
    case .occurredOn: ["日時", "年月日", "月日", "報告日", "報告日時", "報告年月日", "実施日", "実施日時"]
    case .title: ["件名等", "報告件名", "案件", "案件名", "議題", "題名", "報告事項", "標題", "表題"]
    case .unit: ["所管課", "担当課", "課名", "所属課", "所管", "部署", "部署名", "担当部署", "所管部署", "担当所属", "課室名"]
    case .recipient: ["提出先", "説明先", "報告相手", "報告先職名"]
    case .form: ["形態", "方法", "提出方法", "報告方法", "報告形態", "資料形態", "媒体", "提出媒体", "報告媒体"]
    case .copies: ["提出部数", "配布部数", "印刷部数", "紙部数"]
    case .pages: ["頁数", "ページ", "頁", "資料頁数", "資料ページ数"]
    case .duplex: ["両面印刷", "両面片面", "片面両面", "両面/片面", "片面/両面"]
    case .reason: ["紙の理由", "紙提出の理由", "紙とした理由"]
    case .time: ["時間", "開始時刻", "報告時刻"]
    }
  }

  /// Without these columns a row says nothing.
  var isRequired: Bool {
    switch self {
    case .occurredOn, .title, .unit, .recipient, .form: true
    case .copies, .pages, .duplex, .reason, .time: false
    }
  }

  /// What columns are said to be called: `所属=所管課`, several with commas between them.
  static func said(_ texts: [String]) throws(LibraryError) -> [LedgerColumn: String] {
    var columns: [LedgerColumn: String] = [:]
    for text in texts.flatMap({ $0.split(separator: ",") }) {
      let sides = text.split(separator: "=").map(String.init)
      let column = sides.first.map(HeadingKey.of).flatMap { name in allCases.first { $0.fit(name) == .name } }
      guard sides.count == 2, let column, !HeadingKey.of(sides[1]).isEmpty, columns[column] == nil else {
        throw .unfitColumns(String(text), known: allCases.map(\.japanese))
      }
      columns[column] = sides[1]
    }
    return columns
  }

  enum Fit { case name, synonym }

  /// Whether a heading, as ``HeadingKey`` has it, names this column.
  func fit(_ heading: String) -> Fit? {
    if heading == rawValue || heading == HeadingKey.of(japanese) { return .name }
    return synonyms.contains { HeadingKey.of($0) == heading } ? .synonym : nil
  }
}

/// What headings have in common however they are laid out: without spaces, line breaks, and a remark in brackets behind.
enum HeadingKey {
  static func of(_ heading: String) -> String {
    // A heading that is merged with the one above it.
    if LedgerWord.repeats(heading) { return "" }
    var key = Folding.key(String(heading.prefix(200)).filter { !$0.isWhitespace })
    if key.hasSuffix(")"), let bracket = key.lastIndex(of: "("), bracket > key.startIndex {
      key = String(key[..<bracket])
    }
    return key
  }
}

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

  static func duplex(_ cell: String) -> Bool? {
    switch Folding.key(cell) {
    case "両面", "はい", "有", "○", "〇", "yes", "true", "1", "y", "duplex": true
    case "片面", "いいえ", "無", "×", "no", "false", "0", "n", "simplex": false
    default: nil
    }
  }

  /// Whether a cell is ticked; `nil` for what is neither a tick nor an empty cell.
  static func mark(_ cell: String) -> Bool? {
    switch OneSpace.line(cell) {
    case "○", "〇", "◯", "●", "◎", "✓", "✔", "☑", "レ", "ﾚ", "TRUE": true
    case "", "-", "－", "―", "×", "☐", "FALSE": false
    default: nil
    }
  }

  /// Whether a cell says that it is as the one above.
  static func repeats(_ cell: String) -> Bool {
    cell.utf8.count <= 30 && ["〃", "々", "″", "”", "\"", "仝", "同上", "同日", "同"].contains(OneSpace.line(cell))
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

  /// Whether a cell names a sum over rows above: 計, 小計, 4月計, 令和8年度合計, 合計(部), 小計:.
  static func isTotal(_ cell: String) -> Bool {
    guard cell.utf8.count <= 100, let last = cell.last(where: { !$0.isWhitespace }), "計lLｌＬ:：)）".contains(last) else {
      return false
    }
    var key = Folding.key(cell).filter { !$0.isWhitespace }
    if key.hasSuffix(":") { key.removeLast() }
    // What is counted. Other brackets may belong to a title: 費用の合計(案).
    if let counted = ["(部)", "(部数)", "(件)", "(枚)", "(頁)", "(ページ)"].map(Folding.key).first(where: key.hasSuffix) {
      key.removeLast(counted.count)
    }
    return ["計", "総計", "累計", "月計", "年計", "total", "subtotal"].contains(key)
      || ["小計", "合計", "総計", "月計", "累計"].contains(where: key.hasSuffix)
  }

  static func isNote(_ cell: String) -> Bool {
    let key = Folding.key(cell)
    return ["(注", "注)", "注:", "注1", "注記", "※", "*"].contains(where: key.hasPrefix)
  }

  /// A whole number that is not negative, in half- or full-width digits, with the counter that offices write behind,
  /// commas between thousands, and zeros behind a point.
  public static func number(_ cell: String) -> Int? {
    var key = Folding.key(String(cell.prefix(100))).filter { $0 != " " }[...]
    for counter in ["部", "ページ", "頁", "枚"] where key.hasSuffix(counter) {
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

extension SubmissionForm {
  /// Reads the words that utsusu and Japanese offices write, in any width and case; `nil` for any other word.
  public init?(word: String) {
    let key = Folding.key(word)
    if let form = SubmissionForm(rawValue: key) {
      self = form
    } else if let form = SubmissionForm.allCases.first(where: { Folding.key(LedgerWord.japanese($0)) == key }) {
      self = form
    } else if ["電子・紙", "電子と紙", "紙及び電子", "併用"].contains(key) {
      self = .both
    } else if ["データ", "メール", "デジタル"].map(Folding.key).contains(key) {
      self = .digital
    } else {
      return nil
    }
  }
}
