internal import BriefingLibrary

extension LibraryError {
  /// - Parameter fingerprint: of the key whose private part is gone.
  static func sentence(ofLostKey fingerprint: String) -> String {
    tr(
      "The private part of the office's key (\(fingerprint)) is not in this home; no backup holds it. Make a new key with "
        + "`utsusu key renew`: the old one stays listed, and what it has signed stays valid.",
      "署名する鍵（\(fingerprint)）の秘密の部分がこのデータフォルダにありません（バックアップには含まれません）。utsusu key renew で"
        + "新しい鍵を作ってください。前の鍵は一覧に残り、署名済みのものは有効です。")
  }
}
