public import BriefingDomain

/// Why there is no picture.
public enum PictureError: Error, Hashable, Sendable {
  /// An Office document, and LibreOffice is not installed; ``gettingLibreOffice`` helps.
  case noLibreOffice
  /// The file is `encrypted`, `damaged` or of a kind that is not drawn. The detail is English, one line.
  case cannotRead(UnreadableReason, detail: String)
  /// More pixels, pages or bytes than a picture may take.
  case tooLarge(detail: String)
  case timedOut
  /// The helper ended over this file.
  case crashed(detail: String)
  case noSuchPage(Int, of: Int)
  /// The helper is not there, or does not start.
  case noPainter(path: String, why: String)
  case cannotWrite(path: String, why: String)

  /// The command that installs what ``noLibreOffice`` misses.
  public static let gettingLibreOffice =
    "sudo apt install --no-install-recommends libreoffice-impress-nogui libreoffice-writer-nogui libreoffice-calc-nogui "
    + "fonts-ipafont"

  init(_ reason: UnreadableReason, _ detail: String) {
    switch reason {
    case .tooLarge: self = .tooLarge(detail: detail)
    case .timedOut: self = .timedOut
    case .crashed: self = .crashed(detail: detail)
    default: self = .cannotRead(reason, detail: detail)
    }
  }
}
