public import BriefingDomain
internal import Foundation
internal import HelperProtocol

/// What was found of the texts that the pages of sources do not show, beside their pictures: whoever wants to know it does
/// not draw. It goes with the pictures, and is found again when they are made again.
public struct KeptUnseenTexts: Sendable {
  private let folder: PictureFolder

  /// - Parameter folder: where the pictures are kept.
  public init(folder: String) { self.folder = PictureFolder(path: folder) }

  /// - Returns: by page, empty where every text is seen; `nil` where nobody has looked yet, or it cannot be told.
  public subscript(source: PictureSource) -> [UnseenText]? {
    guard source.mayHideText else { return [] }
    return folder.unseenTexts(of: source)
  }

  /// Whether somebody has looked, or there is nothing to look for.
  public func knows(_ source: PictureSource) -> Bool { !source.mayHideText || folder.knowsUnseen(source) }

  /// - Throws: ``PictureError/cannotWrite(path:why:)``
  public func keep(_ texts: [UnseenText], of source: PictureSource) throws(PictureError) {
    try folder.keep(unseen: texts, of: source)
  }
}

extension PictureSource {
  /// Whether its pages may have a text that they do not show: what utsusu itself sets has none.
  public var mayHideText: Bool {
    switch try? way() {
    case .asItIs: format == .pdf
    case .office: true
    case .typeset, nil: false
    }
  }

  /// What its PDF is made from.
  var origin: PainterRequest.Origin {
    guard case .office(let ending)? = try? way() else { return .itself }
    return ["xlsx", "xls", "xlt", "ods"].contains(ending) ? .workbook : .document
  }
}

extension PictureFolder {
  /// Whether somebody has looked, with or without success.
  func knowsUnseen(_ source: PictureSource) -> Bool { Self.exists(unseenTexts(source)) }

  func unseenTexts(of source: PictureSource) -> [UnseenText]? {
    guard let file = FileManager.default.contents(atPath: unseenTexts(source)) else { return nil }
    return try? JSONDecoder().decode([UnseenText]?.self, from: file)
  }

  /// - Parameter texts: `nil` where it cannot be told, and need not be tried again.
  func keep(unseen texts: [UnseenText]?, of source: PictureSource) throws(PictureError) {
    // Numbers and texts; nothing of it refuses to be written.
    guard let file = try? JSONEncoder().encode(texts) else { return }
    try keep([UInt8](file), as: unseenTexts(source), source)
  }

  /// JSON.
  private func unseenTexts(_ source: PictureSource) -> String { "\(folder(source))/unseen" }
}
