internal import BriefingDomain

extension DeskPages {
  /// Reports and what belongs to them, for those whose menu has reports.
  ///
  /// - Parameter period: that is looked at.
  static func reportTabs(_ place: DeskPlace, _ frame: DeskFrame, period: String = "") -> HTML? {
    guard frame.may.contains(.figures) else { return nil }
    return tag("nav", ["class": "tabs", "aria-label": tr("Reports", "レポート")]) {
      tag("ul") {
        tab(tr("Reduction", "削減率"), DeskPlace.reports.path, isCurrent: place == .reports)
        tab(DeskPlace.surveys.label, DeskPlace.surveys.path, isCurrent: place == .surveys)
        tab(
          tr("The four figures", "効果測定（四つの数値）"), address("/effects", [("period", period)]), isCurrent: false)
      }
    }
  }

  static func tab(_ label: String, _ address: String, isCurrent: Bool) -> HTML {
    tag("li") { tag("a", ["href": address, "aria-current": isCurrent ? "page" : nil]) { label } }
  }
}
