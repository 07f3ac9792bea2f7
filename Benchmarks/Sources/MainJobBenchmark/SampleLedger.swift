import Foundation

/// A ledger table of any size, the same every time.
enum SampleLedger {
  /// Months from 2016-04 on, `2016-04` and so forth.
  static func months(count: Int) -> [String] {
    (0..<count).map { number in
      let month = 2016 * 12 + 3 + number
      return String(format: "%04d-%02d", month / 12, month % 12 + 1)
    }
  }

  static func write(_ months: [String], perMonth: Int, to file: URL) throws {
    let units = ["危機管理課", "防災企画課", "財政課", "広報課", "河川課", "施設整備課", "消防連携課", "地域防災課"]
    let forms = ["paper", "both", "digital", "projected"]
    var text = "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n"
    for month in months {
      for row in 0..<perMonth {
        let form = forms[(row * 7 + row / 13) % 4]
        let copies = form == "paper" || form == "both" ? row % 9 + 1 : 0
        text += String(format: "%@-%02d,", month, row % 28 + 1)
        text += "報告 \(row / 2),\(units[row / 2 % units.count]),"
        text += "\(row % 2 == 0 ? "局長" : "危機管理監"),\(form),\(copies),\(row % 30 + 1),\(row % 3 == 0 ? "no" : "yes"),\n"
      }
    }
    try Data(text.utf8).write(to: file)
  }
}
