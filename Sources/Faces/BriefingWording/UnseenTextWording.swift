package import BriefingDomain
package import BriefingLibrary

extension RegistrationReceipt.Registered {
  /// Lines below a file that says what its pages do not show, or of which that cannot be told; else none.
  package var unseenLines: [String] {
    // Of another file than a PDF it is known once it is drawn.
    unseen?.warning ?? (version.format == .pdf ? [unchecked] : [])
  }
}

extension BriefingDetails {
  /// Lines below a version that says what its pages do not show.
  package func unseenLines(of version: MaterialVersion) -> [String] {
    unseen[version.id]?.warning ?? (unseenOnceDrawn.contains(version.id) ? [] : [unchecked])
  }

  /// How to know whether there is a text that no page shows, where that is not known of a version in force. A receipt
  /// does not say it, as it would be said of every Office document.
  package var unseenHint: String? {
    guard materials.compactMap(\.last).contains(where: { unseenOnceDrawn.contains($0.id) }) else { return nil }
    return tr(
      "Text that no page shows is found when it is drawn: utsusu draw \(briefing.id)",
      "絵に見えない文字があるかは、描画すると分かります: utsusu draw \(briefing.id)")
  }
}

private var unchecked: String {
  tr(
    "could not be checked for text that no page shows; utsusu doctor says what is missing",
    "絵に見えない文字があるかは確かめられませんでした（utsusu doctor で環境を確認）")
}

extension [UnseenText] {
  /// None where every text is seen.
  package var warning: [String] {
    if isEmpty { return [] }
    // The first are enough to see what it is about.
    let shown = prefix(5)
    return [
      tr(
        "Text that its pages do not show; whoever has the file can read it:",
        "絵に見えない文字があります。ファイルを受け取った人には読めます:")
    ] + shown.map { "  " + $0.line }
      + (count > shown.count
        ? [tr("  … and on \(counted(count - shown.count, "other page"))", "  … ほか \(count - shown.count) ページ")] : [])
      + [
        tr(
          "If it should be blacked out, it is not: delete it and make the file anew.",
          "墨消しのつもりなら、消えていません。文字を消してからファイルを作り直してください。")
      ]
  }
}

extension UnseenText {
  /// `page 3: “氏名 山田…” (24 characters)`; where there are more stretches, their letters count too.
  fileprivate var line: String {
    let letters = stretches.reduce(0) { $0 + $1.count { $0 != " " } }
    let first = stretches[0]
    // Two columns a letter leave room for the rest of an 80-column line.
    let beginning = (first.count > 20 ? first.prefix(20) + "…" : first).quoted
    let many = stretches.count > 1
    return tr(
      "page \(page): \(beginning)\(many ? " and more" : "") (\(counted(letters, "character")))",
      "\(page) ページ: \(beginning)\(many ? "ほか" : "")（\(letters) 字）")
  }
}
