/// A document of a briefing, or a file of an indexed archive (資料). What is known of it stands in its versions.
public enum Material {
  public typealias ID = Identifier<Material>
}

/// One version of a material.
public struct MaterialVersion: Hashable, Sendable {
  public typealias ID = Identifier<MaterialVersion>

  public let id: ID
  public let material: Material.ID
  /// `nil` for a material of an indexed archive.
  public let briefing: Briefing.ID?
  /// Its place among the briefing's materials, from 1.
  public let position: Int
  /// From 1.
  public let number: Int
  public let fileName: String
  public let sha256: ContentHash
  public let byteCount: Int
  public let format: MaterialFormat
  /// Of its text: of a Word paper the sections, of a workbook the sheets.
  public let pageCount: Int
  /// The pages of paper that it makes; `nil` where they are not known.
  public let paper: PaperPages?
  public let reason: UnreadableReason?
  public let detail: String?
  public let registeredAt: Instant
  /// `nil` while it is there.
  public let removal: Removal?

  /// That its text, pictures and bytes were taken away, for good.
  public struct Removal: Hashable, Sendable {
    public let at: Instant
    public let by: String
    public let reason: String

    public init(at: Instant, by: String, reason: String) {
      self.at = at
      self.by = by
      self.reason = reason
    }
  }

  public init(
    id: ID, material: Material.ID, briefing: Briefing.ID?, position: Int, number: Int, fileName: String,
    sha256: ContentHash,
    byteCount: Int, format: MaterialFormat, pageCount: Int, reason: UnreadableReason?, detail: String?,
    registeredAt: Instant, removal: Removal? = nil, paper: PaperPages? = nil
  ) {
    self.id = id
    self.material = material
    self.briefing = briefing
    self.position = position
    self.number = number
    self.fileName = fileName
    self.sha256 = sha256
    self.byteCount = byteCount
    self.format = format
    self.pageCount = pageCount
    self.paper = paper
    self.reason = reason
    self.detail = detail
    self.registeredAt = registeredAt
    self.removal = removal
  }

  /// The same without its name.
  public var withheld: MaterialVersion {
    MaterialVersion(
      id: id, material: material, briefing: briefing, position: position, number: number,
      fileName: Briefing.withheldTitle, sha256: sha256, byteCount: byteCount, format: format, pageCount: pageCount,
      reason: reason, detail: nil, registeredAt: registeredAt, removal: removal, paper: paper)
  }
}
