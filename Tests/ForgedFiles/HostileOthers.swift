extension HostileFile {
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// 20,000 × 20,000 each, as far as their headers go.
  static var pictures: [HostileFile] {
    let size: [UInt8] = [0x00, 0x00, 0x4E, 0x20]
    let header = [0, 0, 0, 13] + Array("IHDR".utf8) + size + size + [8, 6, 0, 0, 0]
    let little = Array(size.reversed())
    return [
      HostileFile("huge.png", png + header + [0, 0, 0, 0], "image"),
      HostileFile("huge.gif", Array("GIF89a".utf8) + [0x20, 0x4E, 0x20, 0x4E, 0xF7, 0, 0], "image"),
      HostileFile(
        "huge.jpg", [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0x4E, 0x20, 0x4E, 0x20, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
        "image"),
      HostileFile(
        "huge.bmp",
        Array("BM".utf8) + [UInt8](repeating: 0, count: 8) + [54, 0, 0, 0, 40, 0, 0, 0] + little + little
          + [1, 0, 24, 0], "image"),
      HostileFile("huge.tif", [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0, 1, 4, 0, 1, 0, 0, 0] + little, "image"),
    ]
  }

  static var texts: [HostileFile] {
    let tags = ["div", "table", "td", "b", "script", "ruby", "rt", "pre", "!--", "/div", "a href=\""]
    return [
      HostileFile("line.txt", String(repeating: "行", count: 1 << 20), ""),
      HostileFile("feeds.txt", "字" + String(repeating: "\u{0C}", count: 20_000), ""),
      HostileFile("commas.csv", "字" + String(repeating: ",", count: 1 << 20), ""),
      HostileFile("quotes.csv", String(repeating: "\"", count: 1 << 20) + "字", ""),
      HostileFile("zeros.txt", [UInt8](repeating: 0, count: 1 << 20)),
      HostileFile("escapes.txt", String(repeating: "\u{1B}$B", count: 1 << 18)),
      HostileFile("odd.txt", [0xFF, 0xFE, 0x42]),
      HostileFile("marks.txt", "字" + String(repeating: "\u{0301}", count: 1 << 18), ""),
      HostileFile("open.html", "<html><!doctype html>" + String(repeating: "<", count: 1 << 20)),
      HostileFile("entities.html", "<html>" + String(repeating: "&#x10FFFF;&#9999999999;&", count: 1 << 16)),
    ]
      + tags.map { tag in
        let name = tag.filter(\.isLetter) + "\(tag.utf8.count)"
        return HostileFile("\(name).html", "<!doctype html><html>字" + String(repeating: "<\(tag)>字", count: 1 << 16))
      }
  }

  /// Each format's first bytes and nothing behind them, or noise, or a compound file that bites its tail.
  static var malformed: [HostileFile] {
    var numbers = SeededNumbers(seed: 4)
    let noise = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    var tail = compound + [UInt8](repeating: 0, count: 504)
    tail[30] = 9
    tail += [UInt8](repeating: 0, count: 1024)
    let beginnings: [(String, [UInt8])] = [
      ("pdf", Array("%PDF-1.7\n".utf8)), ("docx", [0x50, 0x4B, 3, 4]), ("xlsx", [0x50, 0x4B, 5, 6]),
      ("pptx", [0x50, 0x4B, 7, 8]), ("png", png), ("doc", compound), ("jtd", compound + noise),
      ("rtf", Array("{\\rtf".utf8)),
      ("html", Array("<!doctype html>".utf8)), ("txt", [0xEF, 0xBB, 0xBF]), ("csv", [0xFE, 0xFF]), ("md", [0x81]),
    ]
    return [HostileFile("tail.doc", tail)]
      + beginnings.flatMap { ending, beginning in
        [
          HostileFile("empty.\(ending)", []), HostileFile("beginning.\(ending)", beginning),
          HostileFile("noise.\(ending)", beginning + noise), HostileFile("only-noise.\(ending)", noise),
        ]
      }
  }
}
