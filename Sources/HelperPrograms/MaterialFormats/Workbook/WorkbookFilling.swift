public import BriefingDomain
import CLibxml2
public import HelperService

/// Fills cells of a workbook. Every other part stays as it is, byte for byte packed; in a part that changes, every other
/// element. What formulas came to is left out, because not every program computes anew what stands there
/// (findings/calc-on-load.sh), and an old sum beside a new figure would be believed.
public enum WorkbookFilling {
  /// Bytes of a workbook.
  private static let most = 64 << 20

  /// - Parameter give: gets the bytes of the filled workbook, piece by piece.
  /// - Throws: ``SourceFailure`` for what is no workbook of Excel, for a flaw, and for a cell that is not there to fill.
  public static func fill(
    path: [UInt8], _ cells: [CellFilling], _ give: ([UInt8]) -> Void
  ) throws(SourceFailure) {
    let source = try SourceFile(path: path)
    guard source.size <= most else { throw SourceFailure(.tooLarge, "more than \(most >> 20) MiB") }
    let package = try OfficePackage.workbook(source)
    let book = try WorkbookParts(package)
    if let problem = package.problems.first { throw problem }
    let archive = try ZipRewriting(source, most: most)
    for (index, part) in book.parts.enumerated() {
      guard let part else { continue }
      let wanted = cells.filter { $0.sheet == index }
      try archive.change(part) { (bytes) throws(SourceFailure) in
        guard !wanted.isEmpty || Self.mayHaveFormulas(bytes) else { return nil }
        let sheet = try XMLTree(bytes, part)
        try SheetFilling(sheet).fill(wanted)
        return try sheet.written
      }
    }
    guard cells.allSatisfy({ $0.sheet < book.parts.count && book.parts[$0.sheet] != nil }) else {
      throw SourceFailure(.damaged, "a sheet is missing")
    }
    try archive.change(package.mainPart) { (bytes) throws(SourceFailure) in
      let main = try XMLTree(bytes, package.mainPart)
      Self.computeOnLoad(main)
      return try main.written
    }
    try archive.change("[Content_Types].xml") { (bytes) throws(SourceFailure) in
      let types = try XMLTree(bytes, "[Content_Types].xml")
      return Self.makeWorkbook(types) ? try types.written : nil
    }
    try archive.finish(give)
  }

  private static func mayHaveFormulas(_ bytes: [UInt8]) -> Bool {
    let f = UInt8(ascii: "f")
    return zip(bytes, bytes.dropFirst()).contains { $1 == f && ($0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ":")) }
  }

  private static func computeOnLoad(_ book: XMLTree) {
    let settings =
      book.child("calcPr", of: book.root) ?? book.insert("calcPr", behind: book.child("definedNames", of: book.root))
    book.set("fullCalcOnLoad", "1", of: settings)
  }

  /// What was a template is a workbook now. Excel refuses a file whose name says another kind.
  private static func makeWorkbook(_ types: XMLTree) -> Bool {
    var isChanged = false
    for type in types.children(of: types.root) {
      guard let kind = types.attribute("ContentType", of: type) else { continue }
      let other = kind.replacing("spreadsheetml.template.main", with: "spreadsheetml.sheet.main")
        .replacing("ms-excel.template.macroEnabled.main", with: "ms-excel.sheet.macroEnabled.main")
      guard other != kind else { continue }
      types.set("ContentType", other, of: type)
      isChanged = true
    }
    return isChanged
  }
}

/// The cells of one sheet.
private struct SheetFilling {
  let tree: XMLTree

  init(_ tree: XMLTree) { self.tree = tree }

