import Glibc

extension ReadingLimits {
  /// Processors that are switched on; at least 1.
  public static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
