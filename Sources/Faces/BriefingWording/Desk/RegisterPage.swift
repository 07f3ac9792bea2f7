package import BriefingDomain
package import BriefingLibrary

/// Files that were brought, and what a form is told of them before they are registered.
package struct StagedBatch {
  package let name: String
  package let files: [StagedFile]
  private let known: [ContentHash: MaterialVersion]

  /// - Parameter known: where their contents are registered already.
  package init(_ name: String, _ files: [StagedFile], known: [ContentHash: MaterialVersion]) {
    (self.name, self.files, self.known) = (name, files, known)
  }

  /// How large a file is, and where it is known already.
  package func remark(_ file: StagedFile, _ clock: OfficeClock) -> String {
    var remarks = [file.byteCount.sizeLabel]
    if file.byteCount == 0 { remarks.append(emptyFile) }
    if let version = known[file.sha256] {
      remarks.append(
        version.removal.map {
          tr("the same content as \(version.place), ", "次の資料と同じ内容です: \(version.place)、") + $0.label(clock)
        } ?? tr("known already: ", "登録済みの資料と同じです: ") + version.place)
    }
    return remarks.joined(separator: tr(" · ", "・"))
  }
}

extension Int {
  /// A size in bytes, for people.
  fileprivate var sizeLabel: String {
    if self < 1000 { return tr(counted(self, "byte"), "\(self)バイト") }
    return self < 1_000_000 ? "\((self + 500) / 1000) KB" : "\((self + 500_000) / 1_000_000) MB"
  }
}

/// What is told of a registration before it is one.
package struct RegistrationCheck {
  /// Before the number of a day, in the name of the field that leaves it out.
  package static let leavingOut = "without-"

  fileprivate let lines: [String]
  /// The weeks behind the first: when, what stands in the way, and whether they are left out.
  fileprivate let weeks: [(day: Day, label: String, obstacles: [String], isLeftOut: Bool)]

  /// - Parameters:
  ///   - receipts: of each week; one as a rule.
  ///   - days: of later weeks that are left out.
  ///   - isNow: whether no day was typed.
  package init(_ receipts: [RegistrationReceipt], without days: Set<Day>, isNow: Bool, _ clock: OfficeClock) {
    let receipt = receipts[0]
    let names = receipt.recipients.map(\.name.safe).joined(separator: tr(", ", "、"))
    var lines = [
      "\(receipt.briefing.title.safe)",
      "\(receipt.briefing.unit.name.safe) → \(names)  \(receipt.briefing.slot.label(clock))"
        + (isNow ? tr(" (no day was typed: now)", "（日時が空欄のため、今の日時）") : "")
        + (receipt.briefing.room.map { "  " + $0.safe } ?? ""),
    ]
    lines += receipt.obstacles(clock)
    if receipt.unitIsNew { lines.append(tr("New unit: ", "新しい所属: ") + receipt.briefing.unit.name.safe) }
    if let copy = receipt.nearCopy {
      lines.append(
        tr("A near copy exists: briefing ", "よく似た件名の報告があります: 報告 ") + "\(copy.id)  \(copy.title.safe)")
    }
    self.lines = lines
    weeks = receipts.enumerated().dropFirst().map { week, receipt in
      let (slot, day) = (receipt.briefing.slot, clock.local(receipt.briefing.slot.moment.instant).day)
      return (
        day, tr("Week \(week + 1): ", "\(week + 1)週目: ") + slot.label(clock), receipt.obstacles(clock),
        days.contains(day)
      )
    }
  }

  fileprivate var html: HTML {
    HTML(lines.map { line in tag("p") { line } })
      + HTML(
        weeks.isEmpty
          ? []
          : [
            tag("fieldset") {
              tag("legend") { tr("The weeks behind it: tick a day to leave it out", "2週目以降（登録しない日にチェックしてください）") }
              for week in weeks {
                DeskPages.tick("\(Self.leavingOut)\(week.day.number)", week.label, isOn: week.isLeftOut)
                week.obstacles.map { obstacle in tag("p", ["class": "clash"]) { obstacle } }
              }
            }
          ])
  }
}

extension RegistrationReceipt {
  fileprivate func obstacles(_ clock: OfficeClock) -> [String] {
    collisions.map { $0.label(clock) }
      + taken.map { other in
        let time = other.slot.clockLabel(clock)
        return tr("\(other.room.safe) is taken: \(time)", "\(other.room.safe) は使用中です: \(time)")
      }
  }
}

extension DeskPages {
  /// Where a briefing is registered, in two steps: what was brought and typed is checked, and then it is registered.
  ///
  /// - Parameters:
  ///   - like: the briefing that it is like on purpose.
  ///   - weeks: how often, as it was typed.
  ///   - check: what was understood; `nil` before that.
  package static func register(
    _ typed: BriefingFields, _ batch: StagedBatch?, like: Briefing.ID? = nil, weeks: String = "",
    choices: BriefingChoices,
    check: RegistrationCheck? = nil, asksWhetherMeant: Bool = false, clock: OfficeClock, in frame: DeskFrame
  ) -> String {
    page(tr("Register a briefing", "報告の登録"), frame, script: "register.js") {
      filesForm(
        "/register", batch, frame, clock,
        check: check.map { confirmation("/register", $0.html, tr("Register", "登録する")) }
      ) {
        if let like {
          hidden("like", "\(like)")
          tag("p") {
            tr("Like ", "元の報告: ")
            tag("a", ["href": DeskPath.briefing(like)]) { tr("briefing \(like)", "報告 \(like)") }
          }
        }
        briefingFields(
          typed, choices, isNew: true,
          asksWhetherMeant: asksWhetherMeant)
        field(
          "weeks", tr("Every week, for so many weeks", "毎週の報告（何週分か）"), value: weeks, isRequired: false,
          hint: tr(
            "The first included; once where nothing stands here. The files go with the first.",
            "最初を含めた回数。空欄なら1回だけです。資料は最初の報告に付きます。"))
        tag("button", ["type": "submit", "class": check == nil ? "main" : nil]) {
          check == nil ? tr("Check", "確認する") : tr("Check again", "もう一度確認する")
        }
      }
    }
  }

