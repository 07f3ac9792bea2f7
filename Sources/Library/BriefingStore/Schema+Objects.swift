internal import BriefingDomain
internal import GRDB

extension Schema {
  /// A table, view, trigger or index of the schema, by its kind and name.
  struct Object: Hashable {
    let kind, name: String
  }

  /// What a database of ours is made of, each with its SQL, as the migrations make it in an empty one.
  ///
  /// - Parameter version: the last migration that has been applied; all of them when `nil`.
  static func objects(of version: String? = nil) throws -> [Object: String] {
    var configuration = Configuration()
    configuration.prepareDatabase { SearchIndex.addTokenizers($0) }
    let empty = try DatabaseQueue(configuration: configuration)
    if let version { try migrator.migrate(empty, upTo: version) } else { try migrator.migrate(empty) }
    return try empty.read(objects)
  }

  /// What a database is made of; SQLite's own indexes and the tables of virtual tables have no SQL.
  static func objects(in database: Database) throws -> [Object: String] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return Dictionary(
      try rows.map { (Object(kind: try $0.value(0), name: try $0.value(1)), try $0.value(2)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The triggers that hold the rules of ledger and record against every program that opens the file.
  static func rules() throws -> [Object: String] { try objects().filter { $0.key.kind == "trigger" } }

  /// Refuses a database with tables, views, triggers or indexes that no utsusu makes: what came with a file from elsewhere
  /// would run with every query.
  ///
  /// - Throws: `StoreError.damagedDatabase`, naming the first.
  static func refuseStrangers(_ database: Database) throws {
    // Where there is none, it is no utsusu's at all, and for others to say so.
    guard try database.tableExists("grdb_migrations") else { return }
    // As the utsusu that wrote it would have made it: what a later one takes away is no stranger in an earlier file.
    let applied = try migrator.appliedIdentifiers(database)
    let version = migrator.migrations.last(where: applied.contains)
    let known = try version.map { try objects(of: $0) } ?? [Object(kind: "table", name: "grdb_migrations"): ""]
    let strangers = try objects(in: database).keys.filter { known[$0] == nil }
    if let stranger = strangers.map({ "\($0.kind) \($0.name)" }).min() {
      throw StoreError.damagedDatabase("\(stranger) is none of utsusu's")
    }
  }
}
