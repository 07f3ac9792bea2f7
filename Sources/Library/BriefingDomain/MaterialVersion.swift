/// One version of a material.
public struct MaterialVersion: Hashable, Sendable {
  public let id: Int64
  public let material: Int64
  /// `nil` for a material of an indexed archive.
  public let briefing: Int64?
  /// Its place among the briefing's materials, from 1.
  public let position: Int
  /// From 1.
  public let number: Int
  public let fileName: String
  public let sha256: ContentHash
  public let byteCount: Int
  public let format: MaterialFormat
  public let pageCount: Int
  public let reason: UnreadableReason?
  public let detail: String?
  /// Seconds since 1970.
  public let registeredAt: Int64

  public init(
    id: Int64, material: Int64, briefing: Int64?, position: Int, number: Int, fileName: String, sha256: ContentHash,
    byteCount: Int, format: MaterialFormat, pageCount: Int, reason: UnreadableReason?, detail: String?,
    registeredAt: Int64
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
    self.reason = reason
    self.detail = detail
    self.registeredAt = registeredAt
  }
}
