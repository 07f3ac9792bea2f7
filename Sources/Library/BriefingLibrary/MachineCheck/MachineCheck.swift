public import BriefingDomain

/// One thing that utsusu needs of a machine, or can use there, and what was found.
public struct MachineCheck: Sendable {
  public enum Subject: String, Sendable, Codable {
    /// The helper that reads files, and what it denies itself.
    case reader, memory, processor
    case openFiles = "open-files"
    case writing, processes, network
    case otherFiles = "other-files"
    case sqlite, home, space, zone
    /// Whether SQLite's WAL-reset fault can lose a commit.
    case resetFault = "wal-reset"
    /// Whether the database's log of commits is kept short.
    case log
    /// Whether others of this machine are kept out of the home.
    case privacy
    /// Poppler's tables for old Japanese encodings.
    case popplerData = "poppler-data"
    /// The helper that draws pages, and the server that shows them.
    case painter, room
    case libreOffice = "libreoffice"
    /// What LibreOffice is held in, and what it is denied there.
    case cell
    case cellWriting = "cell-writing"
    case cellProcesses = "cell-processes"
    case cellNetwork = "cell-network"
    case cellOtherFiles = "cell-other-files"
    case fonts
  }

  /// What was found, where that takes words.
  public enum Detail: Sendable {
    /// Versions, numbers, paths, the system's own words; in no language.
    case plain(String)
    /// SQLite of a version that has the WAL-reset fault, or has it not.
    case resetFault(version: String, isThere: Bool)
    /// The size of the log, and when and why it was refused last that it be shortened.
    case log(kibibytes: Int, refusal: (instant: Instant, reason: String)?)
    /// What others reach, with their rights.
    case open([(path: String, rights: UInt32)])
  }

  public let subject: Subject
  /// Whether utsusu cannot do its work without it.
  public let isNeeded: Bool
  public let isThere: Bool
  public let detail: Detail

  init(_ subject: Subject, isNeeded: Bool = true, isThere: Bool, _ detail: Detail) {
    self.subject = subject
    self.isNeeded = isNeeded
    self.isThere = isThere
    self.detail = detail
  }

  init(_ subject: Subject, isNeeded: Bool = true, isThere: Bool, _ detail: String) {
    self.init(subject, isNeeded: isNeeded, isThere: isThere, .plain(detail))
  }

  /// Looks at everything, and changes nothing. Nothing that is missing keeps the rest from being looked at.
  ///
  /// - Parameter environment: for `PATH`, and for the other programs' paths where they are not beside this one.
  public static func all(home: Home, environment: [String: String]) async -> [MachineCheck] {
    var found: [MachineCheck] = []
    for examine in list { found += await examine(home, environment) }
    return found
  }

  private typealias Examiner = @Sendable (Home, [String: String]) async -> [MachineCheck]

  /// In the order in which they are shown.
  private static let list: [Examiner] = [
    { _, environment in await helper(environment) },
    { home, _ in sqlite + [log(of: home), zone, popplerData] },
    { home, _ in place(of: home) },
    { _, environment in
      [
        program(.painter, "utsusu-painter", environment["UTSUSU_PAINTER"]),
        program(.room, "utsusu-room", environment["UTSUSU_ROOM"]),
      ]
    },
    { _, environment in await libreOffice(environment) },
    { _, _ in [await fonts()] },
  ]
}
