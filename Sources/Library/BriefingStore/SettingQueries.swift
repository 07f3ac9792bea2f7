public import BriefingDomain
public import BriefingLedger
internal import Foundation
internal import GRDB

extension SettingEntry {
  fileprivate static let columns = "seq, name, subject, value, recordedAt, recordedBy, hashForm, previousHash, hash"

  fileprivate init(_ row: Row) throws {
    guard let setting = Setting(name: try row.value(1), subject: try row.value(2)) else { throw row.damage(2) }
    self.init(
      number: try row.value(0), setting: setting, value: try row.optional(3), recordedAt: try row.optional(4),
      recordedBy: try row.optional(5))
  }
}

extension StoreReader {
  /// - Parameter last: the entry that is looked at last, where not all are.
  public func setting(_ setting: Setting, upTo last: SettingEntry.ID? = nil) throws -> String? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT value FROM settingEntry WHERE name = ? AND subject = ? AND seq <= ? ORDER BY seq DESC LIMIT 1
          """), arguments: [setting.name, setting.subject, last?.rawValue ?? .max]
    )?.optional(0)
  }

  /// Every change of a setting, in the order of recording.
  public func settingEntries(upTo last: SettingEntry.ID? = nil) throws -> [SettingEntry] {
    try Row.fetchAll(
      database.cachedStatement(sql: "SELECT \(SettingEntry.columns) FROM settingEntry WHERE seq <= ? ORDER BY seq"),
      arguments: [last?.rawValue ?? .max]
    ).map(SettingEntry.init)
  }

  /// The same with their hashes.
  public func settingLinks() throws -> [SettingLink] {
    try Row.fetchAll(database, sql: "SELECT \(SettingEntry.columns) FROM settingEntry ORDER BY seq").map { row in
      SettingLink(
        entry: try SettingEntry(row), hashForm: try row.value(6), previousHash: try ContentHash(row, at: 7),
        hash: try ContentHash(row, at: 8))
    }
  }

  /// Of each setting of a name the newest entry.
  ///
  /// - Parameter subjects: of these alone, where not all are meant; as JSON.
  func newestEntries(
    of name: String, _ subjects: String? = nil, upTo last: SettingEntry.ID?
  ) throws -> [SettingEntry] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT \(SettingEntry.columns), max(seq) FROM settingEntry WHERE name = ? AND seq <= ?
            \(subjects == nil ? "" : "AND subject IN (SELECT value FROM json_each(?))") GROUP BY subject
          """),
      arguments: [name, last?.rawValue ?? .max] + StatementArguments(subjects.map { [$0] } ?? [])
    ).map(SettingEntry.init)
  }

  /// What something is set to; `nil` where it is not.
  ///
  /// - Throws: `StoreError.damagedDatabase` where that cannot be read.
  public func setting<Value>(
    _ setting: Setting, upTo last: SettingEntry.ID? = nil, _ reading: (String) -> Value?
  ) throws -> Value? {
    try self.setting(setting, upTo: last).map { try setting.read($0, reading) }
  }

  /// By kind, then by name.
  public func factors(upTo last: SettingEntry.ID? = nil) throws -> [SheetFactor] {
    try newestEntries(of: Setting.factor("").name, upTo: last).compactMap { entry -> SheetFactor? in
      guard case .factor(let name) = entry.setting else { return nil }
      return try entry.read { SheetFactor(name: name, settingValue: $0) }
    }.sorted(by: SheetFactor.isInOrder)
  }

  /// The months from which on units project.
  func adoptions(upTo last: SettingEntry.ID?) throws -> [OfficeUnit.ID: Month] {
    var months: [OfficeUnit.ID: Month] = [:]
    for entry in try newestEntries(of: Setting.adoption(0).name, upTo: last) {
      if case .adoption(let unit) = entry.setting { months[unit] = try entry.read(Month.init(iso:)) }
    }
    return months
  }

  /// The pages of a copy that entries of the ledger do not say, as they became known later.
  ///
  /// - Parameter entries: of these alone, where not all are meant.
  public func latePages(
    of entries: [LedgerEntry.ID]? = nil, upTo last: SettingEntry.ID? = nil
  ) throws -> [LedgerEntry.ID: PaperPages] {
    var pages: [LedgerEntry.ID: PaperPages] = [:]
    let subjects = entries.map { "[" + $0.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
    for entry in try newestEntries(of: Setting.pages(0).name, subjects, upTo: last) {
      if case .pages(let number) = entry.setting { pages[number] = try entry.read(PaperPages.init) }
    }
    return pages
  }

  /// What the stock-take has said, each entry as it was said last, in the order of their numbers.
  public func stockRecords(upTo last: SettingEntry.ID? = nil) throws -> [StockRecord] {
    try newestEntries(of: Setting.stock(0).name, upTo: last).compactMap { setting -> StockRecord? in
      guard case .stock(let number) = setting.setting else { return nil }
      return try setting.read(StockEntry.init(settingValue:)).map {
        StockRecord(number: number, entry: $0, recordedAt: setting.recordedAt, recordedBy: setting.recordedBy)
      }
    }.sorted { $0.number < $1.number }
  }

  /// All amounts that each entry of the stock-take ever had.
  public func stockAmounts() throws -> [StockEntry.ID: Set<Int>] {
    var amounts: [StockEntry.ID: Set<Int>] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT \(SettingEntry.columns) FROM settingEntry WHERE name = ?",
      arguments: [Setting.stock(0).name])
    {
      let entry = try SettingEntry(row)
      guard case .stock(let number) = entry.setting, let said = try entry.read(StockEntry.init(settingValue:)) else {
        continue
      }
      amounts[number, default: []].insert(said.amount)
    }
    return amounts
  }

  /// The highest number that an entry of the stock-take ever had.
  public func lastStockNumber() throws -> StockEntry.ID { StockEntry.ID(try lastSubject(of: Setting.stock(0).name)) }

  /// The highest number that a setting of a name was ever about; 0 where there was none.
  func lastSubject(of name: String) throws -> Int64 {
    try Int64.fetchOne(
      database, sql: "SELECT max(CAST(subject AS INTEGER)) FROM settingEntry WHERE name = ?", arguments: [name]) ?? 0
  }

  public func latePages(of entry: LedgerEntry.ID) throws -> PaperPages? { try setting(.pages(entry), PaperPages.init) }

  /// The last entry of the settings: who notes its hash elsewhere can tell later that none before it has changed.
  ///
  /// - Parameter instant: the last one that was recorded before it; the last of all when `nil`.
  public func settingsHead(before instant: Instant? = nil) throws -> ChainHead {
    try chainHead(of: "settingEntry", before: instant)
  }

  /// Checks every setting against its hash, the hash before it and the count.
  ///
  /// - Returns: the number of the first that does not fit, with what is wrong; `nil` when all fit.
  public func brokenSetting() throws -> (entry: SettingEntry.ID, fault: ChainFault)? {
    try brokenLink(of: "settingEntry", SettingEntry.columns) { row, previous in
      guard Int.fromDatabaseValue(row[6]) == SettingLink.form else { return [] }
      var form = CanonicalForm(after: previous)
      for column in 0..<6 { form.add(row[column] as DatabaseValue) }
      return form.hash
    }.map { (entry: SettingEntry.ID($0.number), fault: $0.fault) }
  }
}

