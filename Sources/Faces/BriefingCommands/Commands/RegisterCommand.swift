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
        Example: utsusu register --title 口頭報告 --to 局長 --from 危機管理課 --on 12/1
        Example: utsusu register 定例.pptx --like 18 --on 12/8 --weekly 4

        Without a file the briefing stands in the list, and `utsusu add` brings its materials later. --like takes from the \
        other briefing what is not said here, the time of the day too. --weekly registers the same for the weeks that follow; \
        the files go with the first.
        """,
        """
        例: utsusu register 収容計画.pptx 別表.xlsx --title 避難所の収容計画 --to 局長 --to 危機管理監 \
        --from 危機管理課 --on "11/25 10:00" --room 3A
        例: utsusu register 収容計画_v2.pptx --replaces 42
        例: utsusu register --title 口頭報告 --to 局長 --from 危機管理課 --on 12/1
        例: utsusu register 定例.pptx --like 18 --on 12/8 --weekly 4

        資料がなくても登録でき、資料は後から utsusu add で追加できます。--like は、ここで指定しなかった項目（時刻も）を元の報告と同じに\
        します。--weekly は続く週の同じ曜日・時刻にも登録します。資料が付くのは最初の1件だけです。
        """))
  }

  @Argument(
    help: ArgumentHelp(tr("The materials, in the order in which they are shown.", "資料（表示する順）。"), valueName: "file"))
  var files: [SourcePath] = []
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
  @Flag(help: ArgumentHelp(tr("It is for its unit and its recipients only.", "取扱注意（所属と報告先の担当者だけのもの）とする。")))
  var confidential = false
  @OptionGroup var keeping: KeepingOptions
  @Option(
    help: ArgumentHelp(
      tr("A briefing that this one is like, at another time.", "同じ内容の元になる報告の番号（日時は --on で指定）。"), valueName: "briefing"))
  var like: Briefing.ID?
  @Option(
    help: ArgumentHelp(
      tr("Register it for so many weeks on end, the first included.", "毎週の報告として、最初を含めて何週分登録するか。"), valueName: "n"))
  var weekly: Count?
  @Option(
    help: ArgumentHelp(tr("The briefing whose material the file replaces.", "差し替える報告の番号。"), valueName: "briefing"))
  var replaces: Briefing.ID?
  @Option(
    help: ArgumentHelp(
      tr("Which of its materials, by position (else told from the file's name).", "差し替える資料の順番（省略時はファイル名で判断）。"),
      valueName: "position"))
  var material: Int?
  @Flag(
    help: ArgumentHelp(
      tr("The unit and the room are new, though they look like known ones.", "所属・会議室は、よく似た名前とは別の新しいものとする。")))
  var new = false
  @Flag(help: ArgumentHelp(tr("The day is meant, though it is more than two years away.", "2年以上離れた日付だが、正しいものとする。")))
  var far = false
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if replaces == nil {
      if files.isEmpty, title == nil, like == nil {
        throw ValidationError(
          tr("Give a file, or a title: --title 口頭報告.", "ファイルか、--title で件名を指定してください（例: --title 口頭報告）。"))
      }
      if like != nil, on == nil {
        throw ValidationError(tr("Say when, with --on 12/8.", "日時を --on で指定してください（例: --on 12/8）。"))
      }
      if recipients.isEmpty, like == nil {
        throw ValidationError(tr("Say for whom: --to 局長 (or bureau-chief).", "報告先を --to で指定してください（例: --to 局長）。"))
      }
      if unit == nil, like == nil {
        throw ValidationError(tr("Say who reports: --from 危機管理課.", "所属を --from で指定してください（例: --from 危機管理課）。"))
      }
      if material != nil {
        throw ValidationError(tr("--material goes with --replaces.", "--material は --replaces と一緒に使います。"))
      }
    } else if title != nil || !recipients.isEmpty || unit != nil || presenter != nil || on != nil || room != nil
      || planned.isGiven || confidential || keeping.isGiven || like != nil || weekly != nil || new || far
    {
      throw ValidationError(
        tr(
          "--replaces changes the material alone; change the rest with `utsusu amend`.",
          "--replaces は資料だけを差し替えます。その他の訂正は utsusu amend で行ってください。"))
    } else if files.isEmpty {
      throw ValidationError(tr("Give the file that replaces the other.", "差し替える新しいファイルを指定してください。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    let receipts: [RegistrationReceipt]
    if let replaces {
      receipts = [try await visit.replace(files, in: replaces, material: material)]
    } else {
      receipts = try await visit.register(files, try await registration(visit), weeks: weekly?.value ?? 1)
    }
    let payloads = receipts.map { RegistrationPayload($0, visit.clock) }
    let first = receipts[0]
    let text = first.text(visit.clock) + receipts.dropFirst().map { $0.line(visit.clock) }.joined()
    try Output.put(
      json.json ? weekly == nil ? payloads[0].json : payloads.json : text + visit.undoLine,
      afterDoing: tr("Registering briefing \(first.briefing.id)", "報告 \(first.briefing.id) の登録"))
  }

  private func registration(_ visit: Visit) async throws -> Registration {
    guard let like, let on else {
      let slot = try visit.clock.slot(on, until: planned.until)
      let expiry = try keeping.expires.map(visit.clock.expiry)
      return Registration(
        title: title, recipients: recipients, unit: unit ?? "", presenter: presenter, moment: slot.moment,
        end: slot.end, room: room, plannedForm: planned.form, isConfidential: confidential,
        keeping: Keeping(expiry: expiry, retention: keeping.retention), takesNewNames: new,
        takesFarDay: far)
    }
    var said = try Registration(like: await visit.details(of: like), on: on, until: planned.until, visit.clock)
    said.title = title ?? said.title
    if !recipients.isEmpty { said.recipients = recipients }
    said.unit = unit ?? said.unit
    said.presenter = presenter ?? said.presenter
    said.room = room ?? said.room
    said.plannedForm = planned.form ?? said.plannedForm
    said.isConfidential = said.isConfidential || confidential
    said.keeping.expiry = try keeping.expires.map(visit.clock.expiry)
    said.keeping.retention = keeping.retention ?? said.keeping.retention
    said.takesNewNames = new
    said.takesFarDay = far
    return said
  }
}

extension RegistrationReceipt {
  /// One of the weeks that follow.
  func line(_ clock: OfficeClock) -> String {
    let line = "\(tr("Briefing", "報告")) \(briefing.id)  \(briefing.slot.label(clock))"
    return ([line] + collisions.map { "  " + $0.label(clock) }).map { $0 + "\n" }.joined()
  }

  /// Read in a second: number and title, for whom, when, then the files and what is odd about them.
  func text(_ clock: OfficeClock) -> String {
    var lines = ["\(tr("Briefing", "報告")) \(briefing.id)  \(briefing.markedTitle.safe)"]
    let names = recipients.map(\.name.safe).joined(separator: tr(", ", "、"))
    let place = briefing.room.map { "  " + $0.safe } ?? ""
    lines.append("  \(briefing.unit.name.safe) → \(names)  \(briefing.slot.label(clock))\(place)")
    if let form = briefing.plannedForm { lines.append(form.planLine) }
    lines += briefing.keepingLines(clock)
    for registered in materials {
      let version = registered.version
      let number = version.number > 1 ? "  " + versionLabel("\(version.number)") : ""
      let pages = version.pagesLabel(hidden: registered.hiddenSlides)
      lines.append("  \(version.fileName.safe)  \(pages)\(number)")
      if let reason = version.reason, let lack = version.lack {
        let isPart = version.pageCount > 0 && reason != .noText && reason != .image
        let kept =
          isPart
          ? tr("kept, but not read in full: ", "保管しましたが、一部を読めません: ")
          : tr("kept, but without its text: ", "保管しましたが、本文はありません: ")
        lines.append("    " + kept + lack)
      }
      lines += registered.unseenLines.map { "    " + $0 }
      if registered.unchanged {
        lines.append("    " + tr("is the current version already; nothing changed", "既に現在の版と同じです。何も変更していません"))
      } else if let known = registered.known, let removal = known.removal {
        lines.append(
          "    " + tr("the same content as \(known.place), ", "次の資料と同じ内容です: \(known.place)、") + removal.label(clock))
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
