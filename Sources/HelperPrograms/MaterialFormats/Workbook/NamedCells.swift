import BriefingDomain
public import HelperService

/// The cells of a workbook that have names.
public enum NamedCells {
  /// Hands over each sheet with a row for each name in it: the name; the cell, or nothing where the name stands for
  /// several; and what the cell computes. Names that stand for no place are left out.
  ///
  /// - Throws: ``SourceFailure`` for what is no workbook of Excel, and for the first flaw.
  public static func read(path: [UInt8], into sheets: SheetWriter) throws(SourceFailure) {
    let package = try OfficePackage.workbook(try SourceFile(path: path))
    let book = try WorkbookParts(package)
    for (index, sheet) in book.outline.sheets.enumerated() {
      sheets.sheet(sheet.name, isHidden: sheet.isHidden)
      let names = book.names.all.filter { $0.sheet.lowercased() == sheet.name.lowercased() }
      guard !names.isEmpty, let part = book.parts[index] else { continue }
      let merged = MergedCells()
      try package.parse(part, merged)
      for name in names {
        let isOne = name.last == nil || name.last == merged.last[name.first]
        let formula = merged.formulas.contains(name.first) ? "f" : ""
        try sheets.row(name.first.row, [name.name, isOne ? name.first.text : "", formula])
      }
    }
    if let problem = package.problems.first { throw problem }
  }
}

extension OfficePackage {
  /// - Throws: `unsupported` for what is no workbook of Excel.
  static func workbook(_ source: borrowing SourceFile) throws(SourceFailure) -> OfficePackage {
    switch try FileKind.of(source, name: "") {
    case .office(let package) where package.format == .xlsx: return package
    case .unreadable(_, let failure): throw failure
    case let kind: throw SourceFailure(.unsupported, kind.format.rawValue)
    }
  }
}

/// The parts of a workbook that are filled, and what its names stand for.
struct WorkbookParts {
  let outline = WorkbookOutline()
  let names = DefinedNames()
  /// Of each sheet.
  let parts: [String?]

  init(_ package: OfficePackage) throws(SourceFailure) {
    try package.parse(package.mainPart, outline)
    try package.parse(package.mainPart, names)
    let relationships = try package.relationships(of: package.mainPart)
    parts = outline.sheets.map { relationships.part($0.id, kind: "worksheet") }
  }
}

/// The names that stand for a cell or a range of cells of one sheet: `'月次 報告'!$B$3`.
final class DefinedNames: PartHandler {
  struct Name {
    let name: String
    let sheet: String
    let first: CellReference
    /// Of a range.
    let last: CellReference?
  }

  private(set) var all: [Name] = []
  private static let most = 100_000
  private var name: String?
  private var meaning = ""

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.is(.sheet, "definedName") else { return element.vocabulary == .sheet && element.name != "sheets" }
    name = attributes["name"]
    meaning = ""
    return true
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    guard name != nil else { return }
    meaning += String(decoding: bytes, as: UTF8.self)
    try TextBound.check(meaning)
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    guard let name, element.is(.sheet, "definedName") else { return }
    self.name = nil
    guard !name.hasPrefix("_xlnm."), all.count < Self.most, let mark = meaning.lastIndex(of: "!") else { return }
    var sheet = meaning[..<mark]
    if sheet.count >= 2, sheet.first == "'", sheet.last == "'" { sheet = sheet.dropFirst().dropLast() }
    let ends = meaning[meaning.index(after: mark)...].split(separator: ":", omittingEmptySubsequences: false)
      .map { CellReference(String($0.filter { $0 != "$" })) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends.last ?? nil else { return }
    all.append(
      Name(
        name: name, sheet: String(sheet.replacing("''", with: "'")), first: first, last: first == last ? nil : last))
  }
}

/// Which cells of a sheet are merged, and which compute something.
private final class MergedCells: PartHandler {
  /// The last cell of each range, by the first.
  private(set) var last: [CellReference: CellReference] = [:]
  private(set) var formulas: Set<CellReference> = []
  private static let most = 1_000_000
  private var place = CellPlace()

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .sheet else { return false }
    guard last.count + formulas.count < Self.most else {
      throw SourceFailure(.tooLarge, "more than \(Self.most) merged cells and formulas")
    }
    switch element.name {
    case "row": place.row(attributes["r"])
    case "c": place.cell(attributes["r"])
    case "f": formulas.insert(place.reference)
    case "mergeCell":
      let ends = (attributes["ref"] ?? "").split(separator: ":").compactMap { CellReference(String($0)) }
      if ends.count == 2 { last[ends[0]] = ends[1] }
    default: break
    }
    return true
  }
}

/// Where a sheet's reader is. Rows and cells may leave out where they are; they follow the one before then.
struct CellPlace {
  private(set) var reference = CellReference(row: 0, column: -1)

  mutating func row(_ written: String?) {
    let row = written.flatMap { Int($0) } ?? reference.row + 1
    reference = CellReference(row: min(max(row, 1), CellReference.lastRow), column: -1)
  }

  mutating func cell(_ written: String?) {
    reference =
      written.flatMap(CellReference.init) ?? CellReference(row: reference.row, column: reference.column + 1)
  }
}

extension CellReference {
  static var lastRow: Int { 1_048_576 }
  static var lastColumn: Int { 16_383 }

  /// `C12`.
  var text: String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + "\(row)"
  }
}
