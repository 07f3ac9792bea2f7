package import BriefingDomain
package import BriefingLibrary

/// Logs that somebody has brought: what they would bring, or have brought.
package struct BroughtLogs: Sendable {
  /// Where they are until they are taken in.
  let batch: String
  let receipt: PrintImportReceipt
  /// What was said of them.
  let form: [String: String]

  package init(batch: String, receipt: PrintImportReceipt, form: [String: String]) {
    (self.batch, self.receipt, self.form) = (batch, receipt, form)
  }
}

/// What the page of printers shows.
package struct PrintersView: Sendable {
  let printers: [PrinterDetails]
  let logs: [PrintLog]
  let units, profiles: [String]
  /// Of a log.
  let mostBytes: Int
  let seen: Act.ID
  /// What its reader did last, where it was about printers.
  let last: ActSummary?
  /// What stood in a form that was refused.
  let typed: [String: String]
  let brought: BroughtLogs?

  package init(
    printers: [PrinterDetails], logs: [PrintLog], units: [String], profiles: [String], mostBytes: Int, seen: Act.ID,
    last: ActSummary?, typed: [String: String], brought: BroughtLogs?
  ) {
    (self.printers, self.logs, self.units, self.profiles) = (printers, logs, units, profiles)
    (self.mostBytes, self.seen, self.last, self.typed, self.brought) = (mostBytes, seen, last, typed, brought)
  }

  /// What stood in the refused form if it was this one: of a printer of the list, or of a new one where `name` is `nil`.
  func typed(_ field: String, in form: String, of name: String?) -> String? {
    typed["form"] == form && (name == nil || typed["name"] == name) ? typed[field] ?? "" : nil
  }
}

extension DeskPages {
  package static let printersPath = EvidenceState.path + "/printers"

  /// The printers of the office, and their logs.
  package static func printers(_ view: PrintersView, _ clock: OfficeClock, in frame: DeskFrame) -> String {
    page(tr("Printers and their logs", "機器と印刷ログ"), frame, isWide: true) {
      toEvidence()
      view.last.map { takingBack($0, printersPath + "/undo", clock, frame.token) }
      if let brought = view.brought { self.brought(brought, frame.token) }
      bringing(view, frame.token)
      tag("section", ["aria-labelledby": "printers"]) {
        tag("h2", ["id": "printers"]) { tr("Printers", "機器") }
        if view.printers.isEmpty {
          tag("p") {
            tr(
              "None yet: logs bring theirs, and one without a log is added here.",
              "まだありません。ログを取り込むと加わります。ログのない機器はここで加えます。")
          }
        } else {
          list(of: view, frame.token)
        }
        adding(view, frame.token)
      }
      logs(view.logs, clock)
    }
  }

  private static func list(of view: PrintersView, _ token: String) -> HTML {
    let table = PrinterWording.table(view.printers)
    return tag("table", ["class": "cards printers"]) {
      tag("thead") { tag("tr") { for column in table.columns { tag("th", ["scope": "col"]) { column.title } } } }
      tag("tbody") {
        for (details, cells) in zip(view.printers, table.rows) {
          tag("tr") {
            tag("th", ["scope": "row"]) { cells[0] }
            for (column, cell) in zip(table.columns, cells).dropFirst() {
              tag("td", ["data-label": column.title]) { cell }
            }
          }
          // Below it, so that a form that is open leaves the columns as wide as they are.
          tag("tr", ["class": "below"]) {
            tag("td", ["colspan": "\(table.columns.count)"]) { changing(details, view, token) }
          }
        }
      }
    }
  }

  /// Where it stands, what it is, and whether it is another one by another name.
  private static func changing(_ details: PrinterDetails, _ view: PrintersView, _ token: String) -> HTML {
    let (printer, name) = (details.printer, details.printer.name)
    let others = view.printers.map(\.printer.name).filter { $0 != name }
    let isRefused = ["set", "merge"].contains { view.typed("name", in: $0, of: name) != nil }
    return folded(tr("Change", "変更する"), isOpen: isRefused) {
      change("set", view, token) {
        hidden("name", name)
        HTML(
          place(
            view, id: "-\(printer.id)", unit: view.typed("unit", in: "set", of: name) ?? details.unit ?? "",
            floor: view.typed("floor", in: "set", of: name) ?? printer.floor ?? "",
            isVirtual: view.typed("virtual", in: "set", of: name).map { $0 == "1" } ?? printer.isVirtual,
            isUnlogged: view.typed("unlogged", in: "set", of: name).map { $0 == "1" } ?? printer.isUnlogged))
        tag("button", ["type": "submit"]) {
          tr("Set", "設定する")
          tag("span", ["class": "hidden-text"]) { " \(name)" }
        }
      }
      if !others.isEmpty {
        change("merge", view, token) {
          hidden("name", name)
          tag("div") {
            tag("label", ["for": "into-\(printer.id)"]) { tr("It is another name of", "別名として統合する先") }
            tag("select", ["id": "into-\(printer.id)", "name": "into"]) {
              for other in others { option(other, other, isChosen: other == view.typed("into", in: "merge", of: name)) }
            }
          }
          tag("button", ["type": "submit"]) {
            tr("Merge", "統合する")
            tag("span", ["class": "hidden-text"]) { " \(name)" }
          }
        }
      }
    }
  }

  /// - Parameter id: what tells the fields from those of other printers.
  private static func place(
    _ view: PrintersView, id: String, unit: String, floor: String, isVirtual: Bool, isUnlogged: Bool
  ) -> [HTML] {
    [
      tag("div") {
        tag("label", ["for": "unit\(id)"]) { tr("Unit", "所属") }
        tag("select", ["id": "unit\(id)", "name": "unit"]) {
          for choice in [""] + view.units {
            option(choice, choice.isEmpty ? "–" : choice, isChosen: choice == unit)
          }
        }
      },
      tag("div") { plain("floor", tr("or the floor that shares it", "または共用する階"), floor, id: "floor\(id)") },
      tick("virtual", tr("puts out no paper", "紙の出ない機器"), isOn: isVirtual),
      tick("unlogged", tr("has no log", "ログがない"), isOn: isUnlogged),
    ]
  }

  private static func adding(_ view: PrintersView, _ token: String) -> HTML {
    func typed(_ field: String) -> String { view.typed(field, in: "add", of: nil) ?? "" }
    return folded(tr("Add a printer", "機器を加える"), isOpen: view.typed["form"] == "add") {
      tag("p", ["class": "quiet"]) {
        tr(
          "What no log tells of is part of what the logs do not cover: without it, they would seem to have all.",
          "ログのない機器も加えておくと、ログの範囲に「ない」として数えられます。")
      }
      change("add", view, token) {
        plain("name", tr("Name, as logs have it", "名前（ログにあるとおり）"), typed("name"), id: "new-name")
        HTML(
          place(
            view, id: "", unit: typed("unit"), floor: typed("floor"), isVirtual: typed("virtual") == "1",
            isUnlogged: typed("unlogged") == "1"))
        button(tr("Add", "加える"))
      }
    }
  }

  private static func change(
    _ name: String, _ view: PrintersView, _ token: String, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    form("\(printersPath)/\(name)", token) {
      hidden("seen", "\(view.seen)")
      hidden("form", name)
      content()
    }
  }
}
