import HelperService

/// The words of a chart: titles, the names of series and categories, data labels that somebody wrote. The values
/// themselves are left out, but not where they name the categories, such as years.
final class ChartText: PartHandler {
  /// Each text once, in the chart's order.
  private(set) var lines: [String] = []
  private var seen: Set<String> = []
  private var current = ""
  private var takes = false
  private var inCategory = 0
  private var inNumbers = false
  private var formatCode = ""
  private var inFormatCode = false
  private static let most = 100_000

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    switch (element.vocabulary, element.name) {
    case (.chart, "cat"), (.chart, "tx"):
      inCategory += 1
    case (.chart, "numCache"), (.chart, "numLit"):
      inNumbers = true
      formatCode = ""
      return inCategory > 0
    case (.chart, "formatCode"):
      inFormatCode = true
    case (.chart, "v"), (.drawing, "t"), (.chartExtended, "v"), (.chartExtended, "pt"):
      takes = true
    case (.chartExtended, "numDim"), (.chartExtended, "f"), (.chart, "f"), (.drawing, "fld"):
      return false
    default:
      break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    switch (element.vocabulary, element.name) {
    case (.chart, "cat"), (.chart, "tx"):
      inCategory -= 1
    case (.chart, "numCache"), (.chart, "numLit"):
      inNumbers = false
    case (.chart, "formatCode"):
      inFormatCode = false
    case (.chart, "v"), (.chartExtended, "v"), (.chartExtended, "pt"):
      takes = false
      finishLine()
    case (.drawing, "t"):
      takes = false
    case (.drawing, "p"):
      finishLine()
    default:
      break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    if inFormatCode {
      formatCode += String(decoding: bytes, as: UTF8.self)
    } else if takes {
      produced += 1
      current += String(decoding: bytes, as: UTF8.self)
      try TextBound.check(current)
    }
  }

  private func finishLine() {
    if inNumbers, let value = Double(current) {
      current = NumberFormat(formatCode).text(value, epoch: .year1900)
    }
    if !current.isEmpty, lines.count < Self.most, seen.insert(current).inserted { lines.append(current) }
    current = ""
  }
}
