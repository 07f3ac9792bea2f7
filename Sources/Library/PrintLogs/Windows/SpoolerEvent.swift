internal import BriefingDomain

/// An event of Windows' PrintService: 307, a document was printed, or 805, a job is being made, which alone has its copies.
struct SpoolerEvent {
  static let printed = 307
  static let rendered = 805

  var id = 0
  /// Its number in the log.
  var record: Int?
  var time: WrittenTime?
  /// Whether nothing says which number of its day is the month.
  var isUnclear = false
  /// The parameters of 307 from 1: number of the job, title, person, computer, printer, port, bytes, pages.
  var parameters: [String] = Array(repeating: "", count: 9)
  /// Of 805.
  var job = ""
  var copies: Int?
  /// What Get-WinEvent says in place of parameters.
  var message = ""
  let line: Int

  init(line: Int) { self.line = line }

  mutating func set(parameter number: Int, _ value: String) {
    if (1...8).contains(number) { parameters[number] = value }
  }

  /// Takes the parameters out of the English message of 307.
  ///
  /// - Returns: whether it is one. The title stands in it as it is, so that the person is looked for from behind.
  mutating func readMessage() -> Bool {
    let text = message.replacing("\r", with: "").replacing("\n", with: " ")
    guard text.hasPrefix("Document "), let comma = text.firstRange(of: ", "),
      let tail = text.lastRange(of: ". Pages printed: ") ?? text.lastRange(of: " Pages printed: "),
      let size = text[..<tail.lowerBound].lastRange(of: " Size in bytes: "),
      let port = text[..<size.lowerBound].lastRange(of: " through port "),
      let printer = text[..<port.lowerBound].lastRange(of: " was printed on "),
      let owner = text[..<printer.lowerBound].lastRange(of: " owned by "), comma.upperBound <= owner.lowerBound
    else { return false }
    var person = text[owner.upperBound..<printer.lowerBound]
    if let on = person.lastRange(of: " on ") {
      parameters[4] = String(person[on.upperBound...])
      person = person[..<on.lowerBound]
    }
    let number = text[..<comma.lowerBound].dropFirst("Document ".count)
    let pages = text[tail.upperBound...].prefix { $0.isASCII && $0.isNumber }
    var place = text[port.upperBound..<size.lowerBound]
    while place.last == " " || place.last == "." { place.removeLast() }
    parameters[1] = String(number)
    parameters[2] = String(text[comma.upperBound..<owner.lowerBound])
    parameters[3] = String(person)
    parameters[5] = String(text[printer.upperBound..<port.lowerBound])
    parameters[6] = String(place)
    parameters[8] = String(pages)
    return Array(number.utf8)[...].number != nil && !pages.isEmpty
  }
}

extension StringProtocol {
  fileprivate func firstRange(of text: String) -> Range<Index>? { ranges(of: text).first }
  fileprivate func lastRange(of text: String) -> Range<Index>? { ranges(of: text).last }
}
