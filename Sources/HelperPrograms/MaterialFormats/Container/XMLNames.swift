/// The vocabularies that matter, whichever of their addresses (transitional, strict, Microsoft's) a file uses.
enum XMLVocabulary: Sendable {
  case word, sheet, presentation, drawing, relationships, packageRelationships, contentTypes, compatibility
  case diagram, chart, chartExtended, math, vml, sheetDrawing, modernComments, threadedComments, svg
  case sheet2003, openTable, openText, openStyle, openManifest, other

  init(address: String) {
    switch address {
    case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main", "http://schemas.microsoft.com/office/word/2003/wordml":
      self = .word
    case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "http://purl.oclc.org/ooxml/spreadsheetml/main":
      self = .sheet
    case "http://schemas.openxmlformats.org/presentationml/2006/main",
      "http://purl.oclc.org/ooxml/presentationml/main":
      self = .presentation
    case "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main":
      self = .drawing
    case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships":
      self = .relationships
    case "http://schemas.openxmlformats.org/package/2006/relationships": self = .packageRelationships
    case "http://schemas.openxmlformats.org/package/2006/content-types": self = .contentTypes
    case "http://schemas.openxmlformats.org/markup-compatibility/2006": self = .compatibility
    case "http://schemas.openxmlformats.org/drawingml/2006/diagram", "http://purl.oclc.org/ooxml/drawingml/diagram":
      self = .diagram
    case "http://schemas.openxmlformats.org/drawingml/2006/chart", "http://purl.oclc.org/ooxml/drawingml/chart":
      self = .chart
    case "http://schemas.microsoft.com/office/drawing/2014/chartex": self = .chartExtended
    case "http://schemas.openxmlformats.org/officeDocument/2006/math",
      "http://purl.oclc.org/ooxml/officeDocument/math":
      self = .math
    case "urn:schemas-microsoft-com:vml": self = .vml
    case "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
      "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing":
      self = .sheetDrawing
    case "http://schemas.microsoft.com/office/powerpoint/2018/8/main": self = .modernComments
    case "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": self = .threadedComments
    case "http://www.w3.org/2000/svg": self = .svg
    case "urn:schemas-microsoft-com:office:spreadsheet": self = .sheet2003
    case "urn:oasis:names:tc:opendocument:xmlns:table:1.0": self = .openTable
    case "urn:oasis:names:tc:opendocument:xmlns:text:1.0": self = .openText
    case "urn:oasis:names:tc:opendocument:xmlns:style:1.0": self = .openStyle
    case "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": self = .openManifest
    default: self = .other
    }
  }
}

/// An element's name.
struct XMLElement {
  let vocabulary: XMLVocabulary
  let name: String

  func `is`(_ vocabulary: XMLVocabulary, _ name: String) -> Bool {
    self.vocabulary == vocabulary && self.name == name
  }
}

/// The attributes of an element, valid while its start is handled.
struct XMLAttributes {
  typealias Raw = UnsafeMutablePointer<UnsafePointer<UInt8>?>
  let raw: Raw?
  let count: Int

  /// The value of the first attribute with this local name, whatever its prefix.
  subscript(name: StaticString) -> String? {
    for index in 0..<count where matches(index, name) { return value(index) }
    return nil
  }

  /// The value of the attribute of this name that stands for a relationship.
  func relationship(_ name: StaticString) -> String? {
    for index in 0..<count where matches(index, name) {
      if let address = raw?[index * 5 + 2], XMLVocabulary(address: String(cString: address)) == .relationships {
        return value(index)
      }
    }
    return nil
  }

  /// A switch such as `<w:vanish/>`, which is on unless its value says otherwise.
  var isOn: Bool {
    guard let value = self["val"] else { return true }
    return !["0", "false", "off"].contains(value)
  }

  /// A switch that is off where it is not there.
  func isOn(_ name: StaticString) -> Bool { ["1", "true", "on"].contains(self[name]) }

  /// Of one that is on where it is not there.
  func isOff(_ name: StaticString) -> Bool { ["0", "false", "off"].contains(self[name]) }

  private func matches(_ index: Int, _ name: StaticString) -> Bool {
    guard var local = raw?[index * 5] else { return false }
    for offset in 0..<name.utf8CodeUnitCount {
      guard local.pointee == name.utf8Start[offset] else { return false }
      local += 1
    }
    return local.pointee == 0
  }

  private func value(_ index: Int) -> String {
    guard let start = raw?[index * 5 + 3], let end = raw?[index * 5 + 4], end >= start else { return "" }
    return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
  }
}
