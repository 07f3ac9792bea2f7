public import BriefingDomain
public import BriefingLedger
internal import Foundation
internal import GRDB

/// The chain of the records: when a projection is over, its record is sealed by a SHA-256 over all of it and the seal
/// before it, in the order of their ends.
///
/// The bytes that are hashed are a ``CanonicalForm`` of the seal's number, and then, of each of the questions, the number
/// of rows and their values in the order of the columns.
enum RecordChain {
  /// What a record of each form is made of. Names that may change are not: a room's is the one of then, recipients and
  /// versions are numbers, and a version's content is its hash. A form never changes, so that old seals stay valid: what
  /// is added to a record makes another form.
  private static let formWithoutScreens = questions(ofProjection: "", ofLine: "")
  private static let formWithScreens = questions(ofProjection: ", recordForm", ofLine: ", seenFrom")

  private static func questions(ofProjection more: String, ofLine moreOfLine: String) -> [String] {
    [
      """
      SELECT id, roomID, roomName, briefingID, driver, minutes, requestedAt, startedAt, endAskedAt, endedAt, endedBy,
        presence, screens\(more) FROM projection WHERE id = ?
      """,
      "SELECT recipientID FROM projectionPresent WHERE projectionID = ? ORDER BY recipientID",
      "SELECT seq, hash FROM projectionEntry LEFT JOIN ledger USING (seq) WHERE projectionID = ? ORDER BY seq",
      """
      SELECT position, materialID, number, sha256, page, "from", until, driver, borrowed\(moreOfLine)
      FROM shown LEFT JOIN version ON version.id = versionID WHERE projectionID = ? ORDER BY position
      """,
    ]
  }

  static func hash(
    number: Int64, of projection: ProjectionRun.ID, after previous: [UInt8], _ database: Database
  ) throws -> [UInt8] {
    let written = try Int.fetchOne(
      database.cachedStatement(sql: "SELECT recordForm FROM projection WHERE id = ?"), arguments: [projection])
    var form = CanonicalForm(after: previous)
    form.add(number)
    // A form that there is none of is read as one that there is, and does not fit.
    for question in (written == 1 ? formWithoutScreens : formWithScreens) {
      let rows = try Row.fetchAll(database.cachedStatement(sql: question), arguments: [projection])
      form.add(Int64(rows.count))
      for row in rows { for value in row.databaseValues { form.add(value) } }
    }
    return form.hash
  }
}

extension StoreReader {
  /// The last seal: who notes it elsewhere can tell later that no record before it has changed.
  public func recordHead() throws -> ChainHead { try chainHead(of: "seal") }

  /// The seals of some projections, as far as they are over.
  public func seals(of projections: [ProjectionRun.ID]) throws -> [ProjectionRun.ID: ChainHead] {
    var seals: [ProjectionRun.ID: ChainHead] = [:]
    for row in try Row.fetchAll(
      database,
      sql: "SELECT projectionID, seq, hash FROM seal WHERE projectionID IN (SELECT value FROM json_each(?))",
      arguments: ["[" + projections.map { "\($0)" }.joined(separator: ",") + "]"])
    {
      seals[try row.value(0)] = ChainHead(number: try row.value(1), hash: try ContentHash(row, at: 2))
    }
    return seals
  }

  /// Checks every record that is over against its seal, the seal before it and the count.
  ///
  /// - Returns: the number of the first seal that does not fit, with what is wrong, and its projection where it is known;
  ///   `nil` when all fit.
  public func brokenSeal() throws -> (seal: Int64, projection: ProjectionRun.ID?, fault: ChainFault)? {
    guard
      let (seal, fault) = try brokenLink(
        of: "seal", "seq, projectionID, previousHash, hash",
        hash: { try RecordChain.hash(number: $0.value(0), of: $0.value(1), after: $1, database) })
    else { return nil }
    let projection = try ProjectionRun.ID.fetchOne(
      database, sql: "SELECT projectionID FROM seal WHERE seq = ?", arguments: [seal])
    return (seal, projection, fault)
  }
}

extension StoreWriter {
  /// Seals the record of a projection that is over.
  func seal(_ projection: ProjectionRun.ID) throws {
    let head = try recordHead()
    let number = try nextNumber(of: "seal", after: head)
    let hash = try RecordChain.hash(number: number, of: projection, after: head.hash.bytes, database)
    try database.execute(
      sql: "INSERT INTO seal VALUES (?, ?, ?, ?)",
      arguments: [number, projection, Data(head.hash.bytes), Data(hash)])
  }
}
