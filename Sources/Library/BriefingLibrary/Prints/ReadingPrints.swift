internal import BlockingThreads
internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import Foundation
internal import HelperProtocol
internal import JapaneseText
internal import MaterialReading
internal import PrintLogs

extension Visit {
  /// Takes print logs in: all files, or none. A folder stands for the files in it and in its folders. A file that was taken in before adds
  /// nothing, and a job that two logs tell of alike is one. Only files are read; no print server is asked.
  ///
  /// - Parameter progress: called now and then with the number of jobs done.
  /// - Throws: `LibraryError.unfitPrintLog` with why nothing of a file can be read, `.unfitPrintProfile`, `.unfitPrintFormat`,
  ///   `.jobsOutside`, `.unfitText`, `.noSuchFile`, `.notAFile`, `.tooLarge`; `DateExpressionError`, `StoreError`, `HelperError`.
  public func importPrints(
    _ files: [SourcePath], _ options: PrintImportOptions = PrintImportOptions(),
    progress: @escaping @Sendable (Int) -> Void
  ) async throws -> PrintImportReceipt {
    try require(.importLedger, ofAll: true)
    let (profile, files) = try await Library.threads.run {
      (try options.profile.map(Self.profile), try files.flatMap { try Archive.files(under: $0) })
    }
    let (clock, format, events) = (clock, options.format, try await events(of: files))
    let reading: PrintReader = { bytes, name, each in
      let reader = PrintLogReader { clock.moment($0, minute: $1).instant }
      do {
        let log = try Self.log(bytes, events)
        let summary = try reader.read(log, name: name, profile: profile, format: format, each: each)
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

  /// The events of Windows' own logs among the files, as XML, by the hash of each: what reads them is shut in.
  ///
  /// - Throws: `LibraryError.unfitPrintLog` for one that cannot be read, or has more than is read at once with the others.
  private func events(of files: [SourcePath]) async throws -> [ContentHash: [UInt8]] {
    let logs = try await Library.threads.run {
      try files.filter { PrintLogReader.isEventLog(try OpenFile.head(of: $0)) }
    }
    guard !logs.isEmpty else { return [:] }
    let readers = try library.readers(of: logs.map(\.bytes))
    var events: [ContentHash: [UInt8]] = [:]
    var left = ReadingBounds.fileBytes
    for log in logs {
      let hash = try await Library.threads.run { try OpenFile.hash(of: log) }
      guard let hash, events[hash] == nil else { continue }
      let made = try await readers.events(
        of: MaterialFile(path: log.bytes, name: log.name), numbered: PrintLogReader.events)
      left -= made.bytes.count
      if let reason = made.reason ?? (left < 0 ? .tooLarge : nil) {
        throw LibraryError.unfitPrintLog(log.name, .eventLog(reason))
      }
      events[hash] = made.bytes
    }
    return events
  }

  /// A log as it is read: of Windows' own the events. One that has changed since they were is refused.
  private static func log(_ bytes: [UInt8], _ events: [ContentHash: [UInt8]]) throws(PrintLogFault) -> [UInt8] {
    guard PrintLogReader.isEventLog(bytes), let log = events[ContentHash(ofBytes: bytes)] else { return bytes }
    guard !log.isEmpty else { throw .noEvents }
    return log
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
