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

  /// Writes both tables anew without what was removed: until then FTS5 only notes that it is not to be found.
  static func forgetRemoved(_ database: Database) throws {
    for table in ["pageRuns", "pageFeatures", "nameRuns", "nameFeatures"] {
      try database.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('optimize')")
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

  /// Whether it finds pages by what they say. FTS5's own comparison reads the lists from their beginning to their end and
  /// so does not see where the way into their middle is lost, which every search takes.
  static func answers(_ database: Database) throws -> Bool {
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM page") ?? 0
    let pages = try Row.fetchCursor(
      database, sql: "SELECT id, text FROM page WHERE id % ? = 0", arguments: [max(1, count / 1_000)])
    func question(_ table: IndexTable) throws -> Statement {
      try database.makeStatement(
        sql: "SELECT count(*) FROM \(table.rawValue) WHERE \(table.rawValue) MATCH ? AND rowid = ?")
    }
    let (runs, features) = (try question(.runs), try question(.features))
    while let page = try pages.next() {
      let id: Int64 = try page.value(0)
      let tokens = tokens(of: try page.value(1))
      for (question, tokens) in [(runs, tokens.runs), (features, tokens.features)] {
        let asked = Set([tokens.first, tokens.dropFirst(tokens.count / 2).first, tokens.last].compactMap(\.self))
        // FTS5 reads a question up to a zero byte.
        for token in asked
        where try !token.contains(0) && Int.fetchOne(question, arguments: [SearchPlan.phrase([token]), id]) != 1 {
          return false
        }
      }
    }
    return true
  }

  private static func tokens(of text: String) -> (runs: [[UInt8]], features: [[UInt8]]) {
    var folded = FoldedText()
    Array(text.utf8).withUnsafeBufferPointer { Folding.fold($0, into: &folded) }
    var (runs, features): ([[UInt8]], [[UInt8]]) = ([], [])
    folded.bytes.withUnsafeBufferPointer { page in
      SearchTokens.runs(page) { token, _ in
        runs.append(Array(token))
        return true
      }
      PageFeatures().collect(page) { token in
        features.append(Array(token))
        return true
      }
    }
    return (runs, features)
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

  /// Does the next part of indexing again, in the transaction of the caller: the first one empties the index, and folds
  /// names again. Several processes may do parts of it in turn, and one that is cut off is gone on with by the next.
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
      try NameIndex.empty(database)
      try FoldedColumns.renew(database)
      rebuild = Rebuild(done: 0, last: try Int64.fetchOne(database, sql: "SELECT max(id) FROM page") ?? 0)
    }
    // By rows and not by numbers, which a changed id may make as large as a number can be.
    let part = "FROM page WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"
    let bounds: StatementArguments = [rebuild.done, rebuild.last, pages]
    let end = try Int64.fetchOne(database, sql: "SELECT max(id) FROM (SELECT id \(part))", arguments: bounds)
    for table in ["pageRuns", "pageFeatures"] {
      try database.execute(sql: "INSERT INTO \(table) (rowid, text) SELECT id, text \(part)", arguments: bounds)
    }
    rebuild.done = end ?? rebuild.last
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
    // What is there while there is something to do; anything else was written by nobody of ours.
    guard parts.count == 2, parts[0] > 0, parts[0] < parts[1] else { return nil }
    self.init(done: parts[0], last: parts[1])
  }

  var text: String { "\(done)/\(last)" }
}
