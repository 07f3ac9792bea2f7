internal import BriefingDomain
package import BriefingLibrary

/// What the form beside a file of answers sends.
package enum AnswerField {
  /// No answer, no unit, of no use.
  package static let none = "-"
  /// A unit that is added.
  package static let new = "new"
  /// Before the key of a question, which may be called as anything else is.
  private static let question = "q:"

  package static func column(_ place: Int) -> String { "column-\(place)" }

  /// What a column was taken as where its answers were chosen.
  package static func before(_ place: Int) -> String { "before-\(place)" }

  package static func answer(_ place: Int, _ number: Int) -> String { "answer-\(place)-\(number)" }

  /// What a column is taken as; empty where nothing is known of it.
  package static func value(_ column: AnswerColumns.Column) -> String {
    column.isQuestion ? question + column.taken : column.taken == "unknown" ? "" : column.taken
  }

  /// As an import says it that a column is something; `nil` for what no form of ours sends.
  package static func target(_ value: String) -> String? {
    if value.hasPrefix(question) { return String(value.dropFirst(question.count)) }
    return groups.contains { $0.value == value } ? value : nil
  }

  /// A unit as it is written: Microsoft Forms ends a choice with a semicolon.
  package static func unit(_ text: String) -> String { text.hasSuffix(";") ? String(text.dropLast()) : text }

  private static var groups: [(value: String, label: String)] {
    [
      ("unit", tr("unit", "所属")), ("floor", tr("floor", "階")),
      ("number", tr("number of the response", "回答番号")),
      ("code", tr("one's own code, kept as a secret makes it", "合言葉（変換した値だけを残す）")), (none, tr("not used", "使わない")),
    ]
  }

  /// What a column can be taken as.
  static func kinds(
    _ column: AnswerColumns.Column, _ questions: [SurveyQuestion]
  ) -> [(value: String, label: String)] {
    let first: [(String, String)] =
      column.isQuestion
      ? []
      : column.taken == "unknown"
        ? [("", "？")]
        : column.taken == "technical" ? [("technical", tr("the tool's own, not used", "ツールの管理用（使わない）"))] : []
    return first + questions.filter { !$0.isWithdrawn }.map { (question + "\($0.key)", $0.text) } + groups
  }
}
