internal import BriefingDomain
internal import BriefingLibrary

/// The pages of what the office has: its floors and its shelves. Whoever may look sees them, so that they are none of the
/// settings; who may set the office finds them beside these.
package enum PremisesPlace: String, CaseIterable, Sendable {
  case space, floors, stock

  package var path: String { "/\(rawValue)" }

  var label: String {
    switch self {
    case .space: tr("Areas of floors", "階の面積")
    case .floors: tr("Phases of floors", "階の段階")
    case .stock: tr("Stock-take", "文書量棚卸")
    }
  }
}

extension DeskPages {
  /// A page of the premises, with the way to the others, and to the settings for who may set them.
  ///
  /// - Parameter forms: those that say by themselves why they were refused.
  static func premisesPage(
    _ title: String, _ place: PremisesPlace, _ forms: Set<String>, _ state: EntryState, _ clock: OfficeClock,
    _ frame: DeskFrame, @HTMLBuilder _ content: () -> HTML
  ) -> String {
    let content = content()
    return page(title, frame, isWide: true) {
      tabs(at: place.path, frame)
      state.fault(outside: forms)
      undoing(state.last, at: place.path, clock, frame.token)
      content
    }
  }

  /// The way there. Whoever may look at figures or at a month may look at these.
  static func toPremises() -> HTML {
    tag("p") {
      for (index, place) in PremisesPlace.allCases.enumerated() {
        if index > 0 { " · " }
        tag("a", ["href": place.path]) { place.label }
      }
    }
  }
}
