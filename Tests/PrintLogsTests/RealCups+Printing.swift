import ChildProcess
import Foundation
import Testing

extension RealCups {
  /// What the queues' drivers make of a job.
  enum Driver: String, CaseIterable {
    case pdf, postscript, pcl, raw
  }

  /// A queue for each driver, one whose printer does not come to an end, and papers of 1, 3 and 5 pages.
  func addQueues() throws {
    let data = "\(Self.root)/usr/share"
    try #require(
      run("ppdc", ["-d", "\(folder)/ppd", "-I", "\(data)/cups/ppdc", "\(data)/cups/drv/sample.drv"]).status == 0)
    let drivers: [Driver: [String]] = [
      .pdf: ["-P", "\(data)/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd"],
      .postscript: ["-P", "\(folder)/ppd/generic.ppd"], .pcl: ["-P", "\(folder)/ppd/generpcl.ppd"],
      .raw: ["-m", "raw"],
    ]
    for (driver, options) in drivers {
      try #require(run("lpadmin", ["-p", driver.rawValue, "-E", "-v", "keep:/"] + options).status == 0)
    }
    let slow = ["-p", "slow", "-E", "-v", "slow:/"] + (drivers[.pdf] ?? [])
    try #require(run("lpadmin", slow).status == 0)
    for pages in [1, 3, 5] { try Self.paper(pages).write(toFile: file(pages), atomically: false, encoding: .utf8) }
  }

  func file(_ pages: Int) -> String { "\(folder)/p\(pages).pdf" }

  /// Prints, and gives the number of the job.
  func print(_ queue: String, _ pages: [Int], _ options: [String]) throws -> Int {
    let said = try run("lp", ["-d", queue] + options + pages.map(file)).output
    let number = said.split(separator: " ").first { $0.hasPrefix("\(queue)-") }?.split(separator: "-").last
    return try #require(number.flatMap { Int($0) }, "lp says \(said)")
  }

  var pageLog: [UInt8] { FileManager.default.contents(atPath: "\(folder)/page_log").map(Array.init) ?? [] }

  /// The sides that a printer makes of what went out to it; `nil` for what it is to make sense of itself.
  func sidesThatWentOut(_ driver: Driver, _ job: Int) throws -> Int? {
    let data = try #require(FileManager.default.contents(atPath: "\(folder)/out/\(job)"))
    switch driver {
    case .raw: return nil
    // Copies are in the file. Of several papers each goes out as one, in one stream.
    case .pdf: return try places(of: "%PDF-", in: data).reduce(0) { try $0 + pages(of: data[$1...]) }
    // The printer makes the copies: so many are asked for before the first page.
    case .postscript:
      return places(of: "\n%%Page: ", in: data).count * (number(behind: "%RBINumCopies: ", in: data) ?? 1)
    // Each side begins its pixels with this.
    case .pcl:
      let copies = number(behind: "\u{1B}&l0E\u{1B}&l", in: data) ?? 1
      return places(of: "\u{1B}*r1A", in: data).count * copies
    }
  }

  private func places(of sign: String, in data: Data) -> [Int] {
    var places: [Int] = []
    while let found = data[(places.last.map { $0 + 1 } ?? data.startIndex)...].range(of: Data(sign.utf8)) {
      places.append(found.lowerBound)
    }
    return places
  }

  private func number(behind sign: String, in data: Data) -> Int? {
    guard let found = data.range(of: Data(sign.utf8)) else { return nil }
    return Int(String(decoding: data[found.upperBound...].prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
  }

  /// Of the first paper in some bytes.
  private func pages(of paper: Data) throws -> Int {
    let end = places(of: "%%EOF", in: paper).first ?? paper.endIndex
    try paper[..<end].write(to: URL(filePath: "\(folder)/one.pdf"))
    let said = try run("pdfinfo", ["\(folder)/one.pdf"]).output.split(separator: "\n").first { $0.hasPrefix("Pages:") }
    return try #require(said?.split(separator: " ").last.flatMap { Int($0) })
  }

  private static func paper(_ pages: Int) -> String {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\((0..<pages).map { "\(3 + 2 * $0) 0 R" }.joined(separator: " "))] /Count \(pages) >>",
    ]
    for page in 0..<pages {
      let text = "BT /F1 60 Tf 100 400 Td (\(page + 1)) Tj ET"
      let font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(4 + 2 * page) 0 R /Resources \(font) >>")
      objects.append("<< /Length \(text.count) >>\nstream\n\(text)\nendstream")
    }
    var (paper, places) = ("%PDF-1.4\n", [Int]())
    for (index, object) in objects.enumerated() {
      places.append(paper.count)
      paper += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = places.map { String("000000000\($0)".suffix(10)) + " 00000 n \n" }.joined()
    let size = objects.count + 1
    return paper + "xref\n0 \(size)\n0000000000 65535 f \n\(table)trailer << /Size \(size) /Root 1 0 R >>\n"
      + "startxref\n\(paper.count)\n%%EOF\n"
  }
}
