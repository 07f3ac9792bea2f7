public import HelperHost

/// Where the helper that draws is.
public enum PainterLocation {
  /// The path in `UTSUSU_PAINTER`, else `utsusu-painter` in the folder of the running executable.
  ///
  /// - Parameter environment: the process's environment, given so that tests can fix it.
  /// - Throws: ``HelperError/missing(path:)`` where no executable file is there.
  public static func find(environment: [String: String]) throws(HelperError) -> String {
    try HelperLocation.find("utsusu-painter", given: environment["UTSUSU_PAINTER"])
  }
}
