internal import BriefingDomain
internal import BriefingLibrary

/// The pages of the office's floors. Whoever may look sees them, so that they are none of the settings; who may set the office
/// finds them beside these.
package enum FloorPlace: String, CaseIterable, Sendable {
  case space, floors

  package var path: String { "/\(rawValue)" }

  var label: String {
    switch self {
    case .space: tr("Areas of floors", "階の面積")
    case .floors: tr("Phases of floors", "階の段階")
    }
  }
}

extension DeskPages {
  /// A page of the floors, with the way to the other one, and to the settings for who may set them.
  ///
  /// - Parameter forms: those that say by themselves why they were refused.
  static func floorPage(
    _ title: String, _ place: FloorPlace, _ forms: Set<String>, _ state: EntryState, _ clock: OfficeClock,
    _ frame: DeskFrame,
    @HTMLBuilder _ content: () -> HTML
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
  static func toFloors() -> HTML {
    tag("p") {
      for (index, place) in FloorPlace.allCases.enumerated() {
        if index > 0 { " · " }
        tag("a", ["href": place.path]) { place.label }
      }
    }
  }

  /// A field for a floor, which offers those that are known.
  static func floorField(_ floors: [String], _ value: String, id: String) -> HTML {
    plain("floor", tr("Floor", "階"), value, list: "\(id)-list", id: id)
      + tag("datalist", ["id": "\(id)-list"]) { for floor in floors { tag("option", ["value": floor]) } }
  }

  static func takesNewFloor(_ state: EntryState, in form: String) -> HTML {
    tick(
      "new", tr("it is another floor than the one it looks like", "よく似た階とは別の、新しい階とする"),
      isOn: state.isTicked("new", in: form))
  }
}
