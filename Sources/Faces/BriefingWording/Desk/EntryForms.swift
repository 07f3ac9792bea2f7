internal import BriefingDomain
internal import BriefingLibrary

// What the pages have in common on which people enter what was measured.
extension DeskPages {
  /// A field that offers what is known.
  static func offering(_ known: [String], _ name: String, _ label: String, _ value: String, id: String) -> HTML {
    plain(name, label, value, list: "\(id)-list", id: id)
      + tag("datalist", ["id": "\(id)-list"]) { for name in known { tag("option", ["value": name]) } }
  }

  static func floorField(_ floors: [String], _ value: String, id: String) -> HTML {
    offering(floors, "floor", tr("Floor", "階"), value, id: id)
  }

  static func takesNewFloor(_ state: EntryState, in form: String) -> HTML {
    tick(
      "new", tr("it is another floor than the one it looks like", "よく似た階とは別の、新しい階とする"),
      isOn: state.isTicked("new", in: form))
  }

  static func dayField(_ value: String, id: String) -> HTML {
    plain(
      "day", tr("Day", "日付"), value,
      hint: tr("Such as 2026-10-01. Empty: today.", "例: 2026-10-01、令和8年10月1日。空欄なら今日。"), id: id)
  }

  /// The day that a page is asked about.
  static func asOf(_ day: Day, at place: PremisesPlace, _ state: EntryState) -> HTML {
    line(place.path) {
      tag("div") { plain("on", tr("As of the end of", "この日の終わりの時点"), state.value("on", in: "on", else: "\(day)")) }
      button(tr("Show", "表示"))
      state.fault(in: "on")
    }
  }

  /// A part of a page with a form, which is called by the form's name.
  static func part(_ name: String, _ title: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    tag("section", ["id": name, "aria-labelledby": "\(name)-title"]) {
      tag("h2", ["id": "\(name)-title"]) { title }
      content()
    }
  }

  /// Sets the days that all is measured against.
  static func baseForm(
    _ days: ClosedRange<Day>?, at place: PremisesPlace, _ state: EntryState, _ token: String, _ hint: String
  ) -> HTML {
    let name = "base"
    return part(name, tr("Base", "基準")) {
      entry("\(place.path)/base", name, at: name, state, token) {
        plain(
          "days", tr("Day, days or month", "日・期間・月"), state.value("days", in: name, else: days?.written ?? ""),
          hint: hint)
        button(tr("Set", "設定する"))
      }
    }
  }

  /// Brings a table, which is looked through before it is taken in.
  ///
  /// - Parameter form: what was said of one that is looked through.
  /// - Parameter more: fields that are of this kind of table alone, which begin with what was said.
  static func bringing(
    at place: PremisesPlace, _ state: EntryState, _ form: [String: String], mostBytes: Int, columns: String,
    example: String, _ token: String, @HTMLBuilder more: ((String) -> String) -> HTML = { _ in HTML() }
  ) -> HTML {
    let name = "file"
    let isRefused = state.isRefused(name)
    func said(_ field: String) -> String { isRefused ? state.value(field, in: name) : form[field] ?? "" }
    return part(name, tr("Take a table in", "表の取り込み")) {
      tag("form", ["method": "post", "action": "\(place.path)/file#\(name)", "enctype": "multipart/form-data"]) {
        hidden("token", token)
        hidden("form", name)
        state.fault(in: name)
        plain(
          "rows-day", tr("Day of rows without one", "日付のない行の測定日"), said("rows-day"),
          hint: tr("Where the table has no column for it.", "表に日付の列がないときだけ。"))
        more(said)
        let isOpen = isRefused || ["year", "sheet", "columns"].contains { !said($0).isEmpty }
        folded(tr("Year, sheet, names of columns", "年・シート・列の名前"), isOpen: isOpen) {
          tag("div") { plain("year", tr("Year of days without one", "年のない日付の年"), said("year")) }
          tag("div") {
            plain(
              "sheet", tr("Sheet", "シート"), said("sheet"),
              hint: tr("Empty: the first that has a heading.", "空欄なら見出しのある最初のシート。"))
          }
          tag("div") {
            tag("label", ["for": "columns"]) { tr("What the table calls columns", "列の名前") }
            tag("textarea", ["id": "columns", "name": "columns", "rows": "3", "aria-describedby": "columns-hint"]) {
              HTML(lines: said("columns"))
            }
            tag("p", ["id": "columns-hint", "class": "quiet"]) {
              tr("One a line, such as \(example).", "1行に一つ（例: \(example)）。")
            }
          }
        }
        tag("label", ["for": "files"]) { tr("File", "ファイル") }
        tag(
          "input",
          ["id": "files", "name": "files", "type": "file", "required": "required", "aria-describedby": "files-hint"])
        tag("p", ["id": "files-hint", "class": "quiet"]) {
          tr(
            "CSV, XLSX or ODS, up to \(mostBytes >> 20) MiB: \(columns). Nothing is written yet.",
            "CSV・XLSX・ODS、\(mostBytes >> 20) MiB まで。列は \(columns)。この時点では何も書き込みません。")
        }
        button(tr("Look through it", "内容を確認する"))
      }
    }
  }

