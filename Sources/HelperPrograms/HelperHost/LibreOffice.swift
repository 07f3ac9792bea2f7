internal import Glibc

/// The LibreOffice of this machine, and the cell that it runs in.
public struct LibreOffice: Hashable, Sendable {
  /// The path of LibreOffice's own program, `…/program/soffice.bin`: what `soffice` starts after some scripts, and a
  /// process that a cell can hold alone.
  public let program: String
  /// The path of `utsusu-cell`. LibreOffice is never run without.
  public let cell: String

  public init(program: String, cell: String) {
    self.program = program
    self.cell = cell
  }

  /// - Returns: `nil` where there is no LibreOffice.
  /// - Throws: ``HelperError/missing(path:)`` where there is one and no `utsusu-cell`.
  public static func find(environment: [String: String]) throws(HelperError) -> LibreOffice? {
    guard let program = program(environment: environment) else { return nil }
    return LibreOffice(program: program, cell: try cell(environment: environment))
  }

  /// The program beside the `soffice` that `UTSUSU_SOFFICE` names, else beside the one on the `PATH`. A script of another
  /// kind under that name is none.
  public static func program(environment: [String: String]) -> String? {
    if let given = environment["UTSUSU_SOFFICE"], !given.isEmpty { return program(beside: given) }
    return (environment["PATH"] ?? "/usr/bin").split(separator: ":").lazy.compactMap {
      program(beside: "\($0)/soffice")
    }
    .first
  }

  /// The path in `UTSUSU_CELL`, else `utsusu-cell` in the folder of the running executable.
  ///
  /// - Throws: ``HelperError/missing(path:)`` where no executable file is there.
  public static func cell(environment: [String: String]) throws(HelperError) -> String {
    try HelperLocation.find("utsusu-cell", given: environment["UTSUSU_CELL"])
  }

  /// Through links: `/usr/bin/soffice` is one.
  private static func program(beside path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let place = String(cString: resolved)
    let program = place.hasSuffix("/soffice.bin") ? place : place + ".bin"
    return program.hasSuffix("/soffice.bin") && access(program, X_OK) == 0 ? program : nil
  }
}
