/// What a column of answers is taken as.
enum AnswerColumn: Hashable, Sendable {
  case question(String)
  case unit, floor
  /// The tool's number of the answer.
  case number
  /// What the same person alone repeats in each wave (合言葉). It pairs their answers, and only what a secret makes of it is kept.
  case code
  /// Who answered, when, and what the tool notes for itself: never kept.
  case person, time, technical
  /// Somebody has said that it is of no use.
  case unused
  /// Nothing is known of it; questions that it looks like.
  case unknown(near: [String])

  /// What the tools call columns that are no questions; `nil` for any other.
  init?(of column: AnswerTable.Column) {
    let names = [column.code.map(AnswerKey.of), AnswerKey.of(column.name)].compactMap(\.self)
    guard let known = names.lazy.compactMap(Self.known).first else { return nil }
    self = known
  }

  private static func known(_ name: String) -> AnswerColumn? {
    let key = AnswerKey.unremarked(name)
    if let kind = all[key] { return kind }
    if persons.contains(where: key.hasSuffix) { return .person }
    if times.contains(where: key.hasSuffix) { return .time }
    if scores.contains(where: key.hasPrefix) { return .technical }
    let plain = politeEndings.reduce(key) { $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0 }
    let asked = politeBeginnings.reduce(plain) { $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0 }
    return all[asked].flatMap { [.unit, .floor].contains($0) ? $0 : nil }
  }

  private static let all: [String: AnswerColumn] = [
    (
      AnswerColumn.number,
      ["ID", "Response ID", "回答ID", "レコード番号", "Record number", "回答番号", "受付番号", "No", "No."]
    ),
    (.code, ["合言葉", "自分の合言葉", "自分だけの合言葉", "照合コード", "Your own code", "Self-generated code"]),
    (
      .person,
      [
        "メール", "Email", "E-mail", "Email address", "メールアドレス", "名前", "Name", "お名前", "氏名", "ユーザー名", "ユーザ名", "Username",
        "ユーザーID",
        "ユーザID", "ログインID", "token", "トークン", "Access code", "ipaddr", "IP address", "IPアドレス", "refurl", "Referrer URL",
        "firstname",
        "lastname", "作成者", "Created by", "更新者", "Updated by", "作業者", "Assignee", "回答者", "回答者名", "回答者ID", "記入者", "入力者",
        "登録者",
        "フリガナ", "ふりがな", "職員番号", "社員番号", "職員コード", "職員ID", "電話番号", "内線", "内線番号",
      ]
    ),
    (
      .time,
      [
        "開始時刻", "Start time", "完了時刻", "Completion time", "最終変更時刻", "最終更新時刻", "Last modified time", "タイムスタンプ",
        "Timestamp",
        "submitdate", "Date submitted", "startdate", "Date started", "datestamp", "Date last action", "interviewtime",
        "Total time",
        "作成日時", "Created datetime", "更新日時", "Updated datetime", "回答日", "回答日時", "回答時刻", "送信日", "送信日時", "提出日", "提出日時",
        "登録日",
      ]
    ),
    (
      .technical,
      [
        "lastpage", "Last page", "最後のページ", "startlanguage", "Start language", "開始言語", "seed", "シード", "ステータス", "Status",
        "カテゴリー",
        "レコードの開始行", "合計点", "合計ポイント", "Total points", "クイズのフィードバック", "Quiz feedback", "スコア", "Score", "成績投稿時間",
        "Grade posted time",
      ]
    ),
    (
      .unit,
      [
        "所属", "所属名", "所属課", "所属課名", "所属部署", "所属部署名", "所属組織", "部署", "部署名", "課", "課名", "課室名", "組織", "組織名", "Department",
        "Unit", "Section",
      ]
    ),
    (
      .floor, ["階", "階数", "フロア", "フロアー", "執務フロア", "執務階", "勤務フロア", "勤務階", "所属フロア", "Floor"]
    ),
  ].reduce(into: [:]) { all, kind in for name in kind.1 { all[AnswerKey.unremarked(AnswerKey.of(name))] = kind.0 } }

  private static let persons = ["氏名", "お名前", "メールアドレス", "職員番号", "社員番号", "電話番号"].map(AnswerKey.of)
  private static let times = ["日時", "タイムスタンプ"].map(AnswerKey.of)
  /// Points and feedback of a quiz, of which Microsoft Forms has a column a question.
  private static let scores = ["ポイント-", "points-", "フィードバック-", "feedback-"].map(AnswerKey.of)
  private static let politeBeginnings = ["あなたの", "現在の", "ご"].map(AnswerKey.of)
  private static let politeEndings = ["。", "ください", "を選択して", "を選んで", "をお選び", "を教えて", "をお答え", "をご記入", "を入力して"].map(
    AnswerKey.of)

  /// What a column is said to be: `unit`, `所属`, …; `nil` for what names none of these.
  static func said(_ word: String) -> AnswerColumn? {
    switch AnswerKey.of(word) {
    case "unit", "所属": .unit
    case "floor", "階": .floor
    case "number", "番号": .number
    case "code", "合言葉": .code
    case "-", "なし", "none": .unused
    default: nil
    }
  }

  /// The word for it, as ``said(_:)`` reads it and JSON has it.
  var word: String {
    switch self {
    case .question(let key): key
    case .unit: "unit"
    case .floor: "floor"
    case .number: "number"
    case .code: "code"
    case .person: "person"
    case .time: "time"
    case .technical: "technical"
    case .unused: "-"
    case .unknown: "unknown"
    }
  }

  var isQuestion: Bool { if case .question = self { true } else { false } }

  /// Whether something of it is kept.
  var isTaken: Bool { isQuestion || [.unit, .floor, .number, .code].contains(self) }
}