extension StoreWriter {
  /// Appends an entry that sets it; nothing where it is so already.
  ///
  /// - Parameter value: `nil` goes back to what utsusu takes without a setting.
  public func set(_ setting: Setting, to value: String?, at instant: Instant, by person: String) throws {
    guard try self.setting(setting) != value else { return }
    let head = try settingsHead()
    let number = try nextNumber(of: "settingEntry", after: head)
    let entry = SettingEntry(
      number: SettingEntry.ID(number), setting: setting, value: value, recordedAt: instant, recordedBy: person)
    let hash = SettingLink.hash(entry, after: head.hash.bytes)
    try database.execute(
      sql: "INSERT INTO settingEntry (\(SettingEntry.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        number, setting.name, setting.subject, value, instant, person, SettingLink.form, Data(head.hash.bytes),
        Data(hash),
      ])
  }
}

extension Setting {
  /// - Throws: `StoreError.damagedDatabase` for a value that no utsusu has set.
  fileprivate func read<Value>(_ text: String, _ reading: (String) -> Value?) throws(StoreError) -> Value {
    guard let value = reading(text) else { throw .damagedDatabase("setting \(name) \(subject): \(text)") }
    return value
  }
}

extension SettingEntry {
  func read<Value>(_ reading: (String) -> Value?) throws(StoreError) -> Value? {
    guard let value else { return nil }
    return try setting.read(value, reading)
  }
}
