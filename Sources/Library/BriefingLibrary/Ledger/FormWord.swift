public import BriefingDomain
internal import JapaneseText

extension SubmissionForm {
  /// Reads the words that utsusu and Japanese offices write, in any width and case; `nil` for any other word.
  public init?(word: String) {
    guard word.utf8.count <= 200 else { return nil }
    let key = Folding.key(word).filter { !$0.isWhitespace }
    guard let form = Self.one(key) ?? Self.together(key) else { return nil }
    self = form
  }

  private static let words: [(form: SubmissionForm, words: [String])] = [
    (.projected, ["画面投影", "投影", "データ投影", "データを投影", "プロジェクター", "プロジェクタ", "モニター", "モニタ", "画面共有"]),
    (
      .digital,
      [
        "電子", "電子データ", "電子媒体", "電子ファイル", "電子メール", "電子資料", "データ", "データ送付", "データ提供", "メール", "Eメール", "メール送付", "デジタル",
        "PDF",
      ]
    ),
    (.both, ["両方", "併用"]),
    (.paper, ["紙", "紙媒体", "紙資料", "紙配布", "紙配付", "紙提出", "紙ベース", "紙(持参)", "書面"]),
  ].map { form, words in (form, words.map(Folding.key)) }

  private static let only = ["のみ", "だけ"].map(Folding.key)

  private static func one(_ key: String) -> SubmissionForm? {
    if let form = SubmissionForm(rawValue: key) { return form }
    if let form = allCases.first(where: { Folding.key(LedgerWord.japanese($0)) == key }) { return form }
    var word = key[...]
    if let end = only.first(where: key.hasSuffix) { word = word.dropLast(end.count) }
    let form = words.first { $0.words.contains { $0 == word } }?.form
    return form == .both && word.count < key.count ? nil : form
  }

  /// 紙と電子, 電子・紙, 投影＋紙: data and paper. What is projected and handed over as data as well is one of the two: nobody
  /// but the office knows which it counts.
  private static func together(_ key: String) -> SubmissionForm? {
    for sign in ["及び", "および", "並びに", "ならびに", "と", "・", "、", ",", "+", "/", "&"].map(Folding.key) {
      let parts = key.split(separator: sign, omittingEmptySubsequences: false).map { one(String($0)) }
      guard parts.count == 2, let first = parts[0], let second = parts[1] else { continue }
      return together([first, second])
    }
    return nil
  }

  /// One form for what is ticked or named together; `nil` where they do not go together.
  static func together(_ forms: Set<SubmissionForm>) -> SubmissionForm? {
    if forms.count == 1 { return forms.first }
    return forms.count == 2 && forms.contains(.paper) && !forms.contains(.both) ? .both : nil
  }
}
