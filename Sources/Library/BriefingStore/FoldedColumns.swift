internal import GRDB
internal import JapaneseText

/// The columns that hold names folded, so that one spelling means one thing.
enum FoldedColumns {
  /// Folds them by the rules of today. Where two names are one by these, the second keeps its old form: nobody's name is
  /// taken away.
  static func renew(_ database: Database) throws {
    for (table, name, folded, key) in [
      ("briefing", "title", "foldedTitle", "id"), ("room", "name", "folded", "id"),
      ("recipientLabel", "label", "folded", "folded"), ("unitLabel", "label", "folded", "folded"),
      ("account", "name", "folded", "id"), ("printer", "name", "folded", "id"),
    ] {
      let rows = try Row.fetchCursor(database, sql: "SELECT \(key), \(name), \(folded) FROM \(table)")
      var changed: [(key: DatabaseValue, folded: String)] = []
      while let row = try rows.next() {
        let key = Folding.key(try row.value(1))
        if try key != row.value(2) { changed.append((try row.value(0), key)) }
      }
      let update = try database.makeStatement(sql: "UPDATE OR IGNORE \(table) SET \(folded) = ? WHERE \(key) = ?")
      for row in changed { try update.execute(arguments: [row.folded, row.key]) }
    }
  }
}
