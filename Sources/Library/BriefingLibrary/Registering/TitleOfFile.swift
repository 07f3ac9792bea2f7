/// The title that the name of a file gives where nobody says one: without its ending, and without the marks of versions
/// behind it, which tell nothing to those who are briefed. What a paper says of itself, such as （案）, stays.
func titleOfFile(_ name: String) -> String {
  let dot = name.lastIndex(of: ".")
  let stem = dot.map { $0 == name.startIndex ? name[...] : name[..<$0] } ?? name[...]
  // In brackets or behind a space, so that a title may speak of a 改訂.
  let mark =
    #/
    (?: [\s_＿\-－]+ | (?=[（\(\[【]) ) [（\(\[【]?
    (?: 最終版? | 確定版? | 決定版 | 完成版 | 修正版?\d* | 改訂版\d* | 改訂\d+ | 差替え?版?\d* | 第?\d+版 | コピー
      | v(?:er)?\.?\d+(?:\.\d+)* | rev\.?\d+ | final )
    [）\)\]】]? $
    /#.ignoresCase()
  var title = stem
  while let found = title.firstMatch(of: mark) { title = title[..<found.range.lowerBound] }
  return String(title.allSatisfy(\.isWhitespace) ? stem : title)
}
