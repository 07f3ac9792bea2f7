public import ReaderProtocol
import Subprocess
import SystemPackage

extension ReaderPool {
  /// What the helpers may do on this machine, as a helper says that has tried it.
  ///
  /// - Throws: ``ReaderError``.
  public func confinement() async throws -> HelperConfinement {
    do {
      let answer = try await Subprocess.run(
        .path(FilePath(executable)), arguments: ["--confinement", "--seconds", "\(limits.processor)"],
        output: .string(limit: 1000), error: .discarded)
      return try HelperConfinement(encoded: answer.standardOutput)
    } catch let error as SubprocessError {
      throw ReaderError.cannotStart(path: executable, why: "\(error)")
    } catch let error as ProtocolViolation {
      throw ReaderError.cannotStart(path: executable, why: error.description)
    }
  }
}
