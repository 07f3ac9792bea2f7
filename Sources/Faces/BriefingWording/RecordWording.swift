internal import BriefingDomain
package import BriefingLedger
package import BriefingLibrary

extension BriefingDetails {
  /// What an entry is that does not count.
  package func mark(of entry: LedgerEntry) -> String? {
    if entry.content.isWithdrawal { return tr("withdrawal", "取下げ") }
    guard let later = entries.first(where: { $0.content.supersedes == entry.number }) else { return nil }
    return later.content.isWithdrawal ? tr("withdrawn", "取下げ済") : tr("superseded", "訂正済")
  }
}

extension ProjectionReport {
  /// As `show` prints it.
  package func lines(_ clock: OfficeClock) -> [String] {
    let start = projection.startedAt ?? projection.requestedAt
    return ["  " + place(clock)] + circumstances.map { "    " + $0 }
      + self.lines.map { line in
        let from = line.seenFrom ?? line.from
        let until = line.until.map { clock.stamp($0, after: from) } ?? tr("now", "現在")
        // Where no screen was open at all, that stands above.
        let isUnseen = projection.asksScreens && projection.screens != 0 && line.seenFrom == nil
        return "    \(clock.stamp(from, after: start))–\(until)  \(line.version.fileName.safe)  "
          + pageLabel("\(line.page)") + "  \(line.driver.safe)\(line.remark)"
          + (isUnseen ? tr("  on no screen", "  画面には出ていない") : "")
      } + timesByFile
  }

  /// Where it was, from when to when, and how it ended.
  func place(_ clock: OfficeClock) -> String {
    let start = projection.startedAt ?? projection.requestedAt
    let end = projection.endedAt.map { "–" + clock.stamp($0, after: start) } ?? tr(" (on now)", "（投影中）")
    let how = projection.endedBy.map { "  " + $0.label } ?? ""
    return "\(room.safe)  \(clock.stamp(start, after: nil))\(end)\(how)"
  }

  /// A line for each file: how long its pages were up, as one who rehearses wants to know.
  private var timesByFile: [String] {
    guard projection.endedAt != nil else { return [] }
    var files: [(version: MaterialVersion, times: [String])] = []
    for time in times {
      let label = pageLabel("\(time.page)") + " \(time.seconds.clock)"
      if let known = files.firstIndex(where: { $0.version.id == time.version.id }) {
        files[known].times.append(label)
      } else {
        files.append((time.version, [label]))
      }
    }
    return files.map { version, times in
      "    " + tr("Time by page", "ページごとの時間") + "  \(version.fileName.safe): "
        + times.joined(separator: tr(", ", "、"))
    }
  }

  /// Who was there, on how many screens, and what it is the evidence of.
  var circumstances: [String] {
    let names = present.map(\.name.safe).joined(separator: tr(", ", "、"))
    let attendance: String? =
      switch projection.presence {
      case .ticked where present.isEmpty: ProjectionRemark.nobodyPresent.statement
      case .ticked: tr("Present, as ticked: \(names)", "同席（確認済み）: \(names)")
      case .assumed:
        tr("Nobody was ticked, so all are taken to have been present: \(names)", "同席（確認なし、全員とみなす）: \(names)")
      case nil: nil
      }
    let screens = projection.screens.map { count in
      count == 0
        ? ProjectionRemark.noScreen.statement
        : tr("At most \(counted(count, "screen")) open at once", "同時に開いていた画面: 最大 \(count)")
    }
    let followers = projection.followers.flatMap { count in
      let lines = projection.followedLines ?? 0
      return count == 0
        ? nil
        : tr(
          "At most \(counted(count, "device")) followed at once, \(lines) of \(counted(self.lines.count, "page")) shown",
          "手元の端末で見た人: 同時に最大 \(count) 台、映した \(self.lines.count) ページのうち \(lines) ページ")
    }
    let numbers = entries.map { "\($0)" }.joined(separator: tr(", ", "、"))
    let proved: String? =
      switch entries.count {
      case 0: projection.endedAt == nil ? nil : tr("No ledger entry", "台帳への記録なし")
      case 1: tr("Ledger entry \(numbers)", "台帳の記録 \(numbers)")
      default: tr("Ledger entries \(numbers)", "台帳の記録 \(numbers)")
      }
    return [attendance, screens, followers, proved].compactMap(\.self)
  }
}

extension Int {
  /// Seconds as `1:05`.
  fileprivate var clock: String { "\(self / 60):" + (self % 60 < 10 ? "0" : "") + "\(self % 60)" }
}

extension ProjectionEnd {
  fileprivate var label: String {
    switch self {
    case .driver: tr("ended by the driver", "進行役が終了")
    case .shell: tr("ended from the shell", "コマンドで終了")
    case .shutdown: tr("ended by the server", "サーバーが終了")
    case .crash: tr("cut off", "中断")
    }
  }
}

extension ShownPage {
  /// Whose page it is where it is not the briefing's, and whether it stood beside another.
  var remark: String { origin + (isBeside ? tr("  beside it", "  並べて表示") : "") }

  /// Whose page it is, where it is not the briefing's.
  fileprivate var origin: String {
    guard isBorrowed else { return "" }
    guard let number = version.briefing else { return tr("  borrowed from the archive", "  借りた資料（書庫）") }
    let lender = "\(number) \((lenderTitle ?? "").safe)"
    return tr("  borrowed from briefing \(lender)", "  借りた資料（報告 \(lender)）")
  }
}

extension OfficeClock {
  /// `10:05:09`, with its day before it unless that is the day of the time before.
  fileprivate func stamp(_ instant: PreciseInstant, after before: PreciseInstant?) -> String {
    let moment = Moment(instant: instant.instant, dayOnly: true)
    let isSameDay = before.map { local($0.instant).day == local(moment.instant).day } ?? false
    return (isSameDay ? "" : moment.label(self) + " ") + second(instant.instant)
  }

  /// `10:05:09`.
  func stamp(_ instant: PreciseInstant) -> String { second(instant.instant) }

  private func second(_ instant: Instant) -> String {
    let rest = ((instant.seconds % 60) + 60) % 60
    return clockTime(local(instant).minute) + ":" + (rest < 10 ? "0" : "") + "\(rest)"
  }
}
