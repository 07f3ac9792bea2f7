import Foundation

/// A year of a large office: what a hundred units declared, and what their printers' log says.
enum SamplePrints {
  static let units = 100
  private static let months = ["04", "05", "06", "07", "08", "09", "10", "11", "12", "01", "02", "03"]
  private static let names = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]

  /// - Parameter briefings: each for two recipients.
  static func writeLedger(_ briefings: Int, to file: URL) throws {
    let forms = ["projected", "paper", "projected", "digital", "both", "projected"]
    var text = "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n"
    for number in 0..<briefings {
      let month = number * 12 / briefings
      let form = forms[number / units % forms.count]
      let copies = form == "paper" || form == "both" ? number % 7 + 1 : 0
      for recipient in ["局長", "危機管理監"] {
        text += String(format: "%d-%@-%02d,", month < 9 ? 2025 : 2026, months[month], number / units % 28 + 1)
        text += "報告資料 \(number) について,課\(number % units),\(recipient),\(form),\(copies),\(number % 40 + 1),yes,\n"
      }
    }
    try Data(text.utf8).write(to: file)
  }

  /// One line a job, as CUPS writes it.
  static func writeLog(_ jobs: Int, to file: URL) throws {
    FileManager.default.createFile(atPath: file.path, contents: nil)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    var text = ""
    for number in 0..<jobs {
      let (month, second) = (number * 12 / jobs, number * 37 % 36_000)
      let day = number % (jobs / 12) * 28 / (jobs / 12) + 1
      let unit = number * 7919 % units
      let sides = number % 10 == 0 ? number / 10 % 200 + 1 : number % 12 + 1
      text += "P\(unit) u\(unit).\(number % 23) \(number + 1) "
      text += String(
        format: "[%02d/%@/%d:%02d:%02d:%02d +0900] ", day, names[month], month < 9 ? 2025 : 2026, 8 + second / 3600,
        second / 60 % 60, second % 60)
      text += "total \(sides) - 10.1.2.\(number % 250) 起案文書_\(number % 5003) A4 two-sided-long-edge\n"
      if text.utf8.count > 1 << 20 {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try handle.write(contentsOf: Data(text.utf8))
  }
}
