package import BriefingDomain
internal import JapaneseText

/// What somebody searches for, as the address of the page says it.
package struct SearchAsked: Sendable {
  package let text: String
  package let order: SearchOrder
  package let includesOldVersions: Bool
  /// Where the page of hits begins, and how many were before it; `nil` on the first page.
  package let behind: Int64?
  package let passed: Int
  /// Whether all names are shown that are counted.
  package let withAllNames: Bool

  /// A longer one was pasted.
  static let longest = 1000

  package init(
    text: String, order: SearchOrder, includesOldVersions: Bool, behind: Int64? = nil, passed: Int = 0,
    withAllNames: Bool = false
  ) {
    self.text = String(text.unicodeScalars.prefix(Self.longest))
    self.order = order
    self.includesOldVersions = includesOldVersions
    self.behind = behind
    // A number from an address, which anybody can write.
    self.passed = behind == nil ? 0 : min(max(0, passed), 1_000_000_000)
    self.withAllNames = withAllNames
  }

  package var address: String {
    DeskPages.address(
      DeskPlace.search.path,
      [
        ("q", text), ("by", order == .newest ? "" : order.rawValue), ("versions", includesOldVersions ? "1" : ""),
        ("behind", behind.map { "\($0)" } ?? ""), ("passed", behind == nil ? "" : "\(passed)"),
        ("names", withAllNames ? "1" : ""),
      ])
  }

  func asking(_ text: String) -> SearchAsked {
    SearchAsked(text: text, order: order, includesOldVersions: includesOldVersions)
  }

  var askingAllNames: SearchAsked {
    SearchAsked(text: text, order: order, includesOldVersions: includesOldVersions, withAllNames: true)
  }

  func following(_ shown: Int, behind: Int64) -> SearchAsked {
    SearchAsked(
      text: text, order: order, includesOldVersions: includesOldVersions, behind: behind, passed: passed + shown)
  }

  /// The same with one more filter; `nil` where no text says that.
  func adding(_ field: SearchFilter.Field, _ value: String) -> SearchAsked? {
    QueryEditing.text(text, adding: SearchFilter(field: field, value: value)).map(asking)
  }

  func without(_ filter: SearchFilter) -> SearchAsked? { QueryEditing.text(text, without: filter).map(asking) }

  /// The filters that can be taken off, and what is asked then.
  var filters: [(label: String, without: SearchAsked)] {
    (SearchQuery(text)?.filtersOfAll ?? []).compactMap { filter, isExcluded in
      without(filter).map { ((isExcluded ? "-" : "") + "\(filter.field.rawValue):\(filter.value)", $0) }
    }
  }
}
