import Testing

/// Rows of a database that somebody has damaged are read without a trap.
struct RowTests {
  /// GRDB's subscript ends the process where a value is not what is expected; `value`, `optional` and `choice` throw.
  @Test func noRowIsReadUnchecked() throws {
    // As a stored value, which any column has, it is safe.
    let safe = [" as DatabaseValue", "fromDatabaseValue("]
    for file in try SourceFile.all(under: "Sources/Library/BriefingStore")
    where !file.path.hasSuffix("CheckedRow.swift") {
      for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let isRead = line.contains(/(\brow\??|\$[01])\[/)
        #expect(!isRead || safe.contains { line.contains($0) }, "\(file):\(number + 1)")
      }
    }
  }
}
