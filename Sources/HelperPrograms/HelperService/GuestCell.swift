import Confinement
import Glibc
import HelperProtocol

/// The program `utsusu-cell`: runs LibreOffice so that a document which takes it over finds nothing.
///
///     utsusu-cell [--seconds N] [--desk FOLDER] [--leaving FILE]… [--read PATH]… -- PROGRAM [ARGUMENT]…
///     utsusu-cell --confinement
///
/// The program reads itself, its libraries, fonts and what `--read` names; it writes its desk. `--leaving` names what it
/// leaves elsewhere when it is killed. Exit status: the program's;
/// 124 when the time was over; 126 when it cannot be started; 128 and a signal when that ended it.
public enum GuestCell {
  /// Bytes of address space, and of one file that is written: they bound a bomb, not a large deck.
  private static let memory: UInt = 4 << 30
  private static let largestFile: UInt = 1 << 30
  private static let usualSeconds: UInt32 = 120

  /// What programs, fonts and LibreOffice's own files look up beside `/usr`.
  private static let readable =
    HelperLimits.tables + [
      "/etc/ld.so.cache", "/etc/locale.alias", "/etc/libreoffice", "/var/lib/libreoffice", "/var/spool/libreoffice",
      "/dev/urandom", "/sys/devices/system/cpu",
    ]
  /// LibreOffice listens there for a second one of its kind, whatever `TMPDIR` says.
  private static let sockets = ["/tmp", "/var/tmp"]
  /// What starts every program.
  private static let loaders = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"]

  /// Never returns.
  public static func run() -> Never {
    var seconds = usualSeconds
    var places: [utsusu_place] = []
    var desk: UnsafePointer<CChar>?
    var leavings: [UnsafePointer<CChar>?] = []
    var rest = (1..<max(1, Int(CommandLine.argc))).compactMap { CommandLine.unsafeArgv[$0] }[...]
    while let option = rest.popFirst() {
      let name = String(cString: option)
      if name == "--" { break }
      if name == "--confinement" { say(confinement(seconds)) }
      guard let value = rest.popFirst() else { exit(64) }
      switch name {
      // Nonsense means the least.
      case "--seconds": seconds = UInt32(clamping: max(1, atol(value)))
      case "--desk": desk = UnsafePointer(value)
      case "--leaving": leavings.append(UnsafePointer(value))
      case "--read": places.append(place(value, utsusu_read))
      default: exit(64)
      }
    }
    guard let program = rest.first else { exit(64) }
    places += fixedPlaces + programPlaces(String(cString: program))
    if let desk { places.append(place(desk, utsusu_write)) }
    let arguments = rest.map { Optional($0) } + [nil]
    exit(
      arguments.withUnsafeBufferPointer { arguments in
        leavings.withUnsafeBufferPointer { leavings in
          places.withUnsafeBufferPointer { places in
            var guest = guest(places, seconds)
            guest.arguments = arguments.baseAddress
            guest.desk = desk
            guest.leavings = leavings.baseAddress
            guest.leaving_count = leavings.count
            return utsusu_run_guest(&guest)
          }
        }
      })
  }

  private static func guest(_ places: UnsafeBufferPointer<utsusu_place>, _ seconds: UInt32) -> utsusu_guest {
    utsusu_guest(
      arguments: nil, places: places.baseAddress, place_count: places.count, desk: nil, leavings: nil, leaving_count: 0,
      memory: memory,
      file_size: largestFile, seconds: seconds)
  }

  /// The names live as long as the process.
  private static func place(_ path: String, _ rights: utsusu_rights) -> utsusu_place { place(strdup(path), rights) }

  private static func place(_ path: UnsafePointer<CChar>?, _ rights: utsusu_rights) -> utsusu_place {
    utsusu_place(path: path, rights: CInt(rights.rawValue))
  }

  private static var fixedPlaces: [utsusu_place] {
    readable.map { place($0, utsusu_read) } + sockets.map { place($0, utsusu_make_sockets) }
      + loaders.map { place($0, utsusu_execute) }
  }

  /// The program itself, and, where it is installed as LibreOffice is (`…/program/soffice.bin`), what lies beside it.
  private static func programPlaces(_ program: String) -> [utsusu_place] {
    let folders = program.split(separator: "/").dropLast()
    guard folders.last == "program" else { return [place(program, utsusu_execute)] }
    return [place(program, utsusu_execute), place("/" + folders.dropLast().joined(separator: "/"), utsusu_read)]
  }

  /// Found by trying, in this process.
  private static func confinement(_ seconds: UInt32) -> HelperConfinement {
    let walls = fixedPlaces.withUnsafeBufferPointer { places in
      var guest = guest(places, seconds)
      return utsusu_confine_guest(&guest)
    }
    return HelperConfinement(
      memory: HelperLimits.limit(RLIMIT_AS), processor: Int(seconds), openFiles: HelperLimits.limit(RLIMIT_NOFILE),
      startsProcesses: utsusu_can_start_process() == 1, connects: utsusu_can_connect() == 1,
      writesFiles: utsusu_can_write() == 1, readsOtherFiles: utsusu_can_read("/etc/passwd") == 1,
      landlock: Int(walls.landlock), filtersCalls: walls.filters_calls == 1)
  }

  private static func say(_ confinement: HelperConfinement) -> Never {
    HelperLoop.write(Array(confinement.encoded.utf8))
    exit(0)
  }
}
