import HelperService

/// The texts that the cells of a workbook share, without their readings.
final class SharedStrings: PartHandler {
  private var texts: [String] = []
  private var current = ""
  private var inText = false

  subscript(index: Int) -> String? { texts.indices.contains(index) ? texts[index] : nil }

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    if element.name == "t" { inText = true }
    return element.name != "rPh"
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    if element.name == "t" {
      inText = false
    } else if element.name == "si" {
      texts.append(EscapedText.decoded(current))
      current = ""
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    if inText { current += String(decoding: bytes, as: UTF8.self) }
  }
}
