internal import GRDB

/// The schema, as migrations that only go forward. What has been released is text that nothing else depends on, and is
/// never edited: `Tests/Fixtures/schema-N.sql` holds what each of them makes.
enum Schema {
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    // The migrations add and fill tables; none rewrites a table that others refer to, so that the foreign keys
    // need no check over a whole library at each one.
    func register(_ name: String, _ sql: String, _ more: @escaping @Sendable (Database) throws -> Void = { _ in }) {
      migrator.registerMigration(name, foreignKeyChecks: .immediate) { database in
        try database.execute(sql: sql)
        try more(database)
      }
    }
    register("1 briefings, materials, ledger", migration1)
    register("2 rooms and projections", migration2)
    register("3 what makes a record evidence", migration3, sealRecords)
    register("4 keys are sealed", migration4)
    register("5 screens say what they show", migration5)
    register("6 withdrawals, settings as entries, acts", migration6, enterSettings)
    register("7 days as planned, materials taken away", migration7)
    register("8 pages of paper", migration8)
    register("9 recipients that are one, notes, pages as drawn", migration9)
    register("10 pages of paper apart from those on the wall", migration10)
    register("11 those who sign in", migration11)
    register("12 what the desk needs", migration12)
    register("13 calendars, and what waits to be recorded", migration13)
    register("14 an index of names", migration14)
    register("15 print logs", migration15)
    register("16 surveys", migration16)
    register("17 those who follow", migration17)
    return migrator
  }()
}
