internal import BriefingDomain
internal import BriefingLibrary

extension LibraryError {
  /// What goes wrong with the areas of floors.
  var spaceSentence: String {
    switch self {
    case .noSuchFloor(let name, let near):
      tr(
        "No floor is called \(name.quoted).\(near.suggestion) `utsusu floor` lists them; `utsusu space measure` adds one.",
        "\(name.quoted) という階はありません。\(near.suggestion)一覧は utsusu floor で見られ、utsusu space measure で加えられます。")
    case .noSuchSpaceEntry(let number, let last):
      last == 0
        ? tr(
          "There is no entry \(number): no floor is measured yet. Begin with `utsusu space measure`.",
          "番号 \(number) はありません。階の面積の記録はまだありません。utsusu space measure で始めてください。")
        : tr(
          "There is no entry \(number) of the areas of floors; the newest is \(last). `utsusu space show FLOOR` lists those of a floor.",
          "階の面積の記録に番号 \(number) はありません。最新は \(last) です。階ごとの記録は utsusu space show 階 で見られます。")
    case .floorMeasuredAlready(let number, let entry):
      tr(
        "\(entry.floor.safe) is measured on \(entry.day) already, as \(number): \(entry.areas.text). If that is wrong: `utsusu space correct \(number) --plus-alpha M2 --reason …`",
        "\(entry.floor.safe) の \(entry.day) の面積は、番号 \(number) に \(entry.areas.text)とあります。誤りであれば utsusu space correct \(number) --plus-alpha 面積 --reason … で訂正してください。"
      )
    case .unfitArea(let text):
      tr(
        "\(text.quoted) is no area. Write square metres: 420, 45.5 or 45.5㎡.",
        "\(text.quoted) は面積として読めません。420、45.5、45.5㎡ のように平方メートルで書いてください。")
    case .unfitAreas(let fault): fault.sentence
    case .monthToCome(let month):
      tr(
        "\(month) has not begun, so that it is no real month yet: --planned \(month)",
        "\(month) はまだ始まっていないため、実績の月にはなりません（予定であれば --planned \(month)）。")
    default: ""
    }
  }
}

extension FloorAreas.Fault {
  /// What to say, or to correct.
  var sentence: String {
    switch self {
    case .missing([.plusAlpha]):
      tr(
        "Nothing is said of plus-alpha space: add --plus-alpha, 0 where there is none.",
        "プラスαの面積がありません。--plus-alpha を付けてください（なければ 0）。")
    case .missing(let uses):
      tr(
        "Nothing is said of \(uses.map(\.label).joined(separator: ", ")): add \(uses.options), 0 where there is none; or say --total, and what is left of it is other.",
        "\(uses.map(\.label).joined(separator: "・"))の面積がありません。\(uses.options) を付けるか（なければ 0）、--total で全体の面積を指定してください（残りは「その他」とします）。"
      )
    case .unlike(let sum, let total):
      tr(
        "The uses come to \(StockWording.area(sum)), and the total is \(StockWording.area(total)). Correct one of them.",
        "用途ごとの面積の計は \(StockWording.area(sum))、全体は \(StockWording.area(total)) です。どちらかを直してください。")
    case .restBesideOther(let uses):
      tr(
        "Nothing is said of \(uses.map(\.label).joined(separator: ", ")), which would be part of other: leave --other out, or add \(uses.options).",
        "\(uses.map(\.label).joined(separator: "・"))の面積がなく、「その他」に含まれることになります。--other を外すか、\(uses.options) を付けてください。")
    case .nothing:
      tr(
        "A floor has an area above 0, and no more than a million square metres.", "階の面積は、0 より大きく 100万平方メートルまでです。")
    }
  }
}

extension FloorAreas.Fault {
  /// The same where a table says it.
  var sentenceOfTable: String {
    switch self {
    case .missing(let uses):
      tr(
        "nothing is said of \(uses.map(\.label).joined(separator: ", ")): fill it in, 0 where there is none; without it the total, 合計, has to stand there, and what is left of it is other",
        "\(uses.map(\.label).joined(separator: "・"))の面積がありません。書くか（なければ 0）、合計を書いてください（残りは「その他」とします）")
    case .restBesideOther(let uses):
      tr(
        "nothing is said of \(uses.map(\.label).joined(separator: ", ")), which would be part of other: fill it in, or leave other empty",
        "\(uses.map(\.label).joined(separator: "・"))の面積がなく、「その他」に含まれることになります。書くか、「その他」を空欄にしてください")
    case .unlike, .nothing: sentence
    }
  }
}

extension [AreaUse] {
  /// The options that say them.
  fileprivate var options: String {
    map { $0 == .plusAlpha ? "--plus-alpha" : "--" + $0.rawValue }.joined(separator: " ")
  }
}
