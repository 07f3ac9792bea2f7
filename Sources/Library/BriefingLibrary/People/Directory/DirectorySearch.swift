internal import Foundation
internal import Subprocess

/// Asks a directory, by OpenLDAP's own program: its library would weigh on the start of every command, and a program that
/// hangs is ended.
struct DirectorySearch {
  let settings: DirectorySettings

  /// More is a base or a filter that somebody has mistaken.
  static let most = 20_000
  private static let largest = 64 << 20
  private static let seconds = 120

  /// - Throws: `LibraryError.unfitDirectory`; nothing is answered in part.
  func entries() async throws -> [DirectoryEntry] {
    let text =
      switch settings.server {
      case .file(let path): try SmallFile(path, upTo: Self.largest).text
      case .ldap(let address, let startsTLS): try await answer(of: address, startsTLS: startsTLS)
      }
    let entries: [DirectoryEntry]
    do { entries = try LDIFReader(text).entries() } catch { throw fault(.damaged(line: error.line)) }
    if entries.isEmpty { throw fault(.nobody) }
    if entries.count > Self.most { throw fault(.tooMany(Self.most)) }
    return entries
  }

  private func fault(_ fault: DirectoryFault) -> LibraryError { .unfitDirectory(settings.file, fault) }

  private func answer(of address: String, startsTLS: Bool) async throws -> String {
    let secret = try SmallFile(settings.passwordFile, upTo: 4096)
    if secret.mode & 0o077 != 0 { throw fault(.openPassword(settings.passwordFile)) }
    let password = secret.text.prefix { !$0.isNewline }
    // With an empty one a directory lets everybody in, as nobody.
    guard !password.allSatisfy(\.isWhitespace) else { throw fault(.emptyPassword(settings.passwordFile)) }
    // The program takes the end of a line for a part of it.
    let copy = try PrivateCopy(Data(password.utf8))
    let arguments =
      ["-LLL", "-x", "-P", "3", "-o", "ldif-wrap=no", "-o", "nettimeout=10", "-l", "60"]
      // Referrals are not followed, and pages are needed: without them a server answers a part.
      + ["-E", "!pr=500/noprompt", "-H", address] + (startsTLS ? ["-ZZ"] : [])
      + ["-D", settings.bind, "-y", copy.path, "-b", settings.base, "-s", "sub", settings.filter] + settings.attributes
    // Nothing of this machine's settings counts, such as that a certificate need not be looked at.
    let environment: [Environment.Key: String] = [
      "PATH": "/usr/bin:/bin", "HOME": "/", "LC_ALL": "C", "LDAPCONF": "/dev/null", "LDAPREFERRALS": "off",
      "LDAPTLS_REQCERT": "demand", "LDAPTLS_CACERT": settings.authority, "LDAPTLS_PROTOCOL_MIN": "3.3",
    ]
    let result = try await withThrowingTaskGroup(of: (TerminationStatus, String, String)?.self) { group in
      group.addTask {
        do {
          let result = try await Subprocess.run(
            .name("ldapsearch"), arguments: Arguments(arguments), environment: .custom(environment),
            output: .string(limit: Self.largest), error: .string(limit: 64 << 10))
          return (result.terminationStatus, result.standardOutput, result.standardError)
        } catch let error as SubprocessError {
          throw switch error.code {
          case .executableNotFound: fault(.noProgram)
          case .outputLimitExceeded: fault(.tooMany(Self.most))
          default: fault(.failed("\(error)"))
          }
        }
      }
      group.addTask {
        try await Task.sleep(for: .seconds(Self.seconds))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
    guard let (status, output, complaint) = result else { throw fault(.failed("timed out")) }
    switch status {
    case .exited(0): return output
    case .exited(49): throw fault(.refused)
    case .exited(3), .exited(4), .exited(11): throw fault(.cutShort)
    default: throw fault(.failed(complaint.split(separator: "\n").joined(separator: "; ")))
    }
  }
}

/// A file of this account alone, for as long as it is needed.
private final class PrivateCopy {
  let path = FileManager.default.temporaryDirectory.appending(path: "utsusu-\(UUID().uuidString)").path

  init(_ data: Data) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw LibraryError.cannotWrite(path, why: String(cString: strerror(errno))) }
    try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: data)
  }

  deinit { unlink(path) }
}
