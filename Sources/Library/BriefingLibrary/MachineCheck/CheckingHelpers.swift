internal import HelperHost
internal import HelperProtocol
internal import MaterialReading

extension MachineCheck {
  /// The helper, and what it says of its limits.
  static func helper(_ environment: [String: String]) async -> [MachineCheck] {
    await confined(.reader, isNeeded: true, environment, at: ReaderLocation.find) { found in
      [
        MachineCheck(.memory, isNeeded: false, isThere: found.memory != nil, "\((found.memory ?? 0) >> 20) MiB"),
        MachineCheck(.processor, isNeeded: false, isThere: true, "\(found.processor) s"),
        MachineCheck(.openFiles, isNeeded: false, isThere: found.openFiles != nil, "\(found.openFiles ?? 0)"),
      ] + denied(found, .writing, .processes, .network, .otherFiles, filtersWriting: true)
    }
  }

  /// LibreOffice, and what the cell says that it is held in.
  static func libreOffice(_ environment: [String: String]) async -> [MachineCheck] {
    let program = LibreOffice.program(environment: environment)
    let cell = await confined(.cell, isNeeded: false, environment, at: LibreOffice.cell) {
      denied($0, .cellWriting, .cellProcesses, .cellNetwork, .cellOtherFiles, filtersWriting: false)
    }
    return [MachineCheck(.libreOffice, isNeeded: false, isThere: program != nil, program ?? "")] + cell
  }

  /// A program that denies itself what it can, and what was found by trying.
  private static func confined(
    _ subject: Subject, isNeeded: Bool, _ environment: [String: String],
    at find: ([String: String]) throws(HelperError) -> String, _ limits: (HelperConfinement) -> [MachineCheck]
  ) async -> [MachineCheck] {
    func missing(_ why: String) -> [MachineCheck] { [MachineCheck(subject, isNeeded: isNeeded, isThere: false, why)] }
    do {
      let program = try find(environment)
      let found = try await HelperConfinement.found(by: program)
      return [MachineCheck(subject, isNeeded: isNeeded, isThere: true, program)] + limits(found)
    } catch HelperError.missing(let path) {
      return missing(path)
    } catch HelperError.cannotStart(let path, let why) {
      return missing("\(path): \(why)")
    } catch {
      return missing("\(error)")
    }
  }

  /// A program that only projection needs.
  static func program(_ subject: Subject, _ name: String, _ given: String?) -> MachineCheck {
    do {
      return MachineCheck(subject, isNeeded: false, isThere: true, try HelperLocation.find(name, given: given))
    } catch {
      return MachineCheck(subject, isNeeded: false, isThere: false, name)
    }
  }

  /// An older kernel denies less, and utsusu works there all the same.
  private static func denied(
    _ found: HelperConfinement, _ writing: Subject, _ processes: Subject, _ network: Subject, _ otherFiles: Subject,
    filtersWriting: Bool
  ) -> [MachineCheck] {
    let filter = found.filtersCalls ? "seccomp" : nil
    let files = found.landlock > 0 ? "Landlock \(found.landlock)" : nil
    func denied(_ subject: Subject, _ isAllowed: Bool, _ by: String?...) -> MachineCheck {
      MachineCheck(
        subject, isNeeded: false, isThere: !isAllowed, isAllowed ? "" : by.compactMap { $0 }.joined(separator: ", "))
    }
    return [
      denied(writing, found.writesFiles, filtersWriting ? filter : nil, files),
      denied(processes, found.startsProcesses, filter),
      denied(network, found.connects, filter), denied(otherFiles, found.readsOtherFiles, files),
    ]
  }
}
