import BriefingDomain
import DelimitedText
import Glibc
import HelperProtocol
import HelperService

@testable import HelperHost
@testable import MaterialFormats
@testable import MaterialReading

/// The input as a file of any kind, from its first bytes to its pages. A PDF is poppler's and not ours.
func readFile(_ input: [UInt8]) {
  if !Signature.isPDF(input) { read(input, name: "報告.csv") }
}

/// The input as the parts of an Office document, each behind a line `==> NAME`. They are packed here, because random
/// changes to a packed file only ever meet the unpacking.
func readOffice(_ input: [UInt8]) {
  var parts: [(name: String, bytes: [UInt8])] = []
  for line in input.split(separator: 0x0A, omittingEmptySubsequences: false) {
    if line.starts(with: "==> ".utf8), parts.count < 20 {
      parts.append((String(decoding: line.dropFirst(4).prefix(200), as: UTF8.self), []))
    } else if !parts.isEmpty {
      parts[parts.count - 1].bytes += line + [0x0A]
    }
  }
  read(StoredZip.of(parts), name: "報告.docx")
}

/// Reads as the helper does, and takes its answers as the main program does.
private func read(_ bytes: [UInt8], name: String) {
  let path = "/proc/self/fd/\(InputFile.shared.holding(bytes))"
  readSheets(path)
  var answers = AnswerCollector(limits: ReadingLimits())
  var outcome = HelperProcess.Outcome<MaterialContent>.more
  let pages = PageWriter { response in
    guard case .more = outcome else { fatalError("an answer behind the last") }
    do {
      outcome = answers.take(try decoded(response.encoded()))
    } catch {
      fatalError("the helper says \(response): \(error)")
    }
  }
  var failure: SourceFailure?
  do throws(SourceFailure) {
    try MaterialReader.read(path: Array(path.utf8), name: name, into: pages)
  } catch {
    failure = error
  }
  pages.finish(failure)
  guard case .done = outcome else { fatalError("the answers are refused: \(outcome)") }
  fill(path)
}

/// Reads the sheets of what is a workbook: rows in their order, which no cell can forge.
private func readSheets(_ path: String) {
  var number = 0
  let sheets = SheetWriter { response in
    switch try? decoded(response.encoded()) {
    case .sheet: number = 0
    case .page(let page):
      for row in DelimitedText(page.text, isNumbered: true) {
        check(row.fault == nil && row.line > number, "row \(row.line) behind row \(number)")
        number = row.line
      }
    case .end: break
    default: fatalError("the helper says \(response)")
    }
  }
  var failure: SourceFailure?
  do throws(SourceFailure) {
    try SheetReader.read(path: Array(path.utf8), into: sheets)
  } catch {
    failure = error
  }
  sheets.finish(failure)
}

/// Fills a cell of what is a workbook, which is one afterwards too.
private func fill(_ path: String) {
  var filled: [UInt8] = []
  do throws(SourceFailure) {
    try NamedCells.read(path: Array(path.utf8), into: SheetWriter { _ in })
    try WorkbookFilling.fill(path: Array(path.utf8), [CellFilling(sheet: 0, cell: "B2", .text("達成"))]) { filled += $0 }
  } catch {
    return
  }
  let other = "/proc/self/fd/\(InputFile.shared.holding(filled))"
  do throws(SourceFailure) { _ = try OfficePackage.workbook(try SourceFile(path: Array(other.utf8))) } catch {
    fatalError("a filled workbook is none: \(error)")
  }
}

private func decoded(_ bytes: [UInt8]) throws -> ReaderResponse {
  var decoder = FrameDecoder(largestPayload: Frame.largestResponse)
  bytes.withUnsafeBytes { decoder.append($0) }
  guard let frame = try decoder.next(), decoder.pending == 0 else { throw ProtocolViolation("not one frame") }
  return try ReaderResponse(frame)
}

/// One file, in memory, for one input after another.
private struct InputFile {
  static let shared = InputFile()
  private let descriptor: Int32

  private init() {
    let name = "/utsusu-fuzz-\(getpid())"
    descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    shm_unlink(name)
  }

  /// The descriptor of the file, now with these bytes.
  func holding(_ bytes: [UInt8]) -> Int32 {
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
      fatalError("the file in memory cannot be written")
    }
    return descriptor
  }
}
