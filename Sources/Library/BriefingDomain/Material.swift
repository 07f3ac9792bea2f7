/// One page of one version of a material: what search finds and what the screen shows.
public struct Page: Hashable, Sendable, Codable {
  /// From 1, without gaps: the page of a PDF, the slide, the section of a document, the sheet of a workbook.
  public let number: Int
  /// UTF-8 text with `\n` for line breaks and no control character but `\n` and `\t`.
  public let text: String
  /// What the presenter has written for himself at a slide: a part of `text`. `nil` where there is nothing, or where the page
  /// was read before notes were told apart.
  public let notes: String?

  public init(number: Int, text: String, notes: String? = nil) {
    self.number = number
    self.text = text
    self.notes = notes
  }
}

/// What a file is, judged by its content and never by its name alone.
public enum MaterialFormat: String, Sendable, Codable, CaseIterable {
  case pdf, pptx, docx, xlsx, text, markdown, csv, html, image
  /// Kept and registered, without text.
  case other
}

/// Why a material, or a part of it, has no text. The raw values are part of the JSON contract.
public enum UnreadableReason: String, Sendable, Codable, CaseIterable, Error {
  /// Needs a password.
  case encrypted
  /// The file contradicts its own format.
  case damaged
  /// A kind of file that utsusu does not read, such as .doc, .jtd or .xdw.
  case unsupported
  /// A picture: shown, not searched.
  case image
  /// Readable, but holds no character, such as a scan without a text layer.
  case noText = "no-text"
  /// More text, pages or nesting than a helper is allowed to give.
  case tooLarge = "too-large"
  /// The helper took longer than its limit.
  case timedOut = "timed-out"
  /// The helper process ended while it was reading this file.
  case crashed
}

extension UnreadableReason {
  /// Whether another try may end otherwise: the reason lies in the machine as much as in the file.
  public var mayPass: Bool { self == .timedOut || self == .crashed }
}

/// What reading a file gave. `reason` is `nil` exactly when every page could be read and at least one has text;
/// pages that came before a failure are kept beside its reason.
public struct MaterialContent: Hashable, Sendable {
  public let format: MaterialFormat
  public let pages: [Page]
  public let reason: UnreadableReason?
  /// For a person: what exactly was wrong, or which unsupported kind it is (`Word 97-2003`). English, one line.
  public let detail: String?
  /// Pages of paper as the author's program counted them; `nil` where the file does not say it, or its own marks contradict.
  public let paperPages: Int?

  public init(
    format: MaterialFormat, pages: [Page], reason: UnreadableReason?, detail: String? = nil, paperPages: Int? = nil
  ) {
    self.format = format
    self.pages = pages
    self.reason = reason
    self.detail = detail
    self.paperPages = paperPages
  }
}

/// A material that no screen can show. Members stand in the JSON as they are named here.
public struct LostMaterial: Sendable, Codable {
  public let file: String
  public let reason: Reason

  /// Why; a text in JSON.
  public enum Reason: Hashable, Sendable, Codable {
    case unreadable(UnreadableReason)
    /// A presentation whose slides are all hidden.
    case allHidden

    private static let hidden = PictureFault.allHidden.rawValue

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if try container.decode(String.self) == Self.hidden {
        self = .allHidden
      } else {
        self = .unreadable(try container.decode(UnreadableReason.self))
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .unreadable(let reason): try container.encode(reason)
      case .allHidden: try container.encode(Self.hidden)
      }
    }
  }

  public init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }
}
