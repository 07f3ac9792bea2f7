public import HelperProtocol
import Subprocess
import SystemPackage

extension HelperConfinement {
  /// What a helper, or `utsusu-cell`, may do on this machine, as it says that has tried it.
  ///
  /// - Throws: ``HelperError``.
  public static func found(by executable: String) async throws -> HelperConfinement {
    do {
      let answer = try await Subprocess.run(
        .path(FilePath(executable)), arguments: ["--confinement"], output: .string(limit: 1000), error: .discarded)
      return try HelperConfinement(encoded: answer.standardOutput)
    } catch let error as SubprocessError {
      throw HelperError.cannotStart(path: executable, why: "\(error)")
    } catch let error as ProtocolViolation {
      throw HelperError.cannotStart(path: executable, why: error.description)
    }
  }
}
