extension QRCode {
  /// An SVG picture, black on white with its quiet zone, as wide as it is put.
  public var svg: String {
    let edge = size + 8
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 \(edge) \(edge)" shape-rendering="crispEdges">\
      <path fill="#fff" d="M-4-4h\(edge)v\(edge)h-\(edge)z"/><path d="\(path)"/></svg>
      """
  }

  /// What is dark, as an SVG path: one unit a module.
  public var path: String {
    var path = ""
    for y in 0..<size {
      for x in 0..<size where self[x, y] { path += "M\(x) \(y)h1v1h-1z" }
    }
    return path
  }

  /// Lines for a terminal, two modules in each character, dark on light where the terminal writes light on dark.
  ///
  /// - Parameter coloured: says black and white by escape sequences, so that it stands on any terminal's colours.
  public func lines(coloured: Bool) -> [String] {
    stride(from: -2, to: size + 2, by: 2).map { y in
      let halves = (-2..<size + 2).map { x in
        switch (self[x, y], self[x, y + 1]) {
        case (false, false): "█"
        case (false, true): "▀"
        case (true, false): "▄"
        case (true, true): " "
        }
      }.joined()
      return coloured ? "\u{1B}[97;40m\(halves)\u{1B}[0m" : halves
    }
  }
}
