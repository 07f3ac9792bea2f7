import ChildProcess
import Foundation
import GRDB
import Synchronization
import Testing

/// A file that somebody, or a disk, has changed behind SQLite's back: every column of every table in turn. What reads it
/// names the damage or reads around it; no program crashes.
@Suite(.serialized) struct DamageTests {
  @Test func everyColumn() throws {
    let office = try Self.damagedOffice()
    let variants = try Damage.variants(of: office.home + "/utsusu.sqlite")
    #expect(variants.count > 300)
    let others = [["unit", "list"], ["export", "ledger"], ["rooms"], ["base", "show"], ["factor", "list"]]
    let commands =
      [["verify"], ["status", "--all"], ["report", "2026-11"], ["show", "1"], ["search", "避難所"]]
      + (Effort.isTorture ? others : [])
    let evidence = ["evidence", "--month", "2026-11"]
    let lists = [
      "account": ["person", "list"], "accountRole": ["person", "list"], "assignment": ["assignment", "list"],
      "printer": ["printer", "list"], "printLog": ["printer", "logs"], "printLogPrinter": ["printer", "list"],
      "printPerson": ["printer", "people"], "printJob": evidence, "printExplanation": evidence,
      "settingEntry": ["space", "list"], "surveySheet": ["survey", "wave", "list"],
      "surveyText": ["survey", "texts", "改革前"], "surveyResult": ["survey", "show", "改革前", "--by", "unit"],
    ]
    // What somebody types who does not know of the damage: one of them after each change.
    let writing = [
      ["register", "資料.txt", "--to", "局長", "--from", "危機管理課"], ["base", "set", "2026-02"], ["import", "台帳.csv"],
      ["submit", "2", "--to", "局長", "--form", "paper", "--copies", "2"],
      ["submit", "1", "--to", "局長", "--form", "digital"],
    ]
    let crashes = Mutex<[String]>([])
    let applied = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: variants.count) { index in
      do {
        let copy = try Office(copyOf: office)
        guard try variants[index].apply(to: copy.home + "/utsusu.sqlite") else { return }
        applied.withLock { $0 += 1 }
        var told: [String] = []
        let own = lists[variants[index].table].map { [$0] } ?? []
        for command in commands + own + [writing[(index / Damage.Kind.allCases.count + index) % writing.count]] {
          let outcome = try copy.run(command)
          // Opening puts the keys of rooms right.
          let isUnseen = try command == ["verify"] && outcome.status != 65 && copy.breaksCheck()
          if outcome.status >= 128 || outcome.stderr.contains("Fatal error") || isUnseen {
            told.append("\(variants[index]): \(command.joined(separator: " ")): \(outcome.status)")
          }
        }
        if Effort.isTorture || index % 16 == 0 {
          if let words = try Self.project(copy) { told.append("\(variants[index]): \(words)") }
        }
        crashes.withLock { $0 += told }
      } catch { crashes.withLock { $0.append("\(variants[index]): \(error)") } }
    }
    #expect(crashes.withLock { $0 } == [])
    // A row's own number cannot be of another type, nor a part of a key be none; all else can.
    #expect(applied.withLock { $0 } > variants.count * 3 / 4)
    print("damage: \(applied.withLock { $0 }) of \(variants.count) changes")
  }

  /// Starts the room on a home, which first closes what an earlier server has left open, and has it take up a briefing and
  /// record its end. It may refuse either, and goes on.
  private static func project(_ office: Office) throws -> String? {
    let server = try office.start(["serve", "--listen", "127.0.0.1:0"])
    for _ in 0..<40 where !server.stdout.contains("\n") { usleep(10_000) }
    for command in [["project", "2", "--room", "3A"], ["project", "--end", "3A"]] {
      _ = try office.run(command)
    }
    server.process.kill()
    let (status, text) = try { ($0.status, $0.stderr) }(server.result())
    return (status == 128 + SIGKILL || status < 128) && !text.contains("Fatal error") ? nil : "serve: \(status) \(text)"
  }

  /// A home in which every table has rows: the one that the fixture of schema 4 holds, with what that lacks.
  private static func damagedOffice() throws -> Office {
    let office = try Office()
    try office.takeHome(ofSchema: 4)
    try office.file("資料.txt", "備蓄の数")
    try office.file("台帳.csv", "occurred_on,title,unit,recipient,form,copies\n2026-02-03,備蓄,危機管理課,局長,paper,2\n")
    try office.file(
      "page_log", "3F k.abe 1 [24/Nov/2026:09:00:00 +0900] total 3 - 10.1.2.3 備蓄 A4 two-sided-long-edge\n")
    for arguments in [
      ["import", "prints", "page_log"], ["printer", "set", "3F", "--floor", "3階"],
      ["printer", "person", "k.abe", "--unit", "危機管理課"],
      ["unit", "set", "危機管理課", "--bureau", "危機管理局", "--floor", "3階", "--adopted", "2026-04"],
      ["factor", "set", "CO2", "1.86", "--unit", "g", "--source", "事務局"], ["goal", "set", "60"],
      ["stock", "measure", "3F書庫", "12.4", "--unit", "危機管理課"],
      ["space", "measure", "3F", "--plus-alpha", "45", "--total", "640"],
      ["floor", "phase", "3F", "設計", "--actual", "2026-05"],
      ["survey", "question", "add", "overall", "満足していますか"], ["survey", "question", "add", "opinion", "ご意見", "--free"],
      ["survey", "wave", "add", "改革前", "--phase", "before", "--days", "2026-10", "--asked", "9"],
      ["survey", "open", "改革前"],
      ["survey", "answer", "改革前", "overall=4", "opinion=よい", "--floor", "3階", "--unit", "危機管理課", "--code", "a"],
      ["survey", "close", "改革前", "--yes"],
      ["register", "資料.txt", "--title", "備蓄", "--to", "局長", "--from", "危機管理課"], ["cancel", "1", "--reason", "延期"],
      ["person", "add", "h.sato", "--name", "佐藤花子", "--role", "staff=危機管理課"],
      ["assignment", "add", "1", "図面を大きくする", "--owner", "危機管理課", "--due", "2026-12-05"],
    ] {
      let outcome = try office.run(arguments)
      try #require(outcome.status == 0, "\(arguments): \(outcome.stderr)")
    }
    try office.indexNames()
    try office.signIn()
    #expect(
      try Damage.tables(of: office.home + "/utsusu.sqlite").filter {
        try office.count("SELECT count(*) FROM \($0)") == 0
      } == [])
    return office
  }
}

