import Foundation
import Synchronization
import Testing

/// The sources in `Faults`, each compiled once.
enum CompiledFault {
  private static let compiled = Mutex<Set<String>>([])

  /// To be loaded with LD_PRELOAD.
  static func library(_ name: String, _ libraries: [String]) throws -> String {
    try compile(name, to: "utsusu-\(name).so", ["-shared", "-fPIC"], libraries)
  }

  static func program(_ name: String, _ libraries: [String]) throws -> String {
    try compile(name, to: "utsusu-\(name)", [], libraries)
  }

  private static func compile(_ name: String, to product: String, _ options: [String], _ libraries: [String]) throws
    -> String
  {
    let source = (#filePath as NSString).deletingLastPathComponent + "/Faults/\(name).c"
    // Among the other products, so that nothing is left elsewhere.
    let settled = Built.program(product)
    try compiled.withLock { compiled in
      guard !compiled.contains(product) else { return }
      let compiler = Process()
      compiler.executableURL = URL(filePath: "/usr/bin/env")
      compiler.arguments =
        ["clang", "-O1", "-Wall", "-Werror", "-o", "\(settled)-\(getpid())", source] + options + libraries
      try compiler.run()
      compiler.waitUntilExit()
      try #require(compiler.terminationStatus == 0, "clang, which comes with Swift, compiles \(source)")
      try #require(rename("\(settled)-\(getpid())", settled) == 0)
      compiled.insert(product)
    }
    return settled
  }
}
