internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct RegisterCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "register", abstract: tr("Register a briefing, or replace its material.", "報告を登録する。資料を差し替える。"),
      discussion: tr(
        """
        Example: utsusu register 収容計画.pptx 別表.xlsx --title 避難所の収容計画 --to 局長 --to 危機管理監 \
        --from 危機管理課 --on "2026-11-25 10:00" --room 3A
        Example: utsusu register 収容計画_v2.pptx --replaces 42
        """,
        """
        例: utsusu register 収容計画.pptx 別表.xlsx --title 避難所の収容計画 --to 局長 --to 危機管理監 \
        --from 危機管理課 --on "11/25 10:00" --room 3A
        例: utsusu register 収容計画_v2.pptx --replaces 42
        """))
  }

  @Argument(
    help: ArgumentHelp(tr("The materials, in the order in which they are shown.", "資料（表示する順）。"), valueName: "file"))
  var files: [SourcePath]
  @Option(
    help: ArgumentHelp(
      tr(
        "The title (else the first file's name, without marks of versions such as _v2).",
        "件名（省略時は最初のファイル名から版の印（_v2、最終版など）を除いたもの）。")))
  var title: String?
  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(tr("A recipient; may be repeated.", "報告先（繰り返し可）。"), valueName: "recipient"),
    completion: HomeCompletion.recipients)
  var recipients: [String] = []
  @Option(
    name: .customLong("from"), help: ArgumentHelp(tr("The unit that reports.", "所属。"), valueName: "unit"),
    completion: HomeCompletion.units)
  var unit: String?
  @Option(name: .customLong("by"), help: ArgumentHelp(tr("The presenter.", "説明者。"), valueName: "name"))
  var presenter: String?
  @Option(
    help: ArgumentHelp(
      tr("When: 2026-11-25 10:00, 11/25, 令和8年11月25日, 明日 (else now).", "日時。2026-11-25 10:00、11/25、令和8年11月25日、明日（省略時は今）。")
    ))
  var on: String?
  @OptionGroup var planned: PlanOptions
  @Option(help: ArgumentHelp(tr("The room.", "会議室。")), completion: HomeCompletion.rooms)
  var room: String?
  @Option(
    help: ArgumentHelp(tr("The briefing whose material the file replaces.", "差し替える報告の番号。"), valueName: "briefing"))
  var replaces: Briefing.ID?
  @Option(
    help: ArgumentHelp(
      tr("Which of its materials, by position (else told from the file's name).", "差し替える資料の順番（省略時はファイル名で判断）。"),
      valueName: "position"))
  var material: Int?
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if replaces == nil {
      if recipients.isEmpty {
        throw ValidationError(tr("Say for whom: --to 局長 (or bureau-chief).", "報告先を --to で指定してください（例: --to 局長）。"))
      }
      if unit == nil {
        throw ValidationError(tr("Say who reports: --from 危機管理課.", "所属を --from で指定してください（例: --from 危機管理課）。"))
      }
      if material != nil {
        throw ValidationError(tr("--material goes with --replaces.", "--material は --replaces と一緒に使います。"))
      }
    } else if title != nil || !recipients.isEmpty || unit != nil || presenter != nil || on != nil || room != nil
      || planned.isGiven
    {
      throw ValidationError(
        tr(
          "--replaces changes the material alone; change the rest with `utsusu amend`.",
          "--replaces は資料だけを差し替えます。その他の訂正は utsusu amend で行ってください。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    let receipt: RegistrationReceipt
    if let replaces {
      receipt = try await visit.replace(files, in: replaces, material: material)
    } else {
      let slot = try visit.clock.slot(on, until: planned.until)
      receipt = try await visit.register(
        files,
        Registration(
          title: title, recipients: recipients, unit: unit ?? "", presenter: presenter,
          moment: slot.moment, end: slot.end, room: room, plannedForm: planned.form))
    }
    try Output.put(
      json.json ? RegistrationPayload(receipt, visit.clock).json : receipt.text(visit.clock),
      afterDoing: tr("Registering briefing \(receipt.briefing.id)", "報告 \(receipt.briefing.id) の登録"))
  }
}

extension RegistrationReceipt {
  /// Read in a second: number and title, for whom, when, then the files and what is odd about them.
  func text(_ clock: OfficeClock) -> String {
    var lines = ["\(tr("Briefing", "報告")) \(briefing.id)  \(briefing.title.safe)"]
    let names = recipients.map(\.name.safe).joined(separator: tr(", ", "、"))
    let place = briefing.room.map { "  " + $0.safe } ?? ""
    lines.append("  \(briefing.unit.name.safe) → \(names)  \(briefing.slot.label(clock))\(place)")
    if let form = briefing.plannedForm { lines.append(form.planLine) }
    for registered in materials {
      let version = registered.version
      let number = version.number > 1 ? "  " + versionLabel("\(version.number)") : ""
      lines.append("  \(version.fileName.safe)  \(pageCount(version.pageCount))\(number)")
      if let reason = version.reason {
        lines.append(
          "    " + tr("kept, but without its text: ", "保管しましたが、本文はありません: ") + reason.label(detail: version.detail))
      }
      if registered.unchanged {
        lines.append("    " + tr("is the current version already; nothing changed", "既に現在の版と同じです。何も変更していません"))
      } else if let known = registered.known {
        lines.append("    " + tr("known already: ", "登録済みの資料と同じです: ") + known.place)
      }
    }
    lines += collisions.map { "  " + $0.label(clock) }
    if unitIsNew { lines.append(tr("  New unit: ", "  新しい所属: ") + briefing.unit.name.safe) }
    if let nearCopy {
      lines.append(
        tr("  A near copy exists: briefing ", "  よく似た件名の報告があります: 報告 ") + "\(nearCopy.id)  \(nearCopy.title.safe)")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
