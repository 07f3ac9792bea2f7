import ChildProcess

/// A certificate for `room.example.jp` that vouches for itself, and its key, made by OpenSSL.
public struct TestCertificate: Sendable {
  public let certificate, key: String

  struct NotMade: Error {}

  /// - Parameter days: how long it is good.
  public init(in folder: String, _ name: String = "room", days: Int = 30) throws {
    (certificate, key) = ("\(folder)/\(name).pem", "\(folder)/\(name).key")
    try Self.openssl(
      folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "\(days)",
      "-subj", "/CN=room.example.jp", "-addext", "subjectAltName=DNS:room.example.jp,DNS:localhost", "-keyout", key,
      "-out", certificate)
  }

  public static func openssl(_ folder: String, _ arguments: String...) throws {
    let process = try ChildProcess(
      "openssl", arguments, environment: ["PATH": "/usr/bin:/bin"], folder: folder, stdout: "/dev/null",
      stderr: "/dev/null")
    guard process.wait() == 0 else { throw NotMade() }
  }
}
