internal import ArgumentParser
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

extension Visit {
  /// Below a briefing that may have been changed.
  var amendedLine: String { hasActed ? undoLine : tr("Nothing is changed.\n", "変更はありません。\n") }
}

struct AmendCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "amend", abstract: tr("Correct what was registered of a briefing.", "登録した報告の内容を訂正する。"),
      discussion: tr(
        """
        Example: utsusu amend 42 --title 避難所の収容計画 --on "11/26 14:00" --to 危機管理監
        Example: utsusu amend 42 --for 危機管理監 --on "12/2 9:00" --room 3B
        Example: utsusu amend 42 --no-until --no-plan
        """,
        """
        例: utsusu amend 42 --title 避難所の収容計画 --on "11/26 14:00" --to 危機管理監
        例: utsusu amend 42 --for 危機管理監 --on "12/2 9:00" --room 3B
        例: utsusu amend 42 --no-until --no-plan
        """))
  }

  @OptionGroup var briefing: BriefingArgument
  @Option(help: ArgumentHelp(tr("The right title.", "正しい件名。")))
  var title: String?
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(tr("A recipient to add; may be repeated.", "加える報告先（繰り返し可）。"), valueName: "recipient"),
    completion: HomeCompletion.recipients)
  var recipients: [String] = []
  @Option(
    help: ArgumentHelp(
      tr("A recipient to take away, while nothing is recorded; may be repeated.", "外す報告先（記録がない場合のみ、繰り返し可）。"),
      valueName: "recipient"), completion: HomeCompletion.recipients)
  var notTo: [String] = []
  @Option(
    name: .customLong("from"), help: ArgumentHelp(tr("The right unit.", "正しい所属。"), valueName: "unit"),
    completion: HomeCompletion.units)
  var unit: String?
  @Option(name: .customLong("by"), help: ArgumentHelp(tr("The presenter.", "説明者。"), valueName: "name"))
  var presenter: String?
  @Option(
    help: ArgumentHelp(
      tr("When it is; a time alone keeps the day, a day alone the time.", "日時。時刻だけなら日付を、日付だけなら時刻を変えません。")))
  var on: String?
  @OptionGroup var planned: PlanOptions
  @Option(help: ArgumentHelp(tr("The room.", "会議室。")), completion: HomeCompletion.rooms)
  var room: String?
  @Flag(help: ArgumentHelp(tr("It has no end any more.", "終了時刻を消す。")))
  var noUntil = false
  @Flag(help: ArgumentHelp(tr("It has no planned form any more.", "予定の提出形態を消す。")))
  var noPlan = false
  @Flag(help: ArgumentHelp(tr("It has no room any more.", "会議室を消す。")))
  var noRoom = false
  @Flag(help: ArgumentHelp(tr("It has no presenter any more.", "説明者を消す。")))
  var noBy = false
  @Flag(help: ArgumentHelp(tr("It is for its unit and its recipients only.", "取扱注意（所属と報告先の担当者だけのもの）にする。")))
  var confidential = false
  @Flag(help: ArgumentHelp(tr("It is not confidential any more.", "取扱注意を解除する。")))
  var noConfidential = false
  @OptionGroup var keeping: KeepingOptions
  @Flag(help: ArgumentHelp(tr("Its materials do not expire any more.", "資料の期限を消す。")))
  var noExpires = false
  @Flag(help: ArgumentHelp(tr("It has no period of retention any more.", "保存期間を消す。")))
  var noRetention = false
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      tr(
        "Of this recipient alone are --on and --room; may be repeated.",
        "この報告先だけの日時（--on）・会議室（--room）にする（繰り返し可）。"), valueName: "recipient"),
    completion: HomeCompletion.recipients)
  var only: [String] = []
  @Flag(
    help: ArgumentHelp(
      tr("The unit and the room are new, though they look like known ones.", "所属・会議室は、よく似た名前とは別の新しいものとする。")))
  var new = false
  @Flag(help: ArgumentHelp(tr("The day is meant, though it is more than two years away.", "2年以上離れた日付だが、正しいものとする。")))
  var far = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  /// What goes, each with the option that would say it anew.
  private var clearings: [(part: BriefingPart, isCleared: Bool, option: String, isGiven: Bool)] {
    [
      (.end, noUntil, "--until", planned.until != nil), (.plannedForm, noPlan, "--plan", planned.form != nil),
      (.room, noRoom, "--room", room != nil), (.presenter, noBy, "--by", presenter != nil),
      (.confidential, noConfidential, "--confidential", confidential),
      (.expiry, noExpires, "--expires", keeping.expires != nil),
      (.retention, noRetention, "--retention", keeping.retention != nil),
    ]
  }
  private var cleared: Set<BriefingPart> { Set(clearings.filter(\.isCleared).map(\.part)) }

  func validate() throws {
    if let both = clearings.first(where: { $0.isCleared && $0.isGiven })?.option {
      throw ValidationError(
        tr(
          "\(both) and --no-\(both.dropFirst(2)) exclude each other.",
          "\(both) と --no-\(both.dropFirst(2)) は一緒に使えません。"))
    }
    if !only.isEmpty {
      let hasOthers =
        title != nil || !recipients.isEmpty || !notTo.isEmpty || unit != nil || presenter != nil
        || confidential || keeping.isGiven
      guard !hasOthers, cleared.isEmpty, !planned.isGiven, on != nil || room != nil else {
        throw ValidationError(
          tr("--for goes with --on and --room, and nothing else.", "--for は --on と --room だけと一緒に使います。"))
      }
      return
    }
    if title == nil, recipients.isEmpty, notTo.isEmpty, unit == nil, presenter == nil, on == nil, room == nil,
      !planned.isGiven, !confidential, !keeping.isGiven, cleared.isEmpty
    {
      throw ValidationError(
        tr(
          "Say what to change: --title, --to, --not-to, --from, --by, --on, --until, --plan, --room, --confidential, "
            + "--expires or --retention.",
          "訂正する項目を指定してください（--title、--to、--not-to、--from、--by、--on、--until、--plan、--room、--confidential、--expires、--retention）。"
        ))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    let details =
      only.isEmpty
      ? try await visit.amend(
        briefing.number, title: title, unit: unit, presenter: presenter, on: on, until: planned.until, room: room,
        plannedForm: planned.form, addRecipients: recipients, removeRecipients: notTo,
        confidential: confidential, expires: keeping.expires, retention: keeping.retention, takesNewNames: new,
        takesFarDay: far, clearing: cleared)
      : try await visit.amend(briefing.number, for: only, on: on, room: room, takesNewNames: new, takesFarDay: far)
    try Output.put(
      json.json
        ? BriefingPayload(details, visit.clock).json
        : details.text(visit.clock) + visit.amendedLine,
      afterDoing: tr("Amending briefing \(briefing.number)", "報告 \(briefing.number) の訂正"))
    if details.hasOutdatedEntries {
      Output.say(
        tr(
          "What is in the ledger keeps title, unit and day as they were recorded; `utsusu submit` records them anew.",
          "台帳の記録は、記録した時の件名・所属・日付のままです。改めるには utsusu submit で記録し直してください。"))
    }
  }
}
