internal import MaterialReading
internal import ReaderProtocol

extension Examination {
  /// The helper, and what it says of its limits.
  static func helper(_ environment: [String: String]) async -> [Examination] {
    do {
      let pool = ReaderPool(executable: try ReaderLocation.find(environment: environment), readable: [])
      return [Examination(.reader, isThere: true, pool.executable)] + confinement(try await pool.confinement())
    } catch ReaderError.missing(let path) {
      return [Examination(.reader, isThere: false, path)]
    } catch ReaderError.cannotStart(let path, let why) {
      return [Examination(.reader, isThere: false, "\(path): \(why)")]
    } catch {
      return [Examination(.reader, isThere: false, "\(error)")]
    }
  }

  /// A program that only projection needs.
  static func program(_ subject: Subject, _ name: String, _ given: String?) -> Examination {
    do {
      return Examination(subject, isNeeded: false, isThere: true, try HelperLocation.find(name, given: given))
    } catch {
      return Examination(subject, isNeeded: false, isThere: false, name)
    }
  }

  /// An older kernel denies less, and utsusu works there all the same.
  private static func confinement(_ found: HelperConfinement) -> [Examination] {
    let filter = found.filtersCalls ? "seccomp" : nil
    let files = found.landlock > 0 ? "Landlock \(found.landlock)" : nil
    func denied(_ subject: Subject, _ isAllowed: Bool, _ by: String?...) -> Examination {
      Examination(
        subject, isNeeded: false, isThere: !isAllowed, isAllowed ? "" : by.compactMap { $0 }.joined(separator: ", "))
    }
    return [
      Examination(.memory, isNeeded: false, isThere: found.memory != nil, "\((found.memory ?? 0) >> 20) MiB"),
      Examination(.processor, isNeeded: false, isThere: true, "\(found.processor) s"),
      Examination(.openFiles, isNeeded: false, isThere: found.openFiles != nil, "\(found.openFiles ?? 0)"),
      denied(.writing, found.writesFiles, filter, files), denied(.processes, found.startsProcesses, filter),
      denied(.network, found.connects, filter), denied(.otherFiles, found.readsOtherFiles, files),
    ]
  }
}
