import CLinux
import Glibc

/// What the helper denies itself before it opens a foreign file.
enum HelperLimits {
  /// Bytes of address space: room for a large deck, not for a bomb.
  private static let memory: UInt = 3 << 30
  /// Seconds of processor time over the helper's whole life, which may serve thousands of files; the main program
  /// times each file by the clock.
  private static let processor: UInt = 4 * 3600

  /// Built with a sanitizer, which takes terabytes of address space and writes what it finds to a file.
  private static let isSanitized = dlsym(nil, "__sanitizer_set_report_path") != nil

  static func apply() {
    if !isSanitized {
      limit(Int32(RLIMIT_AS.rawValue), memory)
      // It writes to its pipe only, which is no file.
      limit(Int32(RLIMIT_FSIZE.rawValue), 0)
    }
    limit(Int32(RLIMIT_CPU.rawValue), processor)
    limit(Int32(RLIMIT_CORE.rawValue), 0)
    _ = utsusu_end_with_parent()
    signal(SIGPIPE, SIG_DFL)
    silenceStandardError()
  }

  private static func limit(_ resource: Int32, _ value: UInt) {
    var current = rlimit()
    guard getrlimit(__rlimit_resource_t(UInt32(resource)), &current) == 0 else { return }
    let allowed = min(value, current.rlim_max)
    var wanted = rlimit(rlim_cur: allowed, rlim_max: allowed)
    setrlimit(__rlimit_resource_t(UInt32(resource)), &wanted)
  }

  /// Poppler reports every flaw of a file there.
  private static func silenceStandardError() {
    let null = open("/dev/null", O_WRONLY)
    guard null >= 0 else { return }
    dup2(null, STDERR_FILENO)
    close(null)
  }
}
