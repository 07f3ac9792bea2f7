internal import BriefingDomain
internal import Foundation

/// What the system and the parts of utsusu say in English of what failed, as a person reads it. For those who read Japanese
/// the end of it is translated, where a path or a name stands before; what stands not in here is a matter of the
/// database's inside, and the sentence around it says what to do.
package func systemWords(_ english: String) -> String {
  let english = english.safe
  guard Language.current == .ja, let found = endings.first(where: { english.hasSuffix($0.english) }) else {
    return english
  }
  return english.dropLast(found.english.count) + found.japanese
}

private let endings: [(english: String, japanese: String)] =
  [
    (EACCES, "権限がありません"), (EPERM, "許されていません"), (ENOENT, "ありません"), (ENOSPC, "空き容量がありません"),
    (EDQUOT, "割り当てられた容量を使い切りました"), (EROFS, "読み取り専用です"), (EIO, "入出力の異常"), (EISDIR, "フォルダです"),
    (ENOTDIR, "フォルダではありません"), (EMFILE, "開いているファイルが多すぎます"), (ENFILE, "開いているファイルが多すぎます"),
    (ENAMETOOLONG, "名前が長すぎます"), (EFBIG, "大きすぎます"), (ELOOP, "リンクをたどれません"), (ENOMEM, "メモリが足りません"),
    (ENOEXEC, "実行できない形式です"), (EADDRINUSE, "既に使われています"), (EADDRNOTAVAIL, "このコンピューターのアドレスではありません"),
  ].map { (String(cString: strerror($0.0)), $0.1) } + [
    ("it grew while it was read", "読んでいる間に大きくなりました"),
    ("it shrank while it was read", "読んでいる間に小さくなりました"),
    ("what was written reads back differently", "書き込んだ内容と読み返した内容が違います"),
    ("it says nothing", "応答がありません"),
    ("it ended at once", "すぐに終了しました"),
    ("it is not there", "ありません"),
    ("no utsusu database", "utsusu のデータベースではありません"),
    (" is none of utsusu's", " は utsusu のものではありません"),
    (" is missing or changed", " がないか、変えられています"),
    ("a copy has no keys", "写しに鍵がありません"),
    ("database or disk is full", "空き容量がありません"),
    ("disk I/O error", "入出力の異常"),
    ("attempt to write a readonly database", "読み取り専用です"),
    ("unable to open database file", "データベースのファイルを開けません"),
    ("file is not a database", "データベースではないファイルです"),
    ("database disk image is malformed", "形が崩れています"),
  ]

extension UnreadableReason {
  /// With what the reader found. In Japanese that is the kind of a file that is not read; what else readers say is for those
  /// who mend readers, in English, in the JSON.
  package func label(detail: String?) -> String {
    guard let detail, Language.current == .en || self == .unsupported else { return label }
    return label + tr(" (\(detail.safe))", "（\(Self.kind(detail).safe)）")
  }

  private static func kind(_ english: String) -> String {
    [
      ("unknown binary data", "不明なデータ"), ("Ichitaro", "一太郎"), (" by its name)", "の拡張子"), (" (", "、"), (")", ""),
      (" archive", " 書庫"), (" database", " データベース"), (" program", " プログラム"), (" video", " 動画"),
      (" audio", " 音声"), (" message", " メッセージ"), (" data file", " データファイル"), (" binary workbook", " バイナリブック"),
      ("compound file", "複合ファイル"), ("inserted file", "挿入されたファイル"), ("attached files", "添付ファイル"),
      ("XFA form", "XFA フォーム"), ("mail or saved web page: print it to a PDF", "メールか保存したウェブページ。PDF に印刷してください"),
    ].reduce(english) { $0.replacing($1.0, with: $1.1) }
  }
}
