import BriefingDomain
import HelperProtocol
import JapaneseText

@testable import MaterialFormats

/// The input as HTML.
func scanHTML(_ input: [UInt8]) {
  check(PlainText.isClean(PlainText.cleaned(HTMLReader.text(input))), "cleaning leaves something")
}

/// The input in every encoding. What can be written is read again as it was written.
func decodeText(_ input: [UInt8]) {
  for encoding in TextEncoding.allCases {
    check(
      TextEncoding.detect(input, declared: encoding.rawValue).decode(input).utf8.count <= 3 * input.count + 3,
      "text of nothing")
    let text = encoding.decode(input)
    for target in [TextEncoding.utf8, .utf16LE, .utf16BE, .cp932] {
      guard let bytes = try? target.encode(text) else { continue }
      let again = target.decode(bytes)
      // A mark at the beginning is written as text and read as a mark.
      if text.unicodeScalars.first == "\u{FEFF}" { continue }
      // The first time CP932 may choose its own form of a character, the second time it is that form already.
      check(target == .cp932 || Array(again.utf8) == Array(text.utf8), "\(target) changes \(text.debugDescription)")
      check((try? target.encode(again)) == bytes, "\(target) writes \(again.debugDescription) in two ways")
    }
  }
  let text = PlainText.cleaned(String(decoding: input, as: UTF8.self))
  check(PlainText.isClean(text) && PlainText.cleaned(text) == text, "cleaning twice is not cleaning once")
}

/// The input's first line as a format of numbers, the next as a number, the rest as a text.
func displayNumber(_ input: [UInt8]) {
  let (code, rest) = firstLine(input)
  let (number, text) = firstLine(Array(rest))
  let format = NumberFormat(code)
  _ = format.text(String(decoding: text, as: UTF8.self))
  guard let value = Double(number) else { return }
  for epoch in [ExcelDate.Epoch.year1900, .year1904] {
    let shown = format.text(value, epoch: epoch)
    check(shown.utf8.count <= 4 * code.utf8.count * 10 + 500, "\(code) shows \(shown.utf8.count) bytes")
  }
}