extension Office {
  /// Has a server do what it does when nobody waits.
  fileprivate func indexNames() throws {
    let server = try start(["serve", "--listen", "127.0.0.1:0"])
    defer { server.process.kill() }
    for _ in 0..<200 where try count("SELECT count(*) FROM nameText") == 0 { usleep(50_000) }
  }

  /// What only a server writes: somebody has signed in with a second factor and looked at a page, which was drawn.
  fileprivate func signIn() throws {
    try connection().write { database in
      try database.execute(
        sql: """
          INSERT INTO secondFactor (accountID, sealed, step) SELECT id, randomblob(60), 1 FROM account;
          INSERT INTO recoveryCode (hash, accountID) SELECT randomblob(32), id FROM account;
          INSERT INTO session (print, accountID, startedAt, seenAt, address, browser)
            SELECT randomblob(32), id, addedAt, addedAt, '127.0.0.1', 'Firefox' FROM account;
          INSERT INTO feed (accountID, unitID, print, sealedKey, addedAt) SELECT id, 1, 'a', randomblob(60), 1 FROM account;
          INSERT INTO printExplanation (seq, reason, saidAt, saidBy) VALUES (1, '控え', 1, 'h.sato');
          INSERT INTO look (versionID, page, person, quarter, lookedAt) VALUES (1, 1, 'h.sato', 0, 1);
          INSERT INTO nameChanged VALUES (1);
          INSERT INTO drawnStretch (versionID, section, start, page) VALUES (1, 1, 0, 1);
          """)
    }
  }

  /// Whether a value is there that its table does not allow.
  fileprivate func breaksCheck() throws -> Bool {
    try rows("PRAGMA integrity_check").contains { String.fromDatabaseValue($0[0])?.hasPrefix("CHECK") ?? false }
  }
}

/// A change of one column that no program of ours would make.
struct Damage: Sendable, CustomStringConvertible {
  let table, column: String
  let kind: Kind

  enum Kind: String, CaseIterable {
    case null, otherType, largest, smallest, flipped
  }

  var description: String { "\(table).\(column) \(kind)" }

