import Confinement
import Glibc
import HelperProtocol

/// What the helper denies itself before it opens a foreign file.
struct HelperLimits {
  /// Bytes of address space: room for a large deck, not for a bomb.
  private static let memory: UInt = 1 << 30
  /// Seconds of processor time over the helper's whole life, which may serve thousands of files, should the limit for
  /// each file be got round.
  private static let life: UInt = 4 * 3600
  /// Its streams, the file twice, and what poppler reads beside it.
  private static let openFiles: UInt = 32
  /// What poppler and libxml2 look up: fonts, tables of characters, encodings.
  static let tables = ["/usr", "/lib", "/etc/fonts", "/var/cache/fontconfig"]

  /// Built with a sanitizer, which takes terabytes of address space, starts a thread and writes down what it finds.
  private static let isSanitized = dlsym(nil, "__sanitizer_set_report_path") != nil

  private let landlock: Int
  private let filtersCalls: Bool
  private let processor: UInt32
  /// Lives as long as the process, which may say it at any moment.
  private let farewell: UnsafeRawBufferPointer

  /// Denies everything that can be denied on this machine, for good.
  ///
  /// - Parameters:
  ///   - threads: whether a library that it uses starts threads.
  ///   - farewell: the frame that says that a file's processor time is over.
  init(_ options: HelperOptions, threads: Bool, farewell words: [UInt8]) {
    if !Self.isSanitized {
      Self.limit(RLIMIT_AS, Self.memory)
      // It writes to its pipe only, which is no file.
      Self.limit(RLIMIT_FSIZE, 0)
    }
    Self.limit(RLIMIT_CPU, Self.life)
    Self.limit(RLIMIT_CORE, 0)
    Self.limit(RLIMIT_NOFILE, Self.openFiles)
    // It counts threads too.
    if !threads { Self.limit(__RLIMIT_NPROC, 0) }
    utsusu_signal_with_parent(SIGKILL)
    signal(SIGPIPE, SIG_DFL)
    Self.silenceStandardError()

    processor = options.seconds
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: words.count, alignment: 1)
    copy.copyBytes(from: words)
    farewell = UnsafeRawBufferPointer(copy)

    let tables = Self.tables.map { UnsafePointer(strdup($0)) }
    let places = (tables + options.readable).map { utsusu_place(path: $0, rights: CInt(utsusu_read.rawValue)) }
    landlock = Self.isSanitized ? 0 : Int(utsusu_confine_files(places, places.count))
    filtersCalls = !Self.isSanitized && utsusu_confine_calls(threads ? 1 : 0) == 1
  }

  /// Begins the processor time of a request, and ends the process when it is over.
  func beginRequest() { utsusu_limit_processor(processor, farewell.baseAddress, farewell.count) }

  /// Found by trying, because a limit that was asked for need not hold.
  var confinement: HelperConfinement {
    HelperConfinement(
      memory: Self.limit(RLIMIT_AS), processor: Int(processor),
      openFiles: Self.limit(RLIMIT_NOFILE), startsProcesses: utsusu_can_start_process() == 1,
      connects: utsusu_can_connect() == 1, writesFiles: utsusu_can_write() == 1,
      readsOtherFiles: utsusu_can_read("/etc/passwd") == 1, landlock: landlock, filtersCalls: filtersCalls)
  }

  private static func limit(_ resource: __rlimit_resource, _ value: UInt) {
    var current = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &current) == 0 else { return }
    let allowed = min(value, current.rlim_max)
    var wanted = rlimit(rlim_cur: allowed, rlim_max: allowed)
    setrlimit(__rlimit_resource_t(resource.rawValue), &wanted)
  }

  /// The limit in force, `nil` where there is none.
  static func limit(_ resource: __rlimit_resource) -> Int? {
    var current = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &current) == 0 else { return nil }
    return Int(exactly: current.rlim_cur)
  }

  /// Poppler reports every flaw of a file there.
  private static func silenceStandardError() {
    let null = open("/dev/null", O_WRONLY)
    guard null >= 0 else { return }
    dup2(null, STDERR_FILENO)
    close(null)
  }
}
