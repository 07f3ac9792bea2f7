/// Where the text stands in its columns.
public enum ColumnAlignment: Sendable {
  case left
  case right
}

/// `text` cut to at most `columns` columns, between characters, with `ellipsis` where something was cut off. An ellipsis
/// wider than the columns is left out.
public func fitted(_ text: String, columns: Int, ellipsis: String = "…") -> String {
  if displayWidth(text) <= columns { return text }
  let ending = displayWidth(ellipsis) <= columns ? ellipsis : ""
  let room = columns - displayWidth(ending)
  var width = 0
  var end = text.startIndex
  while end < text.endIndex {
    width += characterWidth(text[end])
    if width > room { break }
    end = text.index(after: end)
  }
  return text[..<end] + ending
}

/// `text` with spaces up to `columns` columns. A wider text is not cut; see `fitted`.
public func padded(_ text: String, columns: Int, align: ColumnAlignment = .left) -> String {
  let missing = columns - displayWidth(text)
  guard missing > 0 else { return text }
  let spaces = String(repeating: " ", count: missing)
  return align == .left ? text + spaces : spaces + text
}
