/// What a briefing or a file is called by, beside what its pages say. The raw values are part of the JSON contract.
public enum NameField: String, Sendable, CaseIterable, Codable {
  case title, file, presenter, unit
}

/// A briefing, or a file without one, whose names a search found.
public struct NameHit: Sendable {
  public let briefing: Briefing?
  /// The material whose file's name was found, else the newest; `nil` for a briefing without any.
  public let version: MaterialVersion?
  /// In which of its names.
  public let fields: [NameField]

  public init(briefing: Briefing?, version: MaterialVersion?, fields: [NameField]) {
    self.briefing = briefing
    self.version = version
    self.fields = fields
  }
}
