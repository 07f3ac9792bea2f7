public import BriefingDomain
internal import HelperProtocol

/// A version of a material that pictures are made of.
public struct PictureSource: Hashable, Sendable {
  /// 64 hexadecimal digits; pictures are kept under it.
  public let sha256: String
  /// Where the file lies, from the root.
  public let path: String
  /// As the store has it.
  public let format: MaterialFormat
  /// The original name. It tells which kind of Office file one of `format` `other` is.
  public let name: String

  public init(sha256: String, path: String, format: MaterialFormat, name: String) {
    self.sha256 = sha256
    self.path = path
    self.format = format
    self.name = name
  }
}

/// How wide a picture is, in pixels: for overviews, for consoles, for the room's screen. An image that is smaller stays
/// as it is, and a page that would become higher than 4096 pixels is made narrower.
public enum PictureWidth: Int, Sendable, CaseIterable {
  case small = 320
  case medium = 1280
  case large = 2560
  /// Of screens with four times the pixels of Full HD.
  case largest = 3840
}

/// What there is to show of a source. It may have other pages than the reader found: a printed document has pages where
/// its text has sections.
public struct PicturedDocument: Hashable, Sendable {
  public struct Page: Hashable, Sendable {
    /// Only their ratio has a meaning: hundredths of a point, or an image's pixels.
    public let width: Int
    public let height: Int
  }

  /// From page 1 on; never empty.
  public let pages: [Page]
  /// Those that are passed over when the document is shown, such as hidden slides.
  public let hidden: Set<Int>

  /// - Parameter hidden: their numbers as LibreOffice gave them, a line each.
  init(_ sizes: [PageSize], hidden: String) {
    pages = sizes.map { Page(width: $0.width, height: $0.height) }
    self.hidden = Self.hidden(hidden, of: sizes.count)
  }

  static func hidden(_ numbers: String, of pages: Int) -> Set<Int> {
    Set(numbers.split(separator: "\n").compactMap { Int($0) }.filter { (1...max(1, pages)).contains($0) })
  }
}

/// How long is waited before a file is given up.
public struct PictureLimits: Hashable, Sendable {
  /// For one picture, which takes a tenth of a second as a rule.
  public var drawing: Duration
  /// For one call of LibreOffice, which takes some seconds as a rule. Whole seconds.
  public var converting: Duration

  public init(drawing: Duration = .seconds(30), converting: Duration = .seconds(120)) {
    self.drawing = drawing
    self.converting = converting
  }
}
