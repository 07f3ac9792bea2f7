internal import BriefingDomain
internal import GRDB

/// What a search of names reads in place of all of them: the same two kinds of tokens as those of pages, of the title, the
/// presenter and the files of a briefing, and of the names of files without one. A unit's name is in none: there are few
/// units, and a new name of one would be that of thousands of briefings.
///
/// It lags behind, so that nobody who registers or imports waits for it: what it lacks is looked through beside it.
enum NameIndex {
  /// A briefing's number in it is so much higher than among briefings: behind all files without one.
  static let ofBriefings: Int64 = 1 << 40

  /// Empties it. What then comes is as after a large import.
  static func empty(_ database: Database) throws {
    try database.execute(
      sql: """
        DROP TABLE IF EXISTS nameRuns;
        DROP TABLE IF EXISTS nameFeatures;
        CREATE VIRTUAL TABLE nameRuns USING fts5 (text, content = 'nameText', content_rowid = 'id', tokenize = 'runs');
        CREATE VIRTUAL TABLE nameFeatures USING fts5 (
          text, content = 'nameText', content_rowid = 'id', tokenize = 'features', detail = none, columnsize = 0);
        DELETE FROM nameText;
        DELETE FROM nameChanged;
        INSERT INTO nameChanged
        SELECT version.id FROM material JOIN version ON version.materialID = material.id WHERE briefingID IS NULL;
        """)
  }

  /// All briefings up to this number are in it.
  static func last(_ database: Database) throws -> Int64 {
    max(ofBriefings, try Int64.fetchOne(database, sql: "SELECT max(id) FROM nameText") ?? 0)
  }

  /// SQL for its rows as they should be, of the briefings and of the files for which these conditions are true.
  fileprivate static func rows(briefings: String, files: String) -> String {
    """
    SELECT \(ofBriefings) + briefing.id AS id, title || char(65535) || coalesce(presenter, '') || coalesce((
        SELECT group_concat(char(65535) || fileName, '') FROM material JOIN version ON version.materialID = material.id
        WHERE briefingID = briefing.id), '') AS text
      FROM briefing WHERE \(briefings)
    UNION ALL
    SELECT version.id, fileName FROM version JOIN material ON material.id = materialID
      WHERE material.briefingID IS NULL AND \(files)
    """
  }

  /// Whether it finds the tokens of the names that it has, and no others, and has the names that it should.
  static func fitsNames(_ database: Database) throws -> Bool {
    do {
      for table in ["nameRuns", "nameFeatures"] {
        try database.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return false
    }
    let last = try last(database)
    let differing = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM (\(rows(briefings: "briefing.id <= ?1 - \(ofBriefings)", files: "true"))) AS name
          FULL JOIN nameText ON nameText.id = name.id
        WHERE name.text IS NOT nameText.text AND coalesce(name.id, nameText.id) NOT IN (SELECT id FROM nameChanged)
        """, arguments: [last])
    return differing == 0
  }

  fileprivate static func add(_ ids: String, _ arguments: StatementArguments, _ database: Database) throws {
    for table in ["nameRuns", "nameFeatures"] {
      try database.execute(
        sql: "INSERT INTO \(table) (rowid, text) SELECT id, text FROM nameText WHERE \(ids)", arguments: arguments)
    }
  }

  fileprivate static func remove(_ ids: String, _ arguments: StatementArguments, _ database: Database) throws {
    for table in ["nameRuns", "nameFeatures"] {
      try database.execute(
        sql: """
          INSERT INTO \(table) (\(table), rowid, text) SELECT 'delete', id, text FROM nameText WHERE \(ids)
          """, arguments: arguments)
    }
    try database.execute(sql: "DELETE FROM nameText WHERE \(ids)", arguments: arguments)
  }
}

extension StoreReader {
  /// How many briefings and files the index of names lacks, counted up to `most`.
  public func namesBehind(most: Int) throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM (
          SELECT 1 FROM briefing WHERE id > ? UNION ALL SELECT 1 FROM nameChanged LIMIT ?)
        """, arguments: [try NameIndex.last(database) - NameIndex.ofBriefings, most]) ?? 0
  }