  /// Those of ours and SQLite's own beside them.
  static func tables(of path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master
          WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'grdb%'
          ORDER BY name
          """)
    }
  }

  /// Every column of every table, in every kind.
  static func variants(of path: String) throws -> [Damage] {
    let tables = try tables(of: path)
    return try DatabaseQueue(path: path).read { database in
      try tables.flatMap { table in
        try database.columns(in: table).flatMap { column in
          // Of the index below its tables, which has its own check, fewer.
          (table.hasPrefix("page") && table != "page" ? [.otherType, .smallest] : Kind.allCases).map {
            Damage(table: table, column: column.name, kind: $0)
          }
        }
      }
    }
  }

  /// Damages a database: the rules that SQLite itself would hold are taken away for as long as that takes.
  ///
  /// - Returns: `false` where the column cannot hold such a value, such as a row's own number.
  func apply(to path: String) throws -> Bool {
    let before = try DatabaseQueue(path: path)
    let schema = try before.write { database -> [Row] in
      let rows = try Row.fetchAll(database, sql: "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master")
      try Self.open(database)
      try database.execute(sql: "DELETE FROM sqlite_master WHERE type = 'trigger'")
      try database.execute(
        sql: "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?",
        arguments: [Self.loosened(rows.first { $0["name"] == table && $0["type"] == "table" }?["sql"] ?? ""), table])
      return rows
    }
    try before.close()
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let loose = try DatabaseQueue(path: path, configuration: configuration)
    let isDone = try loose.write { try change($0) }
    try loose.close()
    let after = try DatabaseQueue(path: path)
    try after.write { database in
      try Self.open(database)
      for row in schema {
        if row["type"] == "trigger" {
          try database.execute(
            sql: "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)",
            arguments: StatementArguments(row.databaseValues))
        } else if row["name"] == table, row["type"] == "table" {
          try database.execute(
            sql: "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", arguments: [row["sql"], table])
        }
      }
    }
    try after.close()
    return isDone
  }

  /// As one whom nothing hinders, `keys` apart, would open it.
  private static func open(_ database: Database) throws {
    try database.execute(sql: "PRAGMA writable_schema = ON")
  }

  /// A table's SQL without what it asks of values.
  private static func loosened(_ sql: String) -> String {
    var text = sql.replacing(" NOT NULL", with: "").replacing(") STRICT, WITHOUT", with: ") WITHOUT").replacing(
      ") STRICT", with: ")")
    var start = text.startIndex
    while let check = text[start...].firstRange(of: "CHECK (") {
      var depth = 0
      let end = text[check.lowerBound...].firstIndex {
        depth += $0 == "(" ? 1 : $0 == ")" ? -1 : 0
        return depth == 0 && $0 == ")"
      }
      guard let end else { break }
      let offset = text.distance(from: text.startIndex, to: check.upperBound)
      text.replaceSubrange(check.upperBound..<end, with: "1")
      start = text.index(text.startIndex, offsetBy: offset)
    }
    return text
  }

  /// All rows, or, where they must differ, one.
  private func change(_ database: Database) throws -> Bool {
    let flipped = """
      CASE typeof("\(column)")
        WHEN 'integer' THEN "\(column)" + 36028797018963968
        WHEN 'text' THEN CAST(x'ff' || substr(CAST("\(column)" AS BLOB), 2) AS TEXT)
        WHEN 'blob' THEN x'ff' || substr("\(column)", 2)
        ELSE 3 END
      """
    let value =
      switch kind {
      case .null: "NULL"
      case .otherType: "CASE typeof(\"\(column)\") WHEN 'text' THEN x'00ff' WHEN 'blob' THEN 'x' ELSE 'x' END"
      case .largest: "9223372036854775807"
      case .smallest: "-9223372036854775808"
      case .flipped: flipped
      }
    let key =
      try database.primaryKey(table).columns.isEmpty
      ? ["rowid"] : database.primaryKey(table).columns.map { "\"\($0)\"" }
    let keys = key.joined(separator: ", ")
    let one = " WHERE (\(keys)) = (SELECT \(keys) FROM \"\(table)\" LIMIT 1)"
    for rows in ["", one] {
      do {
        try database.inSavepoint {
          try database.execute(sql: "UPDATE \"\(table)\" SET \"\(column)\" = \(value)\(rows)")
          return .commit
        }
        return database.changesCount > 0
      } catch is DatabaseError { continue }
    }
    return false
  }
}
