internal import BriefingLibrary

/// The arguments as the system gave them. A file's name is bytes, such as CP932 from an old archive; where they are no
/// UTF-8, the text of an argument has lost them, and the path is taken from here.
enum RawArguments {
  static func path(_ argument: String) -> SourcePath {
    originals[argument].map(SourcePath.init(bytes:)) ?? SourcePath(argument)
  }

  private static let originals: [String: [UInt8]] = {
    var originals: [String: [UInt8]] = [:]
    for index in 0..<Int(CommandLine.argc) {
      guard let pointer = CommandLine.unsafeArgv[index] else { continue }
      let text = String(cString: pointer)
      guard text.unicodeScalars.contains("\u{FFFD}") else { continue }
      var bytes: [UInt8] = []
      var next = pointer
      while next.pointee != 0 {
        bytes.append(UInt8(bitPattern: next.pointee))
        next += 1
      }
      originals[text] = bytes
    }
    return originals
  }()
}
