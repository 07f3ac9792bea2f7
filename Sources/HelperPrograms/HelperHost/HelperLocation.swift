internal import Glibc

/// Where a helper is.
package enum HelperLocation {
  /// The path that is given, else that of a program in the folder of the running executable.
  package static func find(_ name: String, given: String?) throws(HelperError) -> String {
    let path = given.flatMap { $0.isEmpty ? nil : $0 } ?? besideExecutable(name)
    guard access(path, X_OK) == 0 else { throw .missing(path: path) }
    return path
  }

  private static func besideExecutable(_ name: String) -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = buffer.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { readlink("/proc/self/exe", $0, characters.count) } ?? -1
      }
    }
    let executable = String(decoding: buffer.prefix(max(0, length)), as: UTF8.self)
    let folder = executable.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(executable[..<$0]) } ?? "."
    return folder + "/" + name
  }
}
