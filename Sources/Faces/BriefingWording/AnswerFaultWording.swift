internal import BriefingDomain
internal import BriefingLibrary
internal import JapaneseText

extension AnswerFault {
  /// What to do about it.
  ///
  /// - Parameter value: of the cell, or the heading.
  func sentence(of value: String) -> String {
    let value = value.safe
    return switch self {
    case .answer(let question, let most, let rows):
      tr(
        "\(Self.rows(rows))no answer that is known to \(question); say which it is with --answer '\(value)=1' (1 to \(most)), or '\(value)=-' for none",
        "\(Self.rows(rows))\(question) の回答として読めません。--answer '\(value)=1' のように番号（1〜\(most)）で指定するか、回答としないなら '\(value)=-' と指定してください"
      )
    case .several(let rows):
      tr(
        "\(Self.rows(rows))several choices, where one answer counts; say which it is with --answer '\(value)=1', or leave the column out",
        "\(Self.rows(rows))選択が複数あり、1つの回答として数えられません。--answer '\(value)=1' のように指定するか、使わない列にしてください")
    case .otherWay(let question, let most, let rows):
      tr(
        "\(Self.rows(rows))by its number one end of \(question), by its word the other; say what each answer is, --answer '\(value)=1' (1 to \(most)), "
          + "or correct the question's scale",
        "\(Self.rows(rows))\(question) では番号と言葉の向きが逆です。--answer '\(value)=1' のように回答ごとに番号（1〜\(most)）を指定するか、設問の尺度の向きを直してください"
      )
    case .column(let near):
      tr(
        "no question that is known.\(near.suggestion) Say which with --column '\(value)=KEY', or leave it out with '\(value)=-' (--skip-rest for all such)",
        "どの設問か分かりません。\(near.suggestion)--column '\(value)=キー' で指定するか、使わない列なら '\(value)=-'（すべて使わないなら --skip-rest）としてください"
      )
    case .person:
      tr(
        "says who or when, and is never taken; leave it out", "誰か・いつかを示す列は取り込みません。指定から外してください")
    case .noSuchQuestion(let key, let known):
      tr(
        "\(key.quoted) is no question. There are \(Self.list(known)), and unit, floor, number, code, -",
        "\(key.quoted) という設問はありません。あるのは \(Self.list(known)) と unit、floor、number、code、- です")
    case .unit(let near):
      tr(
        "no such unit.\(near.suggestion) Correct it, add it with --new-unit and this name, or leave it out with --answer '\(value)=-'",
        "登録のない所属です。\(near.suggestion)直すか、--new-unit にこの名前を付けて加えてください。所属としないなら --answer '\(value)=-' と指定してください")
    case .unnumbered:
      tr(
        "no column numbers the responses, so that a newer export would count all of them again; say which does with --column 'HEADING=number', "
          + "or what the form is called with --source: as many alike as it has brought already are then passed over",
        "回答番号の列がなく、書き出し直すと同じ回答を二重に数えます。--column '見出し=number' で番号の列を指定するか、--source でフォームの名前を付けてください（同じ名前なら、既にある分と同じ回答は加えません）"
      )
    case .shortCode:
      tr(
        "a code needs at least \(AnswerSheet.shortestCode) letters or digits, or two people may have chosen it; leave the cell empty, and the row goes by its number",
        "合言葉は\(AnswerSheet.shortestCode)文字以上が必要です（短いと別の人と重なります）。セルを空にすると、その行は回答番号で数えます")
    case .twice(let line):
      tr(
        "line \(line) has this number too; of one response there is one row", "\(line) 行目にも同じ番号があります。1つの回答は1行です")
    case .numbersTaken:
      tr(
        "the wave has responses of the file's numbers, which are not known to be the same ones; if the file is of another form, name it with "
          + "--source; if it is a newer export, --keep-known adds what is new and leaves what is there",
        "ファイルと同じ番号の回答が既にあり、同じ回答かどうか分かりません。別のフォームのファイルなら --source で名前を付けてください。書き出し直したものなら --keep-known で増えた分だけを加えられます")
    case .inAnotherWave(let name):
      tr(
        "wave \(name.quoted) has these answers already, and who subtracts the results of both would know what single people answered; "
          + "--keep-known takes what is in no other wave, --again takes all if it is chance, as of another form",
        "調査回 \(name.quoted) に同じ回答があります。両方に取り込むと、結果の差から個人の回答が分かります。--keep-known でほかの調査回にない分だけを取り込めます。別のフォームで、偶然同じなら --again を付けてください"
      )
    }
  }

  private static func rows(_ rows: Int) -> String {
    rows > 1 ? tr("in \(rows) rows, ", "（\(rows) 行）") : ""
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(20).map(\.safe).joined(separator: tr(", ", "、")) + (names.count > 20 ? "…" : "")
  }
}

extension TableFault.Expected {
  /// Whether it is about the file, and its place only the heading.
  var isOfWholeFile: Bool {
    switch self {
    case .answers(.unnumbered), .answers(.numbersTaken), .answers(.inAnotherWave): true
    default: false
    }
  }
}
