import BriefingDomain
public import HelperService

/// From a path to the sheets of a workbook, as tables.
public enum SheetReader {
  /// - Throws: ``SourceFailure`` for what is no workbook, and for the first flaw: of a table there is all or nothing.
  public static func read(path: [UInt8], into sheets: SheetWriter) throws(SourceFailure) {
    let source = try SourceFile(path: path)
    switch try FileKind.of(source, name: "") {
    case .office(let package) where package.format == .xlsx:
      try WorkbookReader(package).read(into: sheets)
      if let problem = package.problems.first { throw problem }
    case .openDocument(let archive): try OpenDocumentSheets.read(archive, into: sheets)
    case .unreadable(_, let failure): throw failure
    case let kind: throw SourceFailure(.unsupported, kind.format.rawValue)
    }
  }
}
