public import Foundation

/// What the package manager has built, and what lies in the repository.
public enum Built {
  /// The path of a program: every product lies beside the test runner, whoever started it.
  public static func program(_ name: String) -> String { folder + "/" + name }

  public static let folder: String = {
    let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (runner as NSString).deletingLastPathComponent
  }()

  public static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  public static let sampleDecks = repository.appending(path: "SampleDecks")
}