  /// - Throws: `damaged` where a cell cannot be, or computes something.
  func fill(_ cells: [CellFilling]) throws(SourceFailure) {
    guard let data = tree.child("sheetData", of: tree.root) else {
      throw SourceFailure(.damaged, "a sheet without cells")
    }
    var wanted: [Int: [(reference: CellReference, value: CellFilling.Value)]] = [:]
    for cell in cells {
      guard let reference = CellReference(cell.cell), 1...CellReference.lastRow ~= reference.row,
        reference.column < 16384
      else { throw SourceFailure(.damaged, "a cell \(cell.cell)") }
      wanted[reference.row, default: []].append((reference, cell.value))
    }
    var place = CellPlace()
    var missing = wanted.keys.sorted()[...]
    for row in tree.children(of: data) where tree.name(row) == "row" {
      place.row(tree.attribute("r", of: row))
      let number = place.reference.row
      while let first = missing.first, first < number {
        try add(missing.removeFirst(), wanted, before: row)
      }
      if missing.first == number { missing.removeFirst() }
      // Said by all, because new ones come between.
      tree.set("r", "\(number)", of: row)
      try fill(row, wanted[number] ?? [], &place)
    }
    for number in missing { try add(number, wanted, before: nil, in: data) }
  }

  private func add(
    _ number: Int, _ wanted: [Int: [(reference: CellReference, value: CellFilling.Value)]], before next: XMLTree.Node?,
    in data: XMLTree.Node? = nil
  ) throws(SourceFailure) {
    let row = next.map { tree.insert("row", before: $0) } ?? data.map { tree.append("row", to: $0) }
    guard let row else { return }
    tree.set("r", "\(number)", of: row)
    var place = CellPlace()
    place.row("\(number)")
    try fill(row, wanted[number] ?? [], &place)
  }

  private func fill(
    _ row: XMLTree.Node, _ wanted: [(reference: CellReference, value: CellFilling.Value)], _ place: inout CellPlace
  ) throws(SourceFailure) {
    var rest = Dictionary(wanted.map { ($0.reference.column, $0.value) }) { $1 }
    for cell in tree.children(of: row) where tree.name(cell) == "c" {
      place.cell(tree.attribute("r", of: cell))
      let column = place.reference.column
      for missing in rest.keys.filter({ $0 < column }).sorted() {
        write(
          rest.removeValue(forKey: missing), into: tree.insert("c", before: cell), row, place.reference.row, missing)
      }
      let hasFormula = tree.child("f", of: cell) != nil
      if hasFormula {
        if let value = tree.child("v", of: cell) { tree.remove(value) }
        tree.set("t", nil, of: cell)
      }
      if !wanted.isEmpty { tree.set("r", place.reference.text, of: cell) }
      guard let value = rest.removeValue(forKey: column) else { continue }
      guard !hasFormula else { throw SourceFailure(.damaged, "a formula in \(place.reference.text)") }
      write(value, into: cell)
    }
    for missing in rest.keys.sorted() {
      write(rest[missing], into: tree.append("c", to: row), row, place.reference.row, missing)
    }
  }

  /// Into a new cell, which looks as its row or its column says.
  private func write(
    _ value: CellFilling.Value?, into cell: XMLTree.Node, _ row: XMLTree.Node, _ number: Int, _ column: Int
  ) {
    tree.set("r", CellReference(row: number, column: column).text, of: cell)
    tree.set("s", tree.attribute("s", of: row) ?? style(ofColumn: column + 1), of: cell)
    write(value ?? .empty, into: cell)
  }

  private static func written(_ number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }

  private func style(ofColumn number: Int) -> String? {
    tree.child("cols", of: tree.root).flatMap { columns in
      tree.children(of: columns).first {
        guard let from = Int(tree.attribute("min", of: $0) ?? ""), let last = Int(tree.attribute("max", of: $0) ?? "")
        else { return false }
        return from <= number && number <= last
      }.flatMap { tree.attribute("style", of: $0) }
    }
  }

  private func write(_ value: CellFilling.Value, into cell: XMLTree.Node) {
    for child in tree.children(of: cell) { tree.remove(child) }
    // What a cell was beside its value belongs to what it held.
    for name in ["t", "cm", "vm"] { tree.set(name, nil, of: cell) }
    switch value {
    case .empty: break
    case .number(let number): tree.set(text: Self.written(number), of: tree.append("v", to: cell))
    case .text(let text):
      tree.set("t", "inlineStr", of: cell)
      let inside = tree.append("t", to: tree.append("is", to: cell))
      tree.set(text: text, of: inside)
      tree.keepSpace(of: inside)
    }
  }
}
