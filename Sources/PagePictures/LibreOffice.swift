internal import Glibc

/// Where LibreOffice is.
public enum LibreOffice {
  /// The path in `UTSUSU_SOFFICE`, else `soffice` on the `PATH`.
  ///
  /// - Returns: `nil` where there is none.
  public static func find(environment: [String: String]) -> String? {
    if let given = environment["UTSUSU_SOFFICE"], !given.isEmpty { return access(given, X_OK) == 0 ? given : nil }
    return (environment["PATH"] ?? "/usr/bin").split(separator: ":").map { "\($0)/soffice" }
      .first { access($0, X_OK) == 0 }
  }
}
