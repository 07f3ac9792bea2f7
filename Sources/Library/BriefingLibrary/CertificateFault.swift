/// Why a server does not show itself with a certificate. The file is named as it was given.
public enum CertificateFault: Equatable, Sendable {
  case noCertificate(String)
  case noKey(String)
  /// It wants a password, which nobody is there to type.
  case encryptedKey(String)
  /// Everybody on the machine can read it, or write it.
  case openKey(String)
  /// The key is another certificate's, or the server's own certificate is not the first of its file.
  case unlike(certificate: String, key: String)
}
