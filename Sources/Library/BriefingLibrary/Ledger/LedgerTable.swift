internal import JapaneseText

/// The ledger as a table for spreadsheets: its columns, and the words in its cells in both languages.
enum LedgerColumn: String, CaseIterable {
  case occurredOn = "occurred_on"
  case title, unit, recipient, form, copies, pages, duplex, reason
  /// The time of day where it has a column of its own.
  case time
  /// It only checks the day.
  case weekday

  /// In the order in which they are written; `ExportedSubmission` has the time behind them.
  static let written = allCases.filter { $0 != .time && $0 != .weekday }

  /// A figure comes from these, or is counted by them.
  static let figured: [LedgerColumn] = [.occurredOn, .unit, .recipient, .form, .copies, .pages, .duplex]

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
    case .weekday: "曜日"
    }
  }

  /// What offices call the column as well. Left out is what may be another thing: 区分 may be a subject, 枚数 are sheets and
  /// not pages, 備考 is no reason.
  private var synonyms: [String] {
    switch self {
    case .occurredOn: ["day", "日時", "年月日", "月日", "報告日", "報告日時", "報告年月日", "実施日", "実施日時"]
    case .title: ["件名等", "報告件名", "案件", "案件名", "議題", "題名", "報告事項", "標題", "表題"]
    case .unit: ["所管課", "担当課", "課名", "所属課", "所管", "部署", "部署名", "担当部署", "所管部署", "担当所属", "課室名"]
    case .recipient: ["提出先", "説明先", "報告相手", "報告先職名"]
    case .form: ["形態", "方法", "提出方法", "報告方法", "報告形態", "資料形態", "媒体", "提出媒体", "報告媒体"]
    case .copies:
      [
        "提出部数", "配布部数", "配付部数", "交付部数", "印刷部数", "コピー部数", "紙部数", "紙の部数", "紙提出部数", "資料部数", "紙資料部数", "紙資料の部数",
        "冊数",
      ]
    case .pages: ["頁数", "ページ", "頁", "p数", "資料頁数", "資料ページ数", "1部の頁数", "1部のページ数", "1部当たり頁数", "1部当たりページ数"]
    case .duplex:
      [
        "両面印刷", "両面片面", "片面両面", "両面/片面", "片面/両面", "両面・片面", "片面・両面", "両面or片面", "片面or両面", "両面、片面", "片面、両面",
        "両面片面の別", "両面・片面の別", "片面・両面の別", "両・片", "片・両", "印刷面", "印刷方法", "印刷",
      ]
    case .reason: ["紙の理由", "紙提出の理由", "紙とした理由"]
    case .time: ["時間", "開始", "開始時刻", "報告時刻"]
    case .weekday: ["曜"]
    }
  }

  /// Without these columns a row says nothing.
  var isRequired: Bool {
    switch self {
    case .occurredOn, .title, .unit, .recipient, .form: true
    case .copies, .pages, .duplex, .reason, .time, .weekday: false
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

  private static let synonymKeys = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, Set($0.synonyms.map(HeadingKey.of))) })

  enum Fit { case name, synonym }

  /// Whether a heading, as ``HeadingKey`` has it, names this column.
  func fit(_ heading: String) -> Fit? {
    if heading == rawValue || heading == HeadingKey.of(japanese) { return .name }
    return Self.synonymKeys[self]?.contains(heading) == true ? .synonym : nil
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

  /// Whether a heading is what was said, with its remark.
  static func isSame(_ said: String, _ heading: String) -> Bool { whole(said) == whole(heading) }

  /// Whether a heading is what was said, with its remark or, where none was said, without it.
  static func means(_ said: String, _ heading: String) -> Bool {
    isSame(said, heading) || of(said) == whole(said) && of(said) == of(heading)
  }

  private static func whole(_ heading: String) -> String {
    Folding.key(String(heading.prefix(200)).filter { !$0.isWhitespace })
  }
}
