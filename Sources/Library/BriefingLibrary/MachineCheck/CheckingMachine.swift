internal import BriefingDomain
internal import BriefingStore
internal import Foundation
internal import Subprocess

extension MachineCheck {
  /// Any thread uses the database, and search is full text search. The fault is kept out whatever the engine has.
  static var sqlite: [MachineCheck] {
    do {
      let engine = try DatabaseEngine()
      return [
        MachineCheck(
          .sqlite, isThere: engine.threading > 0 && engine.hasFullTextSearch,
          "\(engine.version), THREADSAFE=\(engine.threading)" + (engine.hasFullTextSearch ? ", FTS5" : "")),
        MachineCheck(.resetFault, isThere: true, .resetFault(version: engine.version, isThere: engine.hasResetFault)),
      ]
    } catch {
      return [MachineCheck(.sqlite, isThere: false, "\(error)")]
    }
  }

  /// Bytes that a log never has unless something keeps it from being copied for good.
  private static let longestLog = 64 << 20

  /// A checkpoint that was refused is tried again by the next write; only a log that has grown is a fault.
  static func log(of home: Home) -> MachineCheck {
    let state = LogState(of: home.database)
    return MachineCheck(
      .log, isNeeded: false, isThere: state.byteCount <= longestLog,
      .log(kibibytes: Int(state.byteCount >> 10), refusal: state.refusal.map { ($0.instant, "\($0.reason)") }))
  }

  static var zone: MachineCheck {
    let epoch = Instant(seconds: 0)
    let clock = try? OfficeClock(now: epoch, zone: OfficeClock.usualZone)
    // 1970 began at nine in Tokyo; without its data a zone may be there and be that of Greenwich.
    return MachineCheck(.zone, isThere: clock?.local(epoch).minute == 540, OfficeClock.usualZone)
  }

  static var popplerData: MachineCheck {
    let folder = "/usr/share/poppler/cMap/Adobe-Japan1"
    return MachineCheck(.popplerData, isThere: access(folder, R_OK | X_OK) == 0, folder)
  }

  /// Bytes below which a day's materials may not fit any more.
  private static let leastSpace = 256 << 20

  /// The home itself, or the folder in which it would be made. Found by making something there and taking it away:
  /// permissions alone do not tell.
  static func place(of home: Home) -> [MachineCheck] {
    var folder = home.path
    while access(folder, F_OK) != 0, folder != "/" { folder = (folder as NSString).deletingLastPathComponent }
    var why: String?
    for place in [folder, home.materials] where access(place, F_OK) == 0 {
      let trial = "\(place)/.doctor-\(getpid())"
      if mkdir(trial, 0o700) == 0 { rmdir(trial) } else { why = "\(place): \(SystemFailure.last)" }
    }
    if access(home.database, F_OK) == 0, access(home.database, W_OK) != 0 {
      why = "\(home.database): \(SystemFailure.last)"
    }
    var status = statvfs()
    let free = statvfs(folder, &status) == 0 ? Int(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize)) : 0
    return [
      MachineCheck(.home, isThere: why == nil, why ?? home.path),
      privacy(of: home),
      MachineCheck(.space, isThere: free >= leastSpace, "\(free >> 20) MiB"),
    ]
  }

  /// What others can read, and whether they can put something in its place.
  private static func privacy(of home: Home) -> MachineCheck {
    var open = home.privateParts.filter { PrivateFile.rightsOfOthers($0) != 0 }
    let writable: UInt32 = 0o022
    if PrivateFile.rightsOfOthers(home.path) & writable != 0 { open.insert(home.path, at: 0) }
    return MachineCheck(
      .privacy, isNeeded: false, isThere: open.isEmpty,
      .open(open.map { ($0, UInt32(PrivateFile.rightsOfOthers($0))) }))
  }

  /// Fonts with Japanese letters, as whoever draws a page would find them.
  static func fonts() async -> MachineCheck {
    let answer = try? await Subprocess.run(
      .name("fc-list"), arguments: [":lang=ja", "family"], output: .string(limit: 1 << 20), error: .discarded)
    let families = Set((answer?.standardOutput ?? "").split(separator: "\n")).sorted()
    return MachineCheck(.fonts, isNeeded: false, isThere: !families.isEmpty, families.prefix(3).joined(separator: ", "))
  }
}
