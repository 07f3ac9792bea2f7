internal import BriefingDomain
internal import JapaneseText

/// Lays the text of a version, as search finds it, on its pages as they were drawn, by what the pages say. A page that is
/// not certain is not said.
enum TextOnPages {
  /// More than that is no paper that anybody leafs through, and takes long.
  private static let most = (pages: 3000, bytes: 8 << 20)

  /// - Parameters:
  ///   - sections: the text, from the first section or sheet.
  ///   - drawn: what each page says, from the first.
  /// - Returns: as `DrawnText` has them; at least one.
  static func stretches(of sections: [String], _ format: MaterialFormat, drawn: [String]) -> [DrawnStretch] {
    var stretches = [DrawnStretch(section: 1, start: 0, page: nil)]
    let bytes = (sections + drawn).reduce(0) { $0 + $1.utf8.count }
    guard drawn.count <= most.pages, bytes <= most.bytes else { return stretches }
    let placed =
      switch format {
      case .xlsx: SheetOnPages.stretches(of: sections, drawn: drawn)
      case .csv: SheetOnPages.stretches(of: sections, drawn: drawn, isDelimited: true)
      default: FlowOnPages(sections, drawn: drawn).stretches
      }
    for stretch in placed where stretch.page != stretches[stretches.count - 1].page {
      if stretch.section == 1, stretch.start == 0 { stretches.removeLast() }
      stretches.append(stretch)
    }
    return stretches
  }
}
