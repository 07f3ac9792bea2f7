import HelperService

/// How the cells of a workbook show their numbers.
final class CellStyles: PartHandler {
  private var codes: [Int: String] = [:]
  private var formatIDs: [Int] = []
  private var inCellFormats = false
  private var formats: [Int: NumberFormat] = [:]

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    switch element.name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"], !inCellFormats {
        codes[id] = code
      }
    case "cellXfs": inCellFormats = true
    case "xf": if inCellFormats { formatIDs.append(attributes["numFmtId"].flatMap { Int($0) } ?? 0) }
    // Formats of differences, which apply under conditions only.
    case "dxfs": return false
    default: break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    if element.name == "cellXfs" { inCellFormats = false }
  }

  /// The format of a cell of this style; the general one where there is none.
  func format(_ style: Int) -> NumberFormat {
    let id = formatIDs.indices.contains(style) ? formatIDs[style] : 0
    if let known = formats[id] { return known }
    let format = NumberFormat(codes[id] ?? NumberFormat.builtIn[id] ?? "General")
    formats[id] = format
    return format
  }
}
