internal import BriefingDomain
internal import BriefingLibrary

// What one's own page has beside the account.
extension DeskPages {
  /// How this month stands, of the briefings that its reader may look at, and the way to each list.
  static func atWork(_ month: MonthAtWork, _ frame: DeskFrame) -> HTML {
    let tally = month.tally
    let shares = [
      (tr("Projected or digital", "投影・電子"), tally.projected + tally.digital),
      (tr("Digital and paper", "電子及び紙"), tally.both),
      (tr("Paper", "紙"), tally.paper),
    ]
    func figure(_ label: String, _ count: Int, _ path: String? = nil) -> HTML {
      tag("div") {
        tag("dt") { path.map { path in tag("a", ["href": path]) { label } } ?? HTML(text: label) }
        tag("dd") { Figure.count(count) }
      }
    }
    return tag("section", ["aria-labelledby": "month"]) {
      tag("h2", ["id": "month"]) { tr("This month", "今月") }
      tag("dl", ["class": "figures"]) {
        figure(tr("Briefings", "報告"), month.appointments, "\(DeskPlace.board.path)?view=month")
        figure(
          tr("Unrecorded", "未確認"), tally.unrecorded, frame.may.contains(.submit) ? DeskPlace.unrecorded.path : nil)
        for (label, count) in shares { figure(label, count) }
      }
      tag("p", ["class": "quiet"]) {
        tr(
          "“Briefings” counts each once. All else counts a row for each recipient: one for two recipients is two rows.",
          "「報告」は報告の件数です。ほかは報告先ごとの提出の件数で、報告先が2人の報告は2件と数えます。")
      }
      if frame.may.contains(.register) { toDue }
      toPremises()
    }
  }

  static func language(_ chosen: Language?, _ frame: DeskFrame) -> HTML {
    tag("section") {
      tag("h2") { tr("Language", "言語") }
      form("/me/language", frame.token) {
        choice(
          "language", tr("In this browser", "このブラウザーでの表示"),
          [
            (value: "", label: tr("As the browser asks", "ブラウザーの設定に従う")), (value: Language.ja.rawValue, label: "日本語"),
            (value: Language.en.rawValue, label: "English"),
          ], chosen: chosen?.rawValue ?? "")
        button(tr("Set", "設定する"))
      }
    }
  }
}
