internal import BriefingDomain
internal import BriefingLibrary

extension LibraryError {
  /// What goes wrong with the stock-take.
  var stockSentence: String {
    switch self {
    case .noSuchStockPlace(let name, let near):
      tr(
        "No place of the stock-take is called \(name.quoted).\(near.suggestion) `utsusu stock` lists them; `utsusu stock measure` adds one.",
        "\(name.quoted) という場所は文書量棚卸にありません。\(near.suggestion)一覧は utsusu stock で見られ、utsusu stock measure で加えられます。")
    case .severalStockPlaces(let name, let units):
      tr(
        "Several units have a place \(name.quoted): \(units.map(\.safe).joined(separator: ", ")). Say which with --unit.",
        "\(name.quoted) は複数の所属にあります（\(units.map(\.safe).joined(separator: "、"))）。--unit で指定してください。")
    case .noSuchStockEntry(let number, let last):
      last == 0
        ? tr(
          "There is no entry \(number): nothing of the stock is recorded yet. Begin with `utsusu stock measure`.",
          "番号 \(number) はありません。文書量の記録はまだありません。utsusu stock measure で始めてください。")
        : tr(
          "There is no entry \(number) of the stock; the newest is \(last). `utsusu stock show PLACE` lists those of a place.",
          "文書量の記録に番号 \(number) はありません。最新は \(last) です。場所ごとの記録は utsusu stock show 場所 で見られます。")
    case .measuredAlready(let number, let entry):
      tr(
        "\(entry.place.name.safe) is measured on \(entry.day) already, as \(number): \(entry.amountText). If that is wrong: `utsusu stock correct \(number) AMOUNT --reason …`",
        "\(entry.place.name.safe) の \(entry.day) の測定は、番号 \(number) に \(entry.amountText) とあります。誤りであれば utsusu stock correct \(number) 量 --reason … で訂正してください。"
      )
    case .withdrawnAlready(let number):
      tr(
        "Entry \(number) is withdrawn. Record it anew, or take the withdrawal back with `utsusu undo`.",
        "番号 \(number) は取り下げられています。改めて記録するか、utsusu undo で取下げを取り消してください。")
    case .unfitAmount(let text, .shelves):
      tr(
        "\(text.quoted) is no number of shelves. Write a whole number from 1: --removed 4",
        "\(text.quoted) は台数として読めません。1以上の整数を書いてください（例: --removed 4）。")
    case .unfitAmount(let text, nil):
      tr(
        "\(text.quoted) is no area of one shelf. Write its square metres, up to 10: --area 0.45",
        "\(text.quoted) は書架1台の面積として読めません。10平方メートルまでで書いてください（例: --area 0.45）。")
    case .unfitAmount(let text, .notMeasured):
      tr(
        "The entry says that nobody has measured, so that \(text.quoted) corrects nothing: `utsusu stock measure PLACE AMOUNT`",
        "「未測定」の記録のため、\(text.quoted) に訂正できません。utsusu stock measure 場所 量 で記録してください。")
    case .unfitAmount(let text, _):
      tr(
        "\(text.quoted) is no length. Write metres of shelf: 12.4, 12.4fm or 90cm.",
        "\(text.quoted) は長さとして読めません。12.4、12.4fm、90cm のように書いてください。")
    default: ""
    }
  }
}
