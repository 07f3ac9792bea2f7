internal import BriefingDomain
internal import DelimitedText
internal import Foundation
internal import JapaneseText

/// A text by its bytes alone. Swift compares texts as people see them, which takes many times as long.
struct ByteKey: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: ByteKey, b: ByteKey) -> Bool {
    var (a, b) = (a.text, b.text)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        guard a.count == b.count, let first = a.baseAddress, let second = b.baseAddress else {
          return a.count == b.count
        }
        return memcmp(first, second, a.count) == 0
      }
    }
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// A time in a cell of its own, and what it is ahead of UTC where it says so.
struct WrittenTime {
  let minutes: Int
  let offset: Int?
}

/// A cell, and what it says as a day, a number, … Most cells of a table say what others say: each text is read once.
final class TableCell {
  typealias Answer<Value> = Result<Value, TableFault.Expected>

  let text: String
  let isBlank: Bool
  private(set) lazy var isTotal = LedgerWord.isTotal(text)
  private(set) lazy var oneSpace = OneSpace.line(text)
  private(set) lazy var repeats = LedgerWord.repeats(text)
  private(set) lazy var repeatsInPart = text.holdsDittoMark && LedgerWord.repeatsInPart(text)
  private(set) lazy var isSheetError = LedgerWord.isSheetError(text)
  private(set) lazy var mark = LedgerWord.mark(text)
  private(set) lazy var form: Answer<SubmissionForm> = SubmissionForm(word: text).map(Answer.success) ?? .failure(.form)
  private(set) lazy var duplex: Answer<Bool> = LedgerWord.duplex(text).map(Answer.success) ?? .failure(.duplex)
  private(set) lazy var number =
    LedgerWord.number(text).flatMap { $0 <= Handout.most ? Answer.success($0) : nil }
    ?? .failure(.number(upTo: Handout.most))
  private(set) lazy var isNothing = LedgerWord.isNothing(text)
  /// The weekday that it names, as 月, or the day.
  private(set) lazy var weekday = LedgerWord.weekday(text)
  private(set) lazy var time = readTime()
  private(set) lazy var line = Self.line(DelimitedCell.read(text))
  /// The line as ``Folding`` compares it.
  private(set) lazy var key = Folding.key((try? line.get()) ?? "")
  /// As it was written before a spreadsheet could take it for a formula.
  private(set) lazy var content = [DelimitedCell.read(text)]
  private var date: Answer<(day: Day, minutes: Int?)>?

  init(_ text: String) {
    self.text = text
    isBlank = text.isBlank
  }

  /// - Parameter read: the same for all cells of a table.
  func date(_ read: (String) -> Answer<(day: Day, minutes: Int?)>) -> Answer<(day: Day, minutes: Int?)> {
    if let date { return date }
    let date = read(text)
    self.date = date
    return date
  }

  /// The beginning of 10:00～10:30, or a time with its offset: 01:00Z.
  private func readTime() -> Answer<WrittenTime> {
    let day = Month.first.firstDay
    if let time = try? DateExpression.said(text, today: day) {
      guard time.day == nil, let minutes = time.minutes, time.until.map({ $0 > minutes }) ?? true else {
        return .failure(.time)
      }
      return .success(WrittenTime(minutes: minutes, offset: nil))
    }
    // An offset is read behind a day alone, as another system writes both.
    let clock = Folding.key(text).filter { !$0.isWhitespace }
    guard let time = try? DateExpression.said("\(day)T\(clock.trimmingPrefix("t"))", today: day),
      time.day == day, let minutes = time.minutes, let offset = time.offset
    else { return .failure(.time) }
    return .success(WrittenTime(minutes: minutes, offset: offset))
  }

  private static func line(_ text: String) -> Answer<String> {
    do { return .success(try OneLine(text, .title).value) } catch {
      if let unbroken = unbroken(text) { return line(unbroken) }
      guard case .unfitText(_, let fault) = error else { return .failure(.text(.empty)) }
      return .failure(.text(fault))
    }
  }
}

extension TableCell {
  /// With a space for each line break, which Alt and Enter make in a spreadsheet; `nil` where there is none.
  private static func unbroken(_ text: String) -> String? {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

/// Gives one cell for each text.
struct CellPool {
  private var cells: [ByteKey: TableCell] = [:]
  /// So many titles that are all different take no more memory.
  private static let most = 1 << 16

  /// - Parameter above: the cell above, whose text many repeat.
  mutating func cell(_ text: String, below above: TableCell?) -> TableCell {
    if let above, ByteKey(above.text) == ByteKey(text) { return above }
    if let cell = cells[ByteKey(text)] { return cell }
    if cells.count == Self.most { cells.removeAll(keepingCapacity: true) }
    let cell = TableCell(text)
    cells[ByteKey(text)] = cell
    return cell
  }
}

extension String {
  /// Whether 〃 or 々 stands in it, by its bytes: looking at characters would take as long as the rest of reading.
  fileprivate var holdsDittoMark: Bool {
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.count >= 3 else { return false }
      for place in 0..<bytes.count - 2 where bytes[place] == 0xE3 && bytes[place + 1] == 0x80 {
        if bytes[place + 2] == 0x83 || bytes[place + 2] == 0x85 { return true }
      }
      return false
    }
  }

  var isBlank: Bool {
    // What is no space needs no look at what characters are: ASCII, and from 丂 on.
    if let first = utf8.first, first > 0x20 && first < 0x7F || first > 0xE3 { return false }
    return allSatisfy(\.isWhitespace)
  }
}
