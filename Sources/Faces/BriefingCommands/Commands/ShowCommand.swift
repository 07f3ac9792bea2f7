internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
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
    try Output.put(json.json ? details.json(visit.clock).text : details.text(visit.clock))
  }
}

extension BriefingDetails {
  func json(_ clock: OfficeClock) -> JSON {
    [
      "briefing": JSON(briefing.id), "title": JSON(briefing.title), "on": JSON(clock.iso(briefing.moment)),
      "unit": JSON(briefing.unit.name), "presenter": JSON(briefing.presenter), "room": JSON(briefing.room),
      "cancelled": JSON(briefing.cancelReason), "recipients": JSON(recipients.map { JSON($0.name) }),
      "materials": JSON(
        materials.map { versions in
          [
            "id": JSON(versions[0].material), "position": JSON(versions[0].position),
            "versions": JSON(
              versions.map { version in
                [
                  "version": JSON(version.number), "file": JSON(version.fileName), "pages": JSON(version.pageCount),
                  "sha256": JSON(version.sha256.description), "bytes": JSON(version.byteCount),
                  "format": JSON(version.format.rawValue), "reason": JSON(version.reason?.rawValue),
                  "detail": JSON(version.detail),
                  "registeredAt": JSON(clock.iso(Moment(instant: version.registeredAt, dayOnly: false))),
                ]
              }),
          ]
        }),
      "entries": JSON(entries.map { $0.json(clock, inForce: isInForce($0)) }),
      "projections": JSON(projections.map { $0.json(clock) }),
    ]
  }

  func text(_ clock: OfficeClock) -> String {
    let names = recipients.map(\.name.safe).joined(separator: tr(", ", "、"))
    var lines = [
      "\(tr("Briefing", "報告")) \(briefing.id)  \(briefing.title.safe)",
      "  \(briefing.unit.name.safe) → \(names)  \(briefing.moment.label(clock))",
    ]
    if let presenter = briefing.presenter { lines.append(tr("  Presenter: ", "  説明者: ") + presenter.safe) }
    if let room = briefing.room { lines.append(tr("  Room: ", "  会議室: ") + room.safe) }
    if let reason = briefing.cancelReason { lines.append(tr("  Cancelled: ", "  中止: ") + reason.safe) }
    lines.append(tr("Materials", "資料"))
    for versions in materials {
      for version in versions.reversed() {
        let reason = version.reason.map { "  (\($0.label))" } ?? ""
        let mark = version == versions.last ? "\(version.position)." : "  "
        lines.append(
          "  \(mark) \(version.fileName.safe)  \(tr("version \(version.number)", "第\(version.number)版"))"
            + "  \(pageCount(version.pageCount))\(reason)")
      }
    }
    if materials.isEmpty { lines.append(tr("  none", "  なし")) }
    lines.append(tr("Ledger", "台帳"))
    for entry in entries {
      let content = entry.content
      let mark = isInForce(entry) ? "" : tr("  superseded", "  訂正済")
      let reason = content.reason.map { "  " + $0.safe } ?? ""
      let recorded = Moment(instant: content.recordedAt, dayOnly: false).label(clock)
      lines.append(
        "  \(entry.number)  \(content.recipient.name.safe)  \(content.handout.label)  \(content.evidence.label)"
          + "\(mark)\(reason)  (\(content.recordedBy.safe), \(recorded))")
      if let corrected = content.supersedes { lines.append(tr("     corrects \(corrected)", "     \(corrected) の訂正")) }
    }
    if entries.isEmpty { lines.append(tr("  none", "  なし")) }
    if !projections.isEmpty { lines += [tr("Projected", "投影の記録")] + projections.flatMap { $0.lines(clock) } }
    return lines.map { $0 + "\n" }.joined()
  }

  private var materials: [[MaterialVersion]] {
    var groups: [[MaterialVersion]] = []
    for version in versions {
      if groups.last?.last?.material == version.material {
        groups[groups.count - 1].append(version)
      } else {
        groups.append([version])
      }
    }
    return groups
  }

  func isInForce(_ entry: LedgerEntry) -> Bool {
    !entries.contains { $0.content.supersedes == entry.number }
  }
}

extension LedgerEntry {
  /// As `show` and `export ledger` print it.
  func json(_ clock: OfficeClock, inForce: Bool) -> JSON {
    let handout = content.handout
    return [
      "entry": JSON(number), "inForce": JSON(inForce), "supersedes": JSON(content.supersedes),
      "briefing": JSON(content.briefing), "title": JSON(content.title), "on": JSON(clock.iso(content.moment)),
      "unit": JSON(content.unit.name), "recipient": JSON(content.recipient.name),
      "form": JSON(handout.form.rawValue), "copies": JSON(handout.copies), "pages": JSON(handout.pages),
      "duplex": JSON(handout.duplex), "pagesPerSide": JSON(handout.pagesPerSide), "sheets": JSON(handout.sheets),
      "evidence": JSON(content.evidence.rawValue), "reason": JSON(content.reason),
      "recordedAt": JSON(clock.iso(Moment(instant: content.recordedAt, dayOnly: false))),
      "recordedBy": JSON(content.recordedBy), "previousHash": JSON(previousHash.description),
      "hash": JSON(hash.description),
    ]
  }
}
