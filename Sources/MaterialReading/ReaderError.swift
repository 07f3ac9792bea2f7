/// Why nothing can be read at all; a single bad file is never an error but a reason in its content. Exit code 69.
public enum ReaderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no executable helper at this path.
  case missing(path: String)
  /// The helper ended before it said that it was ready, or speaks another version.
  case cannotStart(path: String, why: String)

  public var description: String {
    switch self {
    case .missing(let path):
      "The helper utsusu-reader is not at \(path). Put it beside utsusu, or set UTSUSU_READER to its path."
    case .cannotStart(let path, let why):
      "The helper \(path) does not start (\(why)). Check that it belongs to this utsusu and that libpoppler-cpp0v5, "
        + "libzip4, libxml2 and poppler-data are installed."
    }
  }
}