  /// What a browser comes back to that has registered it.
  ///
  /// - Parameter place: the briefing's page.
  package static func registered(at place: String, in frame: DeskFrame) -> String {
    page(tr("Register a briefing", "報告の登録"), frame) {
      tag("p") { tr("This is registered already.", "この報告は登録済みです。") }
      tag("p") {
        tag("a", ["href": String(place.prefix { $0 != "?" })]) {
          tr("To its page, where it can be corrected", "報告のページへ（訂正もできます）")
        }
      }
      tag("p") { tag("a", ["href": DeskPlace.register.path]) { tr("Register another one", "別の報告を登録する") } }
    }
  }

  /// Where materials of a briefing are added, or one is replaced, in the same two steps.
  ///
  /// - Parameter old: what is replaced.
  package static func files(
    of briefing: Briefing, replacing old: MaterialVersion?, _ batch: StagedBatch?, asksWhetherMeant: Bool = false,
    clock: OfficeClock, in frame: DeskFrame
  ) -> String {
    let path = DeskPath.briefing(briefing.id)
    let title =
      old.map { tr("Replace \($0.fileName)", "\($0.fileName) の差替え") } ?? tr("Add materials", "資料の追加")
    return page(title, frame, script: "register.js") {
      tag("p") { tag("a", ["href": path]) { "\(briefing.id) \(briefing.title)" } }
      filesForm(path + "/files", batch, frame, clock, isOne: old != nil) {
        if let old {
          hidden("material", "\(old.position)")
          hidden("version", "\(old.number)")
        }
        if asksWhetherMeant { tick("meant", tr("It is meant as it stands", "このままで正しい")) }
        if let batch, !batch.files.isEmpty {
          confirmation(
            path + "/materials",
            old.map { old in
              tag("p") {
                tr(
                  "In the place of version \(old.number), which stays to be looked at.",
                  "第\(old.number)版に代わります。前の版も見られます。")
              }
            } ?? HTML(), old == nil ? tr("Add", "追加する") : tr("Replace", "差し替える"))
        }
        tag("button", ["type": "submit"]) { tr("Check", "確認する") }
      }
    }
  }

  /// A form that takes files: those that were brought before, and a place for more.
  ///
  /// - Parameter check: what is asked before it is done, which stands above all that would be below the fold.
  private static func filesForm(
    _ path: String, _ batch: StagedBatch?, _ frame: DeskFrame, _ clock: OfficeClock, isOne: Bool = false,
    check: HTML? = nil, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    let files = path.hasSuffix("/files") ? path : path + "/files"
    return tag(
      "form",
      [
        "method": "post", "action": files, "enctype": "multipart/form-data", "class": "wide", "id": "files-form",
        "data-abort": tr("Abort", "中止"), "data-done": tr("ready", "準備完了"),
        "data-failed": tr("did not arrive; try again", "送れませんでした。もう一度お試しください"),
        "data-too-large": tr("too large", "大きすぎます"),
      ]
    ) {
      hidden("token", frame.token)
      hidden("batch", batch?.name ?? "")
      // Of files that are gone later, whether there were any.
      hidden("brought", batch?.files.isEmpty ?? true ? "0" : "1")
      // What Enter in a field means: the first button of a form.
      tag("button", ["type": "submit", "class": "hidden-text", "tabindex": "-1", "aria-hidden": "true"]) {
        tr("Check", "確認する")
      }
      check
      tag("ul", ["id": "brought", "class": "plain", "aria-live": "polite"]) {
        for (place, file) in (batch?.files ?? []).enumerated() {
          tag("li") {
            tag("strong") { file.name }
            " "
            tag("span", ["class": "quiet"]) { batch?.remark(file, clock) ?? "" }
            " "
            tag(
              "button",
              [
                "type": "submit", "name": "without", "value": "\(place)-\(file.sha256)",
                "formaction": files.replacing("/files", with: "/check"),
                "formenctype": "application/x-www-form-urlencoded", "formnovalidate": "formnovalidate",
              ]
            ) {
              tr("Leave out", "外す")
              tag("span", ["class": "hidden-text"]) { " \(file.name)" }
            }
          }
        }
      }
      tag("div", ["class": "drop", "id": "drop"]) {
        tag("label", ["for": "files"]) {
          isOne
            ? tr("The new file: drop it here, paste it or choose it", "新しいファイル（ここにドロップ・貼り付け・選択）")
            : tr("Files: drop them here, paste them or choose them", "資料（ここにドロップ・貼り付け・選択）")
        }
        tag(
          "input", ["type": "file", "id": "files", "name": "files", "multiple": isOne ? nil : "multiple"])
      }
      content()
    }
  }

  private static func confirmation(_ path: String, _ told: HTML, _ label: String) -> HTML {
    tag("div", ["class": "done", "role": "status"]) {
      told
      tag(
        "button",
        [
          "type": "submit", "class": "main", "formaction": path, "formenctype": "application/x-www-form-urlencoded",
        ]
      ) { label }
    }
  }
}
