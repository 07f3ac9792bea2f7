public import BriefingDomain
internal import Crypto
internal import Foundation
internal import GRDB

/// A file as it is kept: what a new version of a material brings.
public struct KeptFile: Sendable {
  public let name: String
  public let sha256: ContentHash
  public let byteCount: Int
  public let content: MaterialContent

  public init(name: String, sha256: ContentHash, byteCount: Int, content: MaterialContent) {
    self.name = name
    self.sha256 = sha256
    self.byteCount = byteCount
    self.content = content
  }
}

/// What `MaterialVersion.init` reads, from a join of `version` and `material`.
let versionColumns = """
  version.id, materialID, briefingID, position, version.number, fileName, sha256, byteCount, format, pageCount,
  reason, detail, version.registeredAt, removedAt, removedBy, removalReason, \(paperColumn)
  """

extension MaterialVersion {
  init(_ row: Row) throws {
    self.init(
      id: try row.value(0), material: try row.value(1), briefing: try row.optional(2), position: try row.value(3),
      number: try row.value(4), fileName: try row.value(5), sha256: try ContentHash(row, at: 6),
      byteCount: try row.value(7), format: try row.choice(8), pageCount: try row.value(9),
      reason: try row.optionalChoice(10), detail: try row.optional(11), registeredAt: try row.value(12),
      removal: try Removal(row, at: 13), paper: try (row.optional(16) as String?).flatMap(PaperPages.init))
  }
}

extension MaterialVersion.Removal {
  fileprivate init?(_ row: Row, at column: Int) throws {
    guard let instant: Instant = try row.optional(column) else { return nil }
    self.init(at: instant, by: try row.value(column + 1), reason: try row.optional(column + 2) ?? "")
  }
}

extension StoreReader {
  /// Every version of the briefing's materials, by position, the newest version last.
  public func versions(of briefing: Briefing.ID) throws -> [MaterialVersion] {
    try versions("WHERE briefingID = ? ORDER BY position, version.number", [briefing])
  }

  /// The newest version of each of the briefing's materials, by position. Where that was taken away, the one before it
  /// does not come up by itself: it was replaced, and may be out of date.
  public func currentVersions(of briefing: Briefing.ID) throws -> [MaterialVersion] {
    try versions("WHERE briefingID = ? AND isCurrent AND removedAt IS NULL ORDER BY position", [briefing])
  }

  /// What may be shown soon: the current versions of the briefings that begin within some instants, the first one first,
  /// then those that were registered last, the newest first.
  ///
  /// - Parameter latest: how many versions of the library are looked through for those.
  public func versionsToShow(within instants: Range<Instant>, latest: Int) throws -> [MaterialVersion] {
    let shown = "isCurrent AND removedAt IS NULL AND cancelledAt IS NULL"
    let soon = try versions(
      """
      JOIN briefing ON briefing.id = briefingID
      WHERE startsAt >= ? AND startsAt < ? AND \(shown) ORDER BY startsAt, briefingID, position
      """, [instants.lowerBound, instants.upperBound])
    let new = try versions(
      """
      JOIN briefing ON briefing.id = briefingID
      WHERE version.id > (SELECT max(id) FROM version) - ? AND \(shown) ORDER BY version.id DESC
      """, [latest])
    var known: Set<MaterialVersion.ID> = []
    return (soon + new).filter { known.insert($0.id).inserted }
  }

  /// Every version of a material, the newest last.
  public func versions(of material: Material.ID) throws -> [MaterialVersion] {
    try versions("WHERE materialID = ? ORDER BY version.number", [material])
  }

  /// Every version with this content, the oldest first.
  public func versions(with hash: ContentHash) throws -> [MaterialVersion] {
    try versions("WHERE sha256 = ? ORDER BY version.id", [Data(hash.bytes)])
  }

