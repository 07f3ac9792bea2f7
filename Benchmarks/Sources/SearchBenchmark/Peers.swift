import Foundation
import GRDB

/// What SQLite offers by itself, on the rows of the library's own database.
struct Peers {
  let queue: DatabaseQueue

  init(path: String) throws { queue = try DatabaseQueue(path: path) }

  /// - Returns: seconds of CPU, and the index's bytes.
  func makeTrigrams() throws -> (cpu: Double, bytes: Int) {
    let before = cpuSeconds()
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE VIRTUAL TABLE trigrams USING fts5 (
            text, content = 'page', content_rowid = 'id', tokenize = 'trigram');
          INSERT INTO trigrams (trigrams) VALUES ('rebuild');
          """)
    }
    return (cpuSeconds() - before, try bytes("trigrams%"))
  }

  func trigrams(_ query: String) throws {
    try queue.read { database in
      let quoted = "\"" + query.replacingOccurrences(of: "\"", with: "\"\"") + "\""
      _ = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT rowid, snippet(trigrams, 0, '[', ']', '…', 64) FROM trigrams WHERE trigrams MATCH ?
            ORDER BY rowid DESC LIMIT 20
            """), arguments: [quoted])
    }
  }

  func like(_ query: String) throws {
    try queue.read { database in
      _ = try Row.fetchAll(
        database.cachedStatement(sql: "SELECT id, text FROM page WHERE text LIKE ? ORDER BY id DESC LIMIT 20"),
        arguments: ["%\(query)%"])
    }
  }

  /// What tables and indexes take in the file.
  func bytes(_ names: String...) throws -> Int {
    try queue.read { database in
      try names.reduce(0) {
        $0 + (try Int.fetchOne(database, sql: "SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?", arguments: [$1]) ?? 0)
      }
    }
  }

  /// Makes the library take its index for one of older rules.
  func ageIndex() throws {
    try queue.write { try $0.execute(sql: "UPDATE setting SET value = 'older' WHERE key = 'searchRules'") }
  }
}
