internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

/// One command with three names: `tomorrow` and `week` are `today` with another day.
struct TodayCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "today",
      abstract: tr(
        "The briefings of a day or a week: time, room, materials, record.", "1日または1週間の報告の予定: 時刻、会議室、資料、記録。"),
      discussion: tr(
        """
        Example: utsusu today --to 局長
        Example: utsusu tomorrow
        Example: utsusu week --room 3A

        A ! stands behind times at which a room or a recipient has two briefings.
        """,
        """
        例: utsusu today --to 局長
        例: utsusu tomorrow
        例: utsusu week --room 3A

        会議室か報告先が重なる時刻には ! が付きます。
        """),
      aliases: ["tomorrow", "week"])
  }

  @OptionGroup var filter: FilterOptions
  @Option(
    help: ArgumentHelp(
      tr("Another day, or days such as 11/24..11/26.", "ほかの日（11/24〜11/26 のような期間も可）。"), valueName: "day"))
  var on: String?
  @Option(help: ArgumentHelp(tr("The week, Monday to Sunday, of a day.", "その日を含む週（月曜から日曜）。"), valueName: "day"))
  var week: String?
  @OptionGroup var output: FormatOptions<ListFormat>
  @OptionGroup var common: CommonOptions

  /// The arguments with `today` for its other names.
  static func spelledOut(_ arguments: [String]) -> [String] {
    switch arguments.first {
    case "tomorrow": ["today", "--on", "tomorrow"] + arguments.dropFirst()
    case "week":
      ["today", "--week", "today"] + arguments.dropFirst().map { $0 == "--on" ? "--week" : $0 }
    default: arguments
    }
  }

  func validate() throws {
    if on != nil, week != nil {
      throw ValidationError(tr("Give one of --on and --week.", "--on と --week はどちらか一つだけ指定してください。"))
    }
  }

  func run() async throws {
    let visit = try await common.visit()
    let clock = visit.clock
    let instants = try week.map(clock.instants(ofWeek:)) ?? clock.instants(ofDay: on ?? "today")
    let items = try await visit.agenda(filter.request(instants))
    try output.put(items, clock) { $0.text(width: Output.tableColumns) }
  }
}

struct NextCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "next", abstract: tr("What comes next, and how to project it.", "次の報告と、その投影のしかた。"),
      discussion: tr("Example: utsusu next --room 3A", "例: utsusu next --room 3A"))
  }

  @OptionGroup var filter: FilterOptions
  @OptionGroup var output: FormatOptions<ListFormat>
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    let clock = visit.clock
    let items = try await visit.nextAppointments(filter.request())
    try output.put(items, clock) { agenda in
      items.isEmpty ? agenda.text(width: 0) : items.map { $0.text(clock) }.joined(separator: "\n")
    }
  }
}

extension FormatOptions<ListFormat> {
  fileprivate func put(
    _ items: [AgendaItem], _ clock: OfficeClock, text: (AgendaWording) -> String
  ) throws {
    let agenda = AgendaWording(items, clock)
    switch chosen {
    case .text: try Output.put(text(agenda))
    case .csv, .xlsx: try TableOutput.put(agenda.table, into: output)
    case .json: try Output.put(["briefings": items.map { AgendaPayload($0, clock) }].json)
    }
  }
}

extension AgendaItem {
  /// What the secretary needs at the door.
  fileprivate func text(_ clock: OfficeClock) -> String {
    let presenter = briefing.presenter.map { tr(" (\($0.safe))", "（\($0.safe)）") } ?? ""
    var lines = [
      [briefing.slot.label(clock), briefing.room?.safe].compactMap(\.self).joined(separator: "  "),
      tr("  Briefing ", "  報告 ") + "\(briefing.id)  \(briefing.title.safe)",
      "  \(briefing.unit.name.safe)\(presenter) → \(recipientNames.safe)",
      tr("  Materials: ", "  資料: ") + materialsLabel,
    ]
    if let form = briefing.plannedForm { lines.append(form.planLine) }
    lines += lost.map { tr("  Cannot be shown: ", "  表示できない資料: ") + $0.label }
    lines += collisions.map { "  ! " + $0.label(clock) }
    if materials.count > lost.count {
      let room = briefing.room == nil ? " --room …" : ""
      lines.append(tr("  To project it: ", "  投影するには: ") + "utsusu project \(briefing.id)\(room)")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
