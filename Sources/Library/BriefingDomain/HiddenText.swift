/// How a page's text says that some of it is hidden in its file: a sheet, its rows and columns, a slide.
public enum HiddenText {
  public static let opening = "［非表示："
  public static let closing = "］"

  /// A text in brackets line by line, so that the excerpt of a hit has them.
  public static func marked(_ text: String) -> String {
    text.split(separator: "\n").map { opening + $0 + closing }.joined(separator: "\n")
  }
}