  /// The newest material whose current version has this content; old versions are no place where it can be found.
  public func currentVersion(with hash: ContentHash) throws -> MaterialVersion? {
    try versions(
      """
      WHERE sha256 = ? AND removedAt IS NULL AND NOT EXISTS (
        SELECT 1 FROM version AS later WHERE later.materialID = version.materialID AND later.number > version.number)
      ORDER BY version.id DESC LIMIT 1
      """, [Data(hash.bytes)]
    ).first
  }

  public func version(_ id: MaterialVersion.ID) throws -> MaterialVersion? {
    try versions("WHERE version.id = ?", [id]).first
  }

  public func versions(_ ids: Set<MaterialVersion.ID>) throws -> [MaterialVersion.ID: MaterialVersion] {
    let found = try versions("WHERE version.id IN (SELECT value FROM json_each(?))", [list(ids)])
    return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
  }

  /// The version of a material with this number; the newest where `number` is `nil`.
  public func version(_ number: Int?, of material: Material.ID) throws -> MaterialVersion? {
    try versions(
      "WHERE materialID = ?1 AND (version.number = ?2 OR ?2 IS NULL) ORDER BY version.number DESC LIMIT 1",
      [material, number]
    ).first
  }

  /// The version that was made of the file at `path` when it had this size and time; `nil` if it has changed or
  /// is new.
  ///
  /// - Parameter modifiedAt: nanoseconds since 1970, as the file's folder has it.
  public func indexedVersion(path: [UInt8], byteCount: Int, modifiedAt: Int64) throws -> MaterialVersion.ID? {
    try MaterialVersion.ID.fetchOne(
      database,
      sql: "SELECT versionID FROM indexedFile WHERE path = ? AND byteCount = ? AND modifiedAt = ?",
      arguments: [Data(path), byteCount, modifiedAt])
  }

  /// The version that the file at `path` gave when it was last indexed.
  public func indexedVersion(path: [UInt8]) throws -> MaterialVersion.ID? {
    try MaterialVersion.ID.fetchOne(
      database, sql: "SELECT versionID FROM indexedFile WHERE path = ?", arguments: [Data(path)])
  }

  /// The pages of a version, or the one with this number, in their order.
  public func pages(of version: MaterialVersion.ID, _ number: Int? = nil) throws -> [Page] {
    try Row.fetchAll(
      database,
      sql: "SELECT number, text, notes FROM page WHERE versionID = ?1 AND (number = ?2 OR ?2 IS NULL) ORDER BY number",
      arguments: [version, number]
    ).map { Page(number: try $0.value(0), text: try $0.value(1), notes: try $0.optional(2)) }
  }

