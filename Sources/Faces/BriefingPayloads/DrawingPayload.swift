package import BriefingDomain
package import BriefingLedger
package import BriefingLibrary

/// What `draw` has drawn, or would draw.
package struct DrawingPayload: Payload {
  package let drawn, known, missing, failed: Int
  package let materials: [Material]

  package struct Material: Payload {
    package let briefing: Briefing.ID?
    package let material, version: Int
    package let file: String
    package let state: State
    /// `null` where they are not known.
    package let pages, hidden: Int?
    package let fault: PictureFault?
    package let reason: UnreadableReason?
    package let entries: [Entry]
    /// What the file says and its pages do not show; `null` where that is not known.
    package let unseen: [UnseenPayload]?
  }

  /// An entry whose sheets became known.
  package struct Entry: Payload {
    package let entry: LedgerEntry.ID
    package let recipient: String
    package let pages, sheets: Int
  }

  package enum State: String, Sendable, Codable { case missing, known, drawn, failed }

  package init(_ drawings: [MaterialDrawing]) {
    materials = drawings.map(Material.init)
    let states = materials.map(\.state)
    drawn = states.count { $0 == .drawn }
    known = states.count { $0 == .known }
    missing = states.count { $0 == .missing }
    failed = states.count { $0 == .failed }
  }
}

extension DrawingPayload.Material {
  fileprivate init(_ drawing: MaterialDrawing) {
    let (state, pages, hidden): (DrawingPayload.State, Int?, Int?) =
      switch drawing.state {
      case .missing: (.missing, nil, nil)
      case .known(let pages, let hidden): (.known, pages, hidden)
      case .drawn(let pages, let hidden): (.drawn, pages, hidden)
      case .failed, .undrawable: (.failed, nil, nil)
      }
    let (fault, reason): (PictureFault?, UnreadableReason?) =
      switch drawing.state {
      case .failed(let fault, let reason): (fault, reason)
      case .undrawable(let reason): (.cannotRead, reason)
      default: (nil, nil)
      }
    let version = drawing.version
    self.init(
      briefing: version.briefing, material: version.position, version: version.number, file: version.fileName,
      state: state, pages: pages, hidden: hidden, fault: fault, reason: reason,
      entries: drawing.entries.map { entry in
        let handout = entry.content.handout.knowing(entry.latePages)
        return DrawingPayload.Entry(
          entry: entry.number, recipient: entry.content.recipient.name, pages: handout.pages, sheets: handout.sheets)
      }, unseen: drawing.unseen.map { $0.map(UnseenPayload.init) })
  }
}