  /// Entries under their numbers, one a row, with what may be done about each below it.
  ///
  /// - Parameter entries: of each row of the table its number and whether it counts nothing.
  static func entries(
    _ entries: [(number: String, isWithdrawn: Bool)], _ table: TextTable, changing: ((Int) -> HTML)?
  ) -> HTML {
    tag("table", ["class": "cards printers"]) {
      tag("thead") {
        tag("tr") {
          for column in table.columns {
            tag("th", ["scope": "col", "class": column.alignment == .right ? "number" : nil]) { column.title }
          }
        }
      }
      for (index, (entry, cells)) in zip(entries, table.rows).enumerated() {
        tag("tbody", ["id": "entry-\(entry.number)"]) {
          tag("tr", ["class": entry.isWithdrawn ? "past" : nil]) {
            for (column, cell) in zip(table.columns, cells) {
              tag("td", ["data-label": column.title, "class": column.alignment == .right ? "number" : nil]) { cell }
            }
          }
          if let changing, !entry.isWithdrawn {
            tag("tr", ["class": "below"]) { tag("td", ["colspan": "\(table.columns.count)"]) { changing(index) } }
          }
        }
      }
    }
  }

  /// The names of the forms below entries that count.
  static func forms(_ entries: [(number: String, isWithdrawn: Bool)]) -> Set<String> {
    Set(
      entries.filter { !$0.isWithdrawn }.flatMap { entry in ["correct", "withdraw"].map { "\($0)-\(entry.number)" } })
  }

  /// Corrects an entry, or withdraws it, with a reason.
  ///
  /// - Parameter known: what tells where the entry stands, beside its number.
  /// - Parameter corrected: fields of what may be corrected, of the form of that name; `nil` for what is only withdrawn.
  static func changing(
    _ number: String, at place: PremisesPlace, _ known: [(name: String, value: String)], _ state: EntryState,
    _ token: String, corrected: ((String) -> HTML)?
  ) -> HTML {
    let acts = [("correct", tr("Correct", "訂正する"), corrected), ("withdraw", tr("Withdraw", "取り下げる"), { _ in HTML() })]
    return HTML(
      acts.compactMap { act, label, fields in
        let name = "\(act)-\(number)"
        return fields.map { fields in
          folded(label, isOpen: state.isRefused(name)) {
            entry("\(place.path)/\(act)", name, at: "entry-\(number)", state, token) {
              hidden("entry", number)
              for (name, value) in known { hidden(name, value) }
              fields(name)
              tag("div") { plain("reason", tr("Reason", "理由"), state.value("reason", in: name), id: "\(name)-reason") }
              tag("button", ["type": "submit"]) {
                label
                tag("span", ["class": "hidden-text"]) { " \(number)" }
              }
            }
          }
        }
      })
  }

  /// A table of the terminal as one that scrolls by itself. Columns that are left out there where they are empty are so here.
  ///
  /// - Parameter head: what stands at the head of a row.
  static func scrolling(
    _ table: TextTable, _ title: String, head: (_ row: Int, _ text: String) -> HTML = { HTML(text: $1) }
  ) -> HTML {
    let shown = table.filled
    func kind(_ column: Int) -> String? { table.columns[column].alignment == .right ? "number" : nil }
    return tag("div", ["class": "scrolls", "tabindex": "0", "role": "region", "aria-label": title]) {
      tag("table", ["class": "figures floors"]) {
        tag("caption", ["class": "quiet"]) { title }
        tag("thead") {
          tag("tr") {
            for column in shown {
              tag("th", ["scope": "col", "class": kind(column)]) { table.columns[column].title }
            }
          }
        }
        tag("tbody") {
          for (index, cells) in table.rows.enumerated() {
            tag("tr", ["class": "last"]) {
              tag("th", ["scope": "row"]) { head(index, cells[0]) }
              for column in shown.dropFirst() { tag("td", ["class": kind(column)]) { cells[column] } }
            }
          }
        }
      }
    }
  }
}

extension ClosedRange<Day> {
  /// As a form takes them.
  var written: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)..\(upperBound)" }
}
