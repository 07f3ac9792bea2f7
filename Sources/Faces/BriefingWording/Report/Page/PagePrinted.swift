internal import BriefingDomain
internal import BriefingLibrary

/// What printers put out, beside what was declared.
extension ReportPage {
  var printed: HTML? {
    let tables = wording.printedTables
    if tables.isEmpty { return nil }
    return tag("section", ["aria-labelledby": "printed"]) {
      tag("h2", ["id": "printed"]) { wording.printedTitle }
      wording.printedSentences.map { sentence in tag("p", ["class": "sentence"]) { sentence } }
      tables.map { numbers($0, wording.printedTitle) }
      formula(PrintedTable.remark)
    }
  }

  /// A table of figures as the terminal has it, under what it is about.
  func numbers(_ table: TextTable, _ title: String) -> HTML {
    Self.scrolling(title) {
      tag("table", ["class": "numbers"]) {
        tag("caption") { title + " – " + table.columns[0].title }
        tag("thead") {
          tag("tr") {
            table.columns.enumerated().map { index, column in
              tag("th", index == 0 ? ["scope": "col", "class": "name"] : ["scope": "col"]) { column.title }
            }
          }
        }
        tag("tbody") {
          table.rows.map { row in
            tag("tr") {
              tag("th", ["scope": "row", "class": "name"]) { row[0] }
              row.dropFirst().map { cell in tag("td") { cell } }
            }
          }
        }
      }
    }
  }
}
