internal import BriefingDomain
internal import BriefingLibrary

// What the shell says of floors and of tables with a command or an option, as a page says it.

extension LibraryError {
  /// `nil` for what both say alike.
  var deskSentenceOfFloors: String? {
    switch self {
    case .noSuchFloor(let name, let near):
      tr("No floor is called \(name.quoted).\(near.suggestion)", "\(name.quoted) という階はありません。\(near.suggestion)")
    case .noSuchSpaceEntry(let number, _):
      tr("There is no entry \(number) of the areas of floors.", "階の面積の記録に番号 \(number) はありません。")
    case .floorMeasuredAlready(let number, let entry):
      tr(
        "\(entry.floor.safe) is measured on \(entry.day) already, as \(number): \(entry.areas.text). If that is wrong, correct it on the page of the floor.",
        "\(entry.floor.safe) の \(entry.day) の面積は、番号 \(number) に \(entry.areas.text)とあります。誤りであれば、階のページで訂正してください。")
    case .withdrawnAlready(let number):
      tr("Entry \(number) is withdrawn. Record it anew.", "番号 \(number) は取り下げられています。改めて記録してください。")
    case .unfitAreas(let fault): fault.deskSentence
    case .monthToCome(let month):
      tr(
        "\(month) has not begun, so that it is no real month yet. Write it as the planned one.",
        "\(month) はまだ始まっていないため、実績の月にはなりません。予定の月に書いてください。")
    default: nil
    }
  }

  var deskSentenceOfTables: String? {
    switch self {
    case .badTable(let file, let sheet, let faults):
      TableFaultWording.sentences(file: file, sheet: sheet, faults, isAtDesk: true)
    case .noSuchSheet(_, let file, known: []):
      tr(
        "\(file.quoted) has no sheets; leave “Sheet” empty.", "\(file.quoted) にシートはありません。「シート」を空欄にしてください。")
    case .noSuchSheet(let sheet, let file, let known) where sheet.isEmpty:
      tr(
        "Every sheet of \(file.quoted) is hidden. Write one into “Sheet”:\(known.lines)",
        "\(file.quoted) のシートはすべて非表示です。「シート」に書いてください:\(known.lines)")
    case .unfitColumns(let text, let known):
      tr(
        "\(text.quoted) does not say what a column is called. Write 場所=置き場, one a line; the columns are \(known.joined(separator: ", ")).",
        "\(text.quoted) は列の指定として読めません。場所=置き場 のように、1行に一つ書いてください。左に書ける列: \(known.joined(separator: "、"))。")
    default: nil
    }
  }
}

extension FloorAreas.Fault {
  fileprivate var deskSentence: String? {
    switch self {
    case .missing([.plusAlpha]):
      tr("Nothing is said of plus-alpha space: write it, 0 where there is none.", "プラスαの面積がありません。書いてください（なければ 0）。")
    case .missing(let uses):
      tr(
        "Nothing is said of \(uses.listed): write it, 0 where there is none; or write the total, and what is left of it is other.",
        "\(uses.listed)の面積がありません。書くか（なければ 0）、全体の面積を書いてください（残りは「その他」とします）。")
    case .restBesideOther(let uses):
      tr(
        "Nothing is said of \(uses.listed), which would be part of other: leave other empty, or write it.",
        "\(uses.listed)の面積がなく、「その他」に含まれることになります。「その他」を空欄にするか、面積を書いてください。")
    case .unlike, .nothing: nil
    }
  }
}

extension [AreaUse] {
  fileprivate var listed: String { map(\.label).joined(separator: tr(", ", "・")) }
}

extension TableFault.Expected {
  /// `nil` for what the shell says alike.
  var deskSentence: String? {
    switch self {
    case .year: tr("no year is written; add it, or say it below", "年がありません。年を書くか、下の「年」に書いてください")
    case .areaUnit:
      tr(
        "are these square metres? Write (㎡) behind the heading, or say below what the columns are called",
        "平方メートルかどうか分かりません。見出しに (㎡) と書くか、下の「列の名前」に書いてください")
    case .floorMeasuredAlready(let number, let areas):
      tr(
        "measured on that day already, \(areas.text), as \(number); correct the table, or that entry on the page of the floor",
        "同じ日の記録が番号 \(number)（\(areas.text)）にあります。表を直すか、階のページでその記録を訂正してください")
    case .answers(let fault): fault.deskSentence
    default: deskSentenceOfStock
    }
  }
}

extension Failure {
  package static var noPhase: Failure {
    Failure(
      .usage,
      tr(
        "Choose a phase and write a month of it, or say whether it is a model floor.",
        "段階を選んで月を書くか、先行フロアかどうかを選んでください。"))
  }
}
