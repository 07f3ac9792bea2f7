import BriefingDomain
public import HelperService

/// From a path to pages: finds out what the file is and lets that format's reader read it.
public enum MaterialReader {
  /// Gives the format and then the pages; whoever calls ends the writer with what this throws.
  ///
  /// - Parameters:
  ///   - path: as the system knows it.
  ///   - name: the original name; only its ending is looked at, and only for files that are text anyway.
  ///   - aloud: as it is read aloud; that is known of what is drawn, of PDF.
  /// - Throws: ``SourceFailure``, after the pages that could be read.
  public static func read(
    path: [UInt8], name: String, aloud: Bool = false, into pages: PageWriter
  ) throws(SourceFailure) {
    let source: SourceFile
    do {
      source = try SourceFile(path: path)
    } catch {
      pages.format(.other)
      throw error
    }
    let kind: FileKind
    do {
      kind = try FileKind.of(source, name: name)
    } catch {
      pages.format(.other)
      throw error
    }
    pages.format(kind.format)
    switch kind {
    case .pdf: try PDFReader.read(source, aloud: aloud, into: pages)
    case .office(let package): try OfficeReader.read(package, into: pages)
    case .text: try TextReader.read(source, into: pages)
    case .officeXML(let kind): try kind.read(source, into: pages)
    case .html: try HTMLReader.read(source, into: pages)
    case .openDocument(let archive): throw SourceFailure(.unsupported, archive.kind)
    case .image(let detail):
      // What a room draws of it: it has pages, though none has a text.
      for _ in 0..<max(1, try ScannedPage.all(of: source).count) { try pages.page("") }
      throw SourceFailure(.image, detail)
    case .unreadable(_, let failure): throw failure
    }
  }
}
