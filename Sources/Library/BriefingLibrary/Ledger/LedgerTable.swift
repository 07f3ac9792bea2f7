public import BriefingDomain
public import BriefingLedger
internal import JapaneseText

/// The ledger as a table for spreadsheets: its columns, and the words in its cells in both languages.
enum LedgerColumn: String, CaseIterable {
  case occurredOn = "occurred_on"
  case title, unit, recipient, form, copies, pages, duplex, reason

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
    }
  }

  /// Without these columns a row says nothing.
  var isRequired: Bool {
    switch self {
    case .occurredOn, .title, .unit, .recipient, .form: true
    case .copies, .pages, .duplex, .reason: false
    }
  }

  init?(header: String) {
    let key = Folding.key(header)
    guard let column = Self.allCases.first(where: { key == $0.rawValue || key == Folding.key($0.japanese) }) else {
      return nil
    }
    self = column
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

  /// A whole number that is not negative, in half- or full-width digits, with the counter that offices write behind.
  public static func number(_ cell: String) -> Int? {
    var key = Folding.key(cell)[...]
    for counter in ["部", "ページ", "頁", "枚"] where key.hasSuffix(counter) {
      key = key.dropLast(counter.count)
      break
    }
    guard !key.isEmpty, key.utf8.count <= 9, key.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(key)
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

/// A cell, or a row, that cannot be imported.
public struct TableFault: Equatable, Sendable {
  /// From 1, as an editor counts.
  public let line: Int
  /// As the header names it; `nil` where the row as a whole is at fault.
  public let column: String?
  public let value: String
  public let expected: Expected

  public enum Expected: Error, Equatable, Sendable {
    case header(missing: [String])
    case columnTwice
    case cells(Int)
    case closedQuote
    case date
    /// The calendar has no such day.
    case dayThatExists
    case text(TextFault)
    case recipient(near: [String])
    case form
    case number(upTo: Int)
    case copiesForPaper
    case noCopiesWithoutPaper
    case duplex
    /// The row repeats one above.
    case unlike(line: Int)
    /// The ledger has an entry for this briefing and recipient.
    case notInLedger(entry: LedgerEntry.ID)
  }
}
