internal import BriefingDomain

/// Files that somebody has brought: what they would bring, or have brought.
package struct Brought<Receipt: Sendable>: Sendable {
  /// Where they are until they are taken in.
  let batch: String
  let receipt: Receipt
  /// What was said of them.
  let form: [String: String]

  package init(batch: String, receipt: Receipt, form: [String: String]) {
    (self.batch, self.receipt, self.form) = (batch, receipt, form)
  }
}

extension DeskPages {
  /// What files would bring, to be taken in or left, or what they have brought.
  ///
  /// - Parameter path: of the page, whose acts are `PATH/take` and `PATH/leave`.
  /// - Parameter isNew: whether there is anything to be taken in.
  static func brought<Receipt>(
    _ brought: Brought<Receipt>, _ text: String, isTrial: Bool, isNew: Bool, at path: String, _ token: String
  ) -> HTML {
    tag("section", ["aria-labelledby": "brought", "class": "brought"]) {
      tag("h2", ["id": "brought"]) {
        isTrial
          ? tr("They would bring", "取り込まれる内容")
          : isNew ? tr("Taken in", "取り込みました") : tr("Nothing was taken in", "取り込んだものはありません")
      }
      tag("ul", ["class": "plain receipt"]) {
        for line in text.split(separator: "\n").map(String.init) {
          tag("li", ["class": line.hasPrefix(" ") ? "below" : nil]) { line }
        }
      }
      if isTrial { takingOrLeaving(brought.batch, mayTake: isNew, at: path, token) }
    }
  }

  static func takingOrLeaving(_ batch: String, mayTake: Bool, at path: String, _ token: String) -> HTML {
    tag("div", ["class": "acts"]) {
      for (act, label) in [("take", tr("Take them in", "取り込む")), ("leave", tr("Leave them", "やめる"))]
      where mayTake || act == "leave" {
        form("\(path)/\(act)", token) {
          hidden("batch", batch)
          tag("button", ["type": "submit", "class": act == "take" ? "main" : nil]) { label }
        }
      }
    }
  }
}

extension Failure {
  package static var noFile: Failure { Failure(.usage, tr("Choose a file.", "ファイルを選んでください。")) }

  package static var broughtGone: Failure {
    Failure(
      .conflict,
      tr(
        "What you brought is not here any more. Bring it once more.", "選んだファイルの一時保管が切れました。もう一度選んでください。"))
  }
}