  /// What the index of names lacks, as numbers in it.
  func namesNotIndexed() throws -> any PageStream {
    let behind = try NameIndex.last(database) - NameIndex.ofBriefings
    return try EitherStream([
      NumberStream(database, "briefing WHERE", from: behind + 1, plus: NameIndex.ofBriefings),
      NumberStream(database, "nameChanged WHERE"),
    ])
  }

  /// All that are in it.
  func everyName() throws -> any PageStream { try NumberStream(database, "nameText WHERE") }

  /// The briefings of some units, as numbers in it.
  func briefingsNamed(of units: [OfficeUnit.ID]) throws -> any PageStream {
    // Of one unit SQLite's own index has the briefings in order. Of several it would have to sort them at each question.
    let column = units.count == 1 ? "unitID" : "+unitID"
    return try NumberStream(
      database, "briefing WHERE \(column) IN (\(units.map(\.description).joined(separator: ","))) AND",
      plus: NameIndex.ofBriefings)
  }
}

/// The numbers of rows of a table, some at a time.
private final class NumberStream: PageStream {
  private static let some = 256
  private let statement: Statement
  private let offset: Int64
  private var read: ArraySlice<Int64> = []
  private var isAtEnd = false

  /// - Parameters:
  ///   - rows: SQL for the table and what is wanted of it, up to an `AND`.
  ///   - first: the lowest number. Said here and not among the rows: of two lowest ones SQLite looks for one alone.
  ///   - offset: what is added to each number.
  init(_ database: Database, _ rows: String, from first: Int64 = 1, plus offset: Int64 = 0) throws {
    self.offset = offset
    statement = try database.makeStatement(
      sql: "SELECT id FROM \(rows) id BETWEEN \(first) AND ? ORDER BY id DESC LIMIT \(Self.some)")
  }

  func next(atMost bound: Int64) throws -> Int64? {
    while true {
      read = read.drop { $0 > bound }
      if let first = read.first { return first }
      if isAtEnd || bound <= offset { return nil }
      read = try Int64.fetchAll(statement, arguments: [bound - offset]).map { offset + $0 }[...]
      isAtEnd = read.count < Self.some
    }
  }
}

extension StoreWriter {
  /// Brings the index of names nearer to what it should be, by so many briefings and files.
  public func indexNames(most: Int) throws {
    let last = try NameIndex.last(database)
    try database.execute(
      sql: """
        INSERT INTO nameText \(NameIndex.rows(briefings: "briefing.id > ?1", files: "false")) ORDER BY id LIMIT ?2
        """, arguments: [last - NameIndex.ofBriefings, most])
    let added = database.changesCount
    try NameIndex.add("id > ?", [last], database)
    // What comes behind the last one is read as it is when its turn comes.
    try database.execute(sql: "DELETE FROM nameChanged WHERE id > ?", arguments: [last])
    let changed = try Int64.fetchAll(
      database, sql: "SELECT id FROM nameChanged LIMIT ?", arguments: [max(0, most - added)])
    guard !changed.isEmpty else { return }
    let (listed, list): (String, StatementArguments) = ("id IN (SELECT value FROM json_each(?1))", ["\(changed)"])
    try NameIndex.remove(listed, list, database)
    try database.execute(
      sql: """
        INSERT INTO nameText \(NameIndex.rows(
          briefings: "briefing.id IN (SELECT value - \(NameIndex.ofBriefings) FROM json_each(?1))",
          files: "version.id IN (SELECT value FROM json_each(?1))"))
        """, arguments: list)
    try NameIndex.add(listed, list, database)
    try database.execute(sql: "DELETE FROM nameChanged WHERE \(listed)", arguments: list)
  }
}
