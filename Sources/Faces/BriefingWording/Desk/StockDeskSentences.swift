internal import BriefingDomain
internal import BriefingLibrary

// What the shell says of the stock-take with a command or an option, as a page says it.

extension LibraryError {
  /// `nil` for what both say alike.
  var deskSentenceOfStock: String? {
    switch self {
    case .noSuchStockPlace(let name, let near):
      tr(
        "No place of the stock-take is called \(name.quoted).\(near.suggestion) Measuring adds one.",
        "\(name.quoted) という場所は文書量棚卸にありません。\(near.suggestion)測定を記録すると加わります。")
    case .severalStockPlaces(let name, let units):
      tr(
        "Several units have a place \(name.quoted): \(units.map(\.safe).joined(separator: ", ")). Say whose it is.",
        "\(name.quoted) は複数の所属にあります（\(units.map(\.safe).joined(separator: "、"))）。所属を書いてください。")
    case .noSuchStockEntry(let number, _):
      tr("There is no entry \(number) of the stock.", "文書量の記録に番号 \(number) はありません。")
    case .measuredAlready(let number, let entry):
      tr(
        "\(entry.place.name.safe) is measured on \(entry.day) already, as \(number): \(entry.amountText). If that is wrong, correct it on the page of the place.",
        "\(entry.place.name.safe) の \(entry.day) の測定は、番号 \(number) に \(entry.amountText) とあります。誤りであれば、場所のページで訂正してください。")
    case .unfitAmount(let text, .shelves):
      tr(
        "\(text.quoted) is no number of shelves. Write a whole number from 1.",
        "\(text.quoted) は台数として読めません。1以上の整数を書いてください。")
    case .unfitAmount(let text, nil):
      tr(
        "\(text.quoted) is no area of one shelf. Write its square metres, up to 10: 0.45",
        "\(text.quoted) は書架1台の面積として読めません。10平方メートルまでで書いてください（例: 0.45）。")
    case .unfitAmount(_, .notMeasured):
      tr(
        "“Not measured” has no amount: leave it empty, or choose “measured”.", "「未測定」に量はありません。空欄にするか、「測定」を選んでください。")
    default: nil
    }
  }
}

extension TableFault.Expected {
  /// Of a shelf list; `nil` for what the shell says alike.
  var deskSentenceOfStock: String? {
    switch self {
    case .unit(let near):
      tr(
        "looks like \(near.map(\.quoted).joined(separator: ", ")). Correct it, or tick below that new units are meant",
        "\(near.map(\.quoted).joined(separator: "、")) に似ています。直すか、別の所属であれば下のチェック欄を選んでください")
    case .lengthUnit:
      tr(
        "fm, m, cm or mm? Write it into the heading, 文書量(fm), or choose it below",
        "長さの単位が分かりません。見出しに 文書量(fm) のように書くか、下で選んでください")
    case .boardWidth:
      tr(
        "how wide is a board? Add a column 幅(cm), or write it below", "棚板1段の幅が分かりません。幅(cm) の列を加えるか、下に書いてください")
    case .measuredAlready(let number, let centimetres):
      tr(
        "recorded of that day already, \(StockWording.fm(centimetres)), as \(number); correct the list, or that entry on the page of the place",
        "同じ日の記録が番号 \(number)（\(StockWording.fm(centimetres))）にあります。表を直すか、場所のページでその記録を訂正してください")
    default: nil
    }
  }
}

extension Failure {
  package static var areaOfShelves: Failure {
    Failure(
      .usage,
      tr(
        "An area is of removed shelves: leave it empty, or choose “shelves removed”.",
        "書架の面積は「書架撤去」のときだけです。空欄にするか、「書架撤去」を選んでください。"))
  }
}
