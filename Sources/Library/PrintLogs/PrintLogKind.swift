public import BriefingDomain

/// Who wrote a print log.
public enum PrintLogKind: String, CaseIterable, Sendable {
  /// The page_log of CUPS.
  case cups
  /// The CSV of PaperCut Print Logger.
  case papercut
  /// Events of Windows' PrintService.
  case windows
  /// A table of a multi-function printer, read by a ``PrintProfile``.
  case machine
}

/// What a print log came to, apart from its jobs.
public struct PrintLogSummary: Hashable, Sendable {
  public let kind: PrintLogKind
  /// Of a machine's table.
  public let profile: String?
  /// How many jobs were handed out.
  public let jobs: Int
  /// When the first and the last of them ended.
  public let first: Instant?
  public let last: Instant?
  /// At most one of each kind.
  public let findings: [PrintLogFinding]
  /// Printers of the log that print nothing on paper, by what they are called or where they send it.
  public let virtualPrinters: Set<String>
}

/// Why nothing of a print log can be read.
public enum PrintLogFault: Error, Hashable, Sendable {
  case empty
  /// Of no kind that is known. ``PrintProfile`` says how an office tells what its machine writes.
  case unknownKind
  /// Records of CUPS by a PageLogFormat of its own, which has to be given.
  case needsFormat
  /// No line fits the PageLogFormat that was given.
  case formatDoesNotFit
  /// Windows' own log (.evtx), of which no XML could be made, and why: `wevtutil qe FILE.evtx /lf:true /f:xml > FILE.xml` makes it
  /// on a Windows PC.
  case eventLog(UnreadableReason)
  /// A workbook: to be saved as CSV.
  case workbook
  /// XML that is cut or damaged, or that has what events never have (a DTD, an entity of its own).
  case damagedXML(line: Int)
  /// XML in which there is no event of PrintService.
  case noEvents
  /// Get-WinEvent's messages in a language other than English: `… | ForEach-Object { $_.ToXml() } > FILE.xml` has no words.
  case foreignMessages(line: Int)
  /// Sums for each person, without jobs: they can confirm nothing.
  case totals(profile: String)
  /// The table has no column of these names; the first line of the profile that asks for it.
  case profileDoesNotFit(profile: String, line: Int, missing: [String])
  /// Each of them reads the table: one has to be named.
  case severalProfiles([String])
  /// A day such as 03/04/2026, of which nothing says which number is the month.
  case unclearDates(line: Int)
}
