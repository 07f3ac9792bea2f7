internal import BriefingDomain
internal import GRDB

extension Schema {
  /// Refuses a database with tables, views, triggers or indexes that no utsusu makes: what came with a file from elsewhere
  /// would run with every query.
  ///
  /// - Throws: `StoreError.damagedDatabase`, naming the first.
  static func refuseStrangers(_ database: Database) throws {
    let question =
      "SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1"
    var configuration = Configuration()
    configuration.prepareDatabase { SearchIndex.addTokenizers($0) }
    // Where there is none, it is no utsusu's at all, and for others to say so.
    let applied = try migrator.appliedIdentifiers(database)
    guard let version = migrator.migrations.last(where: applied.contains) else { return }
    // As the utsusu that wrote it would have made it: what a later one takes away is no stranger in an earlier file.
    let own = try DatabaseQueue(configuration: configuration)
    try migrator.migrate(own, upTo: version)
    let known = Set(try own.read { try String.fetchAll($0, sql: question) })
    if let stranger = try String.fetchAll(database, sql: question).first(where: { !known.contains($0) }) {
      throw StoreError.damagedDatabase("\(stranger) is none of utsusu's")
    }
  }
}
