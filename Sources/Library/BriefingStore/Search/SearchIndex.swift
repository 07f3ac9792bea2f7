internal import GRDB
internal import JapaneseText

/// The two FTS5 tables that searches read: run tokens with their places, and the features of whole pages.
///
/// They hold every page, those of old versions too. Which rules made them is noted in `setting`; a database that was made
/// by other rules is indexed again before anybody searches it.
enum SearchIndex {
  /// What the index depends on.
  static let rules = "folding \(Folding.version), tokens \(SearchTokens.version)"

  private static let rulesKey = "searchRules"
  private static let rebuildKey = "searchRebuild"

  static func addTokenizers(_ database: Database) {
    database.add(tokenizer: RunTokenizer.self)
    database.add(tokenizer: FeatureTokenizer.self)
  }

  /// Makes both tables, empty.
  static func create(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE VIRTUAL TABLE pageRuns USING fts5 (
          text, content = 'page', content_rowid = 'id', tokenize = 'runs');
        CREATE VIRTUAL TABLE pageFeatures USING fts5 (
          text, content = 'page', content_rowid = 'id', tokenize = 'features', detail = none, columnsize = 0);
        -- What is collected in memory before it is written: more of it means less merging.
        INSERT INTO pageRuns (pageRuns, rank) VALUES ('hashsize', 134217728);
        INSERT INTO pageFeatures (pageFeatures, rank) VALUES ('hashsize', 33554432);
        """)
    try set(rulesKey, rules, database)
  }

  static func add(_ page: Int64, _ text: String, _ database: Database) throws {
    for table in ["pageRuns", "pageFeatures"] {
      try database.cachedStatement(sql: "INSERT INTO \(table) (rowid, text) VALUES (?, ?)")
        .execute(arguments: [page, text])
    }
  }

  /// - Parameter text: what the page says, which FTS5 keeps nowhere itself.
  static func remove(_ page: Int64, _ text: String, _ database: Database) throws {
    for table in ["pageRuns", "pageFeatures"] {
      try database.cachedStatement(sql: "INSERT INTO \(table) (\(table), rowid, text) VALUES ('delete', ?, ?)")
        .execute(arguments: [page, text])
    }
  }

  /// Whether FTS5 finds the tokens of all pages, and no others, in both tables.
  static func fitsPages(_ database: Database) throws -> Bool {
    do {
      for table in ["pageRuns", "pageFeatures"] {
        try database.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
      }
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return false
    }
  }

  static func isCurrent(_ database: Database) throws -> Bool {
    try value(rulesKey, database) == rules && value(rebuildKey, database) == nil
  }

  /// Calls the index outdated, so that it is made again.
  static func outdate(_ database: Database) throws {
    try set(rulesKey, nil, database)
    try set(rebuildKey, nil, database)
  }

  /// How far indexing again has come.
  struct Rebuild {
    /// Pages up to this one are indexed.
    var done: Int64
    /// The last page that was there at the beginning; later ones were indexed as they came.
    let last: Int64
  }

  /// Does the next part of indexing again, in the transaction of the caller: the first one empties the index. Several
  /// processes may do parts of it in turn, and one that is cut off is gone on with by the next.
  ///
  /// - Returns: `nil` when the index is complete.
  static func rebuildNext(_ database: Database, pages: Int64 = 32_000) throws -> Rebuild? {
    guard try !isCurrent(database) else { return nil }
    var rebuild: Rebuild
    if try value(rulesKey, database) == rules, let begun = try value(rebuildKey, database).flatMap(Rebuild.init) {
      rebuild = begun
    } else {
      try database.execute(sql: "DROP TABLE IF EXISTS pageRuns; DROP TABLE IF EXISTS pageFeatures")
      try create(database)
      rebuild = Rebuild(done: 0, last: try Int64.fetchOne(database, sql: "SELECT max(id) FROM page") ?? 0)
    }
    let end = min(rebuild.last, rebuild.done + pages)
    for table in ["pageRuns", "pageFeatures"] {
      try database.execute(
        sql: "INSERT INTO \(table) (rowid, text) SELECT id, text FROM page WHERE id > ? AND id <= ? ORDER BY id",
        arguments: [rebuild.done, end])
    }
    rebuild.done = end
    let isComplete = rebuild.done >= rebuild.last
    try set(rebuildKey, isComplete ? nil : rebuild.text, database)
    return isComplete ? nil : rebuild
  }

  private static func value(_ key: String, _ database: Database) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key])
  }

  private static func set(_ key: String, _ value: String?, _ database: Database) throws {
    try database.execute(sql: "DELETE FROM setting WHERE key = ?", arguments: [key])
    guard let value else { return }
    try database.execute(sql: "INSERT INTO setting VALUES (?, ?)", arguments: [key, value])
  }
}

extension SearchIndex.Rebuild {
  init?(_ text: String) {
    let parts = text.split(separator: "/").compactMap { Int64($0) }
    guard parts.count == 2 else { return nil }
    self.init(done: parts[0], last: parts[1])
  }

  var text: String { "\(done)/\(last)" }
}
