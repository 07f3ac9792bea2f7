internal import BlockingThreads
internal import BriefingDomain
internal import BriefingStore
internal import Foundation
internal import JapaneseText
internal import PrintLogs

extension Visit {
  /// Takes print logs in: all files, or none. A folder stands for the files in it and in its folders. A file that was taken in before adds
  /// nothing, and a job that two logs tell of alike is one. Only files are read; no print server is asked.
  ///
  /// - Parameter progress: called now and then with the number of jobs done.
  /// - Throws: `LibraryError.unfitPrintLog` with why nothing of a file can be read, `.unfitPrintProfile`, `.unfitPrintFormat`,
  ///   `.jobsOutside`, `.unfitText`, `.noSuchFile`; `DateExpressionError`, `StoreError`.
  public func importPrints(
    _ files: [SourcePath], _ options: PrintImportOptions = PrintImportOptions(),
    progress: @escaping @Sendable (Int) -> Void
  ) async throws -> PrintImportReceipt {
    try require(.importLedger, ofAll: true)
    let (profile, files) = try await Library.threads.run {
      (try options.profile.map(Self.profile), try files.flatMap { try Archive.files(under: $0) })
    }
    let (clock, format) = (clock, options.format)
    let reading: PrintReader = { bytes, name, each in
      let reader = PrintLogReader { clock.moment($0, minute: $1).instant }
      do {
        let summary = try reader.read(bytes, name: name, profile: profile, format: format, each: each)
        return ReadPrints(
          kind: summary.kind.rawValue, profile: summary.profile, findings: summary.findings,
          virtualPrinters: Set(summary.virtualPrinters.map(PrinterName.told)))
      } catch let fault as PrintLogFault {
        throw LibraryError.unfitPrintLog(name, fault)
      } catch let fault as PageLogFormat.Fault {
        throw LibraryError.unfitPrintFormat(format ?? "", fault)
      }
    }
    return try await importPrints(
      files, options, isVirtual: { VirtualPrinters.has($0) }, progress: progress, reading: reading)
  }

  /// Profiles that come with utsusu, as files that an office can edit.
  public static var printProfiles: [PrintProfileText] { PrintProfile.builtIn.map(PrintProfileText.init) }

  /// The one of that name, in any case and width.
  ///
  /// - Throws: `LibraryError.noSuchProfile`.
  public static func printProfile(named name: String) throws -> PrintProfileText {
    guard let known = builtIn(name) else { throw noSuchProfile(name) }
    return PrintProfileText(known)
  }

  private static let largestProfile = 1 << 16

  private static func builtIn(_ name: String) -> PrintProfile? {
    PrintProfile.builtIn.first { Folding.key($0.name) == Folding.key(name) }
  }

  private static func noSuchProfile(_ name: String) -> LibraryError {
    .noSuchProfile(name, known: PrintProfile.builtIn.map(\.name))
  }

  private static func profile(_ name: String) throws -> PrintProfile {
    if let known = builtIn(name) { return known }
    guard access(name, F_OK) == 0 else { throw noSuchProfile(name) }
    let text = try SmallFile(name, upTo: largestProfile).text
    do { return try PrintProfile(text) } catch { throw LibraryError.unfitPrintProfile(name, error) }
  }
}

/// A profile of a machine's table that comes with utsusu.
public struct PrintProfileText: Sendable {
  public let name: String
  /// The columns by which a table is known to be one of it, each with all the names that it may have.
  public let columns: [[String]]
  public let text: String

  init(_ profile: PrintProfile) { (name, columns, text) = (profile.name, profile.columns, profile.text) }
}
