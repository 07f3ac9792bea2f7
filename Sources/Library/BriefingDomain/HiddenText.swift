/// How a page's text says that some of it is hidden in its file: a sheet, its rows and columns, a slide.
public enum HiddenText {
  public static let opening = "［非表示："
  public static let closing = "］"
  /// Of a shape on a slide. Not what the text of a hidden slide begins with.
  public static let shape = "［非表示の図形："
  /// Of a note that a reader has put on a page of a PDF.
  public static let note = "［注釈："
  /// Of cells that are not printed.
  public static let outside = "［印刷範囲外："

  /// A text in brackets line by line, so that the excerpt of a hit has them.
  public static func marked(_ text: String, as opening: String = opening) -> String {
    text.split(separator: "\n").map { opening + $0 + closing }.joined(separator: "\n")
  }

  /// The name of a sheet, which its text begins with.
  public static func sheetName(_ text: String) -> String? {
    let line = text.prefix { $0 != "\n" }
    let name = line.hasPrefix(opening) && line.hasSuffix(closing) ? line.dropFirst(opening.count).dropLast() : line
    return name.isEmpty ? nil : String(name)
  }

  /// What a sheet says without what is in such brackets, or in those of what is not printed: no picture has that.
  public static func drawn(_ text: String) -> String {
    var result = ""
    var isOpen = false
    for cell in text.split(whereSeparator: { $0 == "\t" || $0 == "\n" }) {
      isOpen = isOpen || cell.hasPrefix(opening) || cell.hasPrefix(outside)
      if !isOpen { result += cell + "\n" }
      if cell.hasSuffix(closing) { isOpen = false }
    }
    return result
  }
}
