public import MaterialReading

/// Where the helper that draws is.
public enum PainterLocation {
  /// The path in `UTSUSU_PAINTER`, else `utsusu-painter` in the folder of the running executable.
  ///
  /// - Parameter environment: the process's environment, given so that tests can fix it.
  /// - Throws: ``ReaderError/missing(path:)`` where no executable file is there.
  public static func find(environment: [String: String]) throws(ReaderError) -> String {
    try HelperLocation.find("utsusu-painter", given: environment["UTSUSU_PAINTER"])
  }
}
