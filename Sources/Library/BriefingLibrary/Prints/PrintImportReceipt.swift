internal import BriefingDomain

/// How print logs are to be taken in.
public struct PrintImportOptions: Sendable {
  /// What the printer is called, where the log does not say it, or calls it otherwise.
  public var printer: String?
  /// The days that the logs have all of, as people write days or months; from the first job to the last when `nil`.
  public var covers: String?
  /// A profile of a machine's table: the name of one that comes with utsusu, or a file.
  public var profile: String?
  /// CUPS's PageLogFormat, where the office has one of its own.
  public var format: String?
  /// Nothing is written.
  public var isTrial: Bool

  public init(
    printer: String? = nil, covers: String? = nil, profile: String? = nil, format: String? = nil, isTrial: Bool = false
  ) {
    self.printer = printer
    self.covers = covers
    self.profile = profile
    self.format = format
    self.isTrial = isTrial
  }
}

/// What print logs brought, or would bring. Names and order of the members are part of the JSON contract.
public struct PrintImportReceipt: Codable, Sendable {
  public let files: [File]
  /// Nothing was written.
  public let dryRun: Bool

  public struct File: Codable, Sendable {
    public let name: String
    /// Whether the same file was taken in before, so that it adds nothing.
    public let known: Bool
    /// What wrote it, and by which profile it was read.
    public let kind: String
    public let profile: String?
    public let jobs: Int
    /// Those that no log had told of before.
    public let added: Int
    /// The first and the last day that it covers; `nil` where it covers none.
    public let from: String?
    public let to: String?
    /// Whether nothing in it says that jobs are missing.
    public let whole: Bool
    public let people: Int
    public let printers: [Printer]
    public let findings: [Finding]
  }

  public struct Printer: Codable, Sendable {
    public let name: String
    public let jobs: Int
    public let new: Bool
    public let virtual: Bool
  }

  public struct Finding: Codable, Sendable {
    public let kind: String
    /// The first one that it is about.
    public let line: Int
    public let count: Int
  }
}

/// What a reader of print logs tells of a file beside its jobs.
struct ReadPrints: Sendable {
  var kind: String
  var profile: String?
  var findings: [PrintLogFinding] = []
  /// By their names in the log.
  var virtualPrinters: Set<String> = []

  /// Whether nothing in it says that jobs are missing.
  ///
  /// - Parameter days: whether it is to have all of some days, and not only what is between its first and its last job.
  func isWhole(ofDays days: Bool) -> Bool {
    !findings.contains { [.gap, .cutTail, .noRecord].contains($0.kind) || days && $0.kind == .fullRing }
  }
}
