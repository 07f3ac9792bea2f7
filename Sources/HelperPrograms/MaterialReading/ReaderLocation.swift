public import HelperHost

/// Where the helper that reads is.
public enum ReaderLocation {
  /// The path in `UTSUSU_READER`, else `utsusu-reader` in the folder of the running executable.
  ///
  /// - Parameter environment: the process's environment, given so that tests can fix it.
  /// - Throws: ``HelperError/missing(path:)`` where no executable file is there.
  public static func find(environment: [String: String]) throws(HelperError) -> String {
    try HelperLocation.find("utsusu-reader", given: environment["UTSUSU_READER"])
  }
}