  /// How many slides of presentations are hidden in their files, by their texts, which say so; one without text does not.
  public func hiddenSlides(of versions: [MaterialVersion]) throws -> [MaterialVersion.ID: Int] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT versionID, count(*) FROM page
        WHERE versionID IN (SELECT value FROM json_each(?)) AND text LIKE ? GROUP BY versionID
        """,
      arguments: [
        list(Set(versions.filter { $0.format == .pptx }.map(\.id))), HiddenText.opening + "%" + HiddenText.closing,
      ])
    return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.value(0), try $0.value(1)) })
  }

  func versions(_ condition: String, _ arguments: StatementArguments) throws -> [MaterialVersion] {
    try Row.fetchAll(
      database,
      sql: "SELECT \(versionColumns) FROM version JOIN material ON material.id = materialID \(condition)",
      arguments: arguments
    ).map(MaterialVersion.init)
  }
}

extension StoreWriter {
  /// A new material of a briefing, or of none, at the end of its list.
  public func addMaterial(to briefing: Briefing.ID?) throws -> Material.ID {
    try database.execute(
      sql: """
        INSERT INTO material (briefingID, position)
        VALUES (?1, 1 + coalesce((SELECT max(position) FROM material WHERE briefingID = ?1), 0))
        """, arguments: [briefing])
    return Material.ID(database.lastInsertedRowID)
  }

  /// Puts a briefing's materials in an order; those that it does not name stand behind, as they did.
  public func order(_ materials: [Material.ID], of briefing: Briefing.ID) throws {
    let all = try Material.ID.fetchAll(
      database, sql: "SELECT id FROM material WHERE briefingID = ? ORDER BY position", arguments: [briefing])
    let ordered = materials.filter(all.contains) + all.filter { !materials.contains($0) }
    // No two have one place, not even meanwhile.
    try database.execute(
      sql: "UPDATE material SET position = position + 1000000 WHERE briefingID = ?", arguments: [briefing])
    for (place, material) in ordered.enumerated() {
      try database.execute(sql: "UPDATE material SET position = ? WHERE id = ?", arguments: [place + 1, material])
    }
  }

  /// The next version of a material, with its pages and their index.
  ///
  /// - Returns: the version's id.
  public func addVersion(_ file: KeptFile, to material: Material.ID, at instant: Instant) throws -> MaterialVersion.ID {
    try database.execute(
      sql: "UPDATE version SET isCurrent = 0 WHERE materialID = ? AND isCurrent", arguments: [material])
    let pages = file.content.pages
    let firstPage = try placeForPages(pages.count)
    try database.execute(
      sql: """
        INSERT INTO version (materialID, number, fileName, sha256, byteCount, format, pageCount, firstPageID, isCurrent,
          reason, detail, textSHA256, registeredAt, authorPages, drawnPages, paperPages)
        VALUES (?1, 1 + coalesce((SELECT max(number) FROM version WHERE materialID = ?1), 0),
          ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9, ?10, ?11, ?12,
          (SELECT drawnPages FROM version WHERE sha256 = ?3 AND format = ?5 AND drawnPages IS NOT NULL LIMIT 1),
          (SELECT paperPages FROM version WHERE sha256 = ?3 AND format = ?5 AND paperPages IS NOT NULL LIMIT 1))
        """,
      arguments: [
        material, file.name, Data(file.sha256.bytes), file.byteCount, file.content.format.rawValue, pages.count,
        firstPage, file.content.reason?.rawValue, file.content.detail, Data(textHash(pages).bytes), instant,
        file.content.paperPages,
      ])
    let version = MaterialVersion.ID(database.lastInsertedRowID)
    try insert(pages, of: version, from: firstPage)
    for (id, page) in zip(firstPage..., pages.reversed()) { try SearchIndex.add(id, page.text, database) }
    if !file.content.format.hasOwnPages { try copyDrawn(to: version) }
    return version
  }

  /// The first of so many ids after those of all pages.
  func placeForPages(_ count: Int) throws -> Int64 {
    let last = try lastPage() ?? 0
    _ = try last.advanced(checking: count + 1)
    return last + 1
  }

  /// The ids run against the pages, so that the index, read backwards, gives the pages of a version in their order.
  func insert(_ pages: [Page], of version: MaterialVersion.ID, from firstPage: Int64) throws {
    let insert = try database.cachedStatement(
      sql: "INSERT INTO page (id, versionID, number, text, notes) VALUES (?, ?, ?, ?, ?)")
    for (id, page) in zip(firstPage..., pages.reversed()) {
      try insert.execute(arguments: [id, version, page.number, page.text, page.notes])
    }
  }

  /// Remembers which version the file at `path` gave.
  public func rememberIndexed(path: [UInt8], byteCount: Int, modifiedAt: Int64, version: MaterialVersion.ID) throws {
    try database.execute(
      sql: """
        INSERT INTO indexedFile VALUES (?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET
          byteCount = excluded.byteCount, modifiedAt = excluded.modifiedAt, versionID = excluded.versionID
        """, arguments: [Data(path), byteCount, modifiedAt, version])
  }
}

/// SHA-256 over the numbers and texts of the pages, each text with its length so that none can move into another.
func textHash(_ pages: some Sequence<Page>) -> ContentHash {
  var hasher = SHA256()
  for page in pages {
    hasher.update(data: Array("\(page.number) \(page.text.utf8.count) ".utf8))
    var text = page.text
    text.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
  }
  return ContentHash(hasher.finalize())!
}
