internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import BriefingWording

struct ShowCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: tr("A briefing, its materials and versions, its ledger entries.", "報告の内容、資料とその版、台帳の記録を表示する。"),
      discussion: tr("Example: utsusu show 42", "例: utsusu show 42"))
  }

  @OptionGroup var briefing: BriefingArgument
  @OptionGroup var json: JSONOption
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let visit = try await common.visit()
    let details = try await visit.details(of: briefing.number)
    let looks = try await visit.looks(of: briefing.number)
    try Output.put(
      json.json
        ? BriefingPayload(details, looks: looks, visit.clock).json
        : details.text(visit.clock) + LooksWording(looks, visit.clock).text)
  }
}

extension BriefingDetails {
  func text(_ clock: OfficeClock) -> String {
    let names = recipients.map(\.name.safe).joined(separator: tr(", ", "、"))
    var lines = [
      "\(tr("Briefing", "報告")) \(briefing.id)  \(briefing.markedTitle.safe)",
      "  \(briefing.unit.name.safe) → \(names)  \(briefing.slot.label(clock))",
    ]
    if let presenter = briefing.presenter { lines.append(tr("  Presenter: ", "  説明者: ") + presenter.safe) }
    if let room = briefing.room { lines.append(tr("  Room: ", "  会議室: ") + room.safe) }
    lines += apart.map { row in
      let room = row.briefing.room.map { "  " + $0.safe } ?? ""
      return "  \(row.recipient.safe): \(row.briefing.slot.label(clock))\(room)"
    }
    if let form = briefing.plannedForm { lines.append(form.planLine) }
    lines += briefing.keepingLines(clock)
    if let reason = briefing.cancelReason { lines.append(tr("  Cancelled: ", "  中止: ") + reason.reasonText) }
    lines += collisions.map { "  " + $0.label(clock) }
    lines.append(tr("Materials", "資料"))
    for versions in materials {
      for version in versions.reversed() {
        let reason = version.lack.map { "  (\($0))" } ?? ""
        let pages = version.pagesLabel(hidden: hiddenSlides[version.id] ?? 0)
        let state = version.removal?.label(clock) ?? pages + reason
        let mark = version == versions.last ? "\(version.position)." : "  "
        lines.append(
          "  \(mark) \(version.fileName.safe)  \(versionLabel("\(version.number)"))"
            + "  \(state)")
        if version == versions.last { lines += unseenLines(of: version).map { "     " + $0 } }
      }
    }
    if let unseenHint { lines.append("  " + unseenHint) }
    if materials.isEmpty { lines.append(tr("  none", "  なし")) }
    lines.append(tr("Ledger", "台帳"))
    for entry in entries {
      let content = entry.content
      let mark = mark(of: entry).map { "  " + $0 } ?? ""
      let reason = [content.reason, content.correction].compactMap(\.self).map { "  " + $0.reasonText }.joined()
      let recorded = Moment(instant: content.recordedAt, dayOnly: false).label(clock)
      lines.append(
        "  \(entry.number)  \(content.recipient.name.safe)  \(content.handout.label)  \(content.evidence.label)"
          + "\(mark)\(reason)  (\(content.recordedBy.safe), \(recorded))")
      if let earlier = content.supersedes {
        lines.append(
          content.isWithdrawal
            ? tr("     withdraws \(earlier)", "     \(earlier) の取下げ")
            : tr("     corrects \(earlier)", "     \(earlier) の訂正"))
      }
    }
    if entries.isEmpty { lines.append(tr("  none", "  なし")) }
    if !projections.isEmpty { lines += [tr("Projected", "投影の記録")] + projections.flatMap { $0.lines(clock) } }
    return lines.map { $0 + "\n" }.joined()
  }
}
