package import BriefingDomain
package import BriefingLedger
package import BriefingLibrary

// What the room's server says beside a state.

/// What the end of a projection has left, as a console is told.
package struct EndOfShowPayload: Payload {
  package let entries: [LedgerEntry.ID]
  package let remarks: [ProjectionRemark]
  /// In the order in which the pages came up.
  package let times: [Time]

  /// How long a page was up in all.
  package struct Time: Payload {
    package let material: Material.ID
    package let version, page, seconds: Int
  }

  package init(_ receipt: ProjectionReceipt) {
    (entries, remarks) = (receipt.report.entries, receipt.remarks)
    times = receipt.report.times.map {
      Time(material: $0.version.material, version: $0.version.number, page: $0.page, seconds: $0.seconds)
    }
  }
}

/// What would go up of another briefing, as who drives sees it before.
package struct PreviewPayload: Payload {
  package let material: Material.ID
  /// The one that would go up, and the newest that there is.
  package let version, newest: Int
  package let page, pages: Int
  package let hidden: Bool
  package let file: String
  package let briefing: Briefing.ID?
  package let title, on: String?

  package init(
    _ page: PageAddress, pages: Int, isHidden: Bool, _ projectable: ProjectableVersion, _ lender: Lender,
    _ clock: OfficeClock
  ) {
    (material, version, self.page) = (page.material, page.version, page.page)
    (newest, self.pages, hidden) = (lender.newestVersion, pages, isHidden)
    (file, briefing) = (projectable.version.fileName, projectable.version.briefing)
    (title, on) = (projectable.title, lender.moment.map(clock.iso))
  }
}

/// What the presenter has written for himself, by pages; those without notes are left out.
package struct NotesPayload: Payload {
  package let notes: [Note]

  package struct Note: Payload {
    package let page: Int
    package let text: String
  }

  package init(of pages: [Page]) {
    notes = pages.compactMap { page in page.notes.map { Note(page: page.number, text: $0) } }
  }
}

/// The first event of a stream.
package struct ServedPayload: Payload {
  /// Of the files that are served.
  package let mark: String
  /// The stream's number: what a console points out with it ends with it.
  package let stream: Int
  /// The office's, in which its clocks go: `Asia/Tokyo`; `null` for followers, who have no clock.
  package let zone: String?

  package init(mark: String, stream: Int, zone: String?) {
    (self.mark, self.stream, self.zone) = (mark, stream, zone)
  }
}

/// It is over for who gets this.
package struct EndedPayload: Payload {
  package let revision: Int64
  package let room, title: String
  /// For a console, where an account has put it up: the desk has its page.
  package let briefing: Int64?

  package init(revision: Int64, room: String, title: String, briefing: Int64? = nil) {
    (self.revision, self.room, self.title, self.briefing) = (revision, room, title, briefing)
  }
}

/// Somebody who follows, as far as the server can tell one from another.
package struct FollowerPayload: Payload {
  /// Of this stream; whoever comes back has another one.
  package let id: Int
  package let since: PreciseInstant
  /// `iPhone`, `iPad`, `Android`, `Windows`, `Mac`, `Linux` or `other`.
  package let device: String
  package let from: String?

  package init(id: Int, since: PreciseInstant, device: String, from: String?) {
    (self.id, self.since, self.device, self.from) = (id, since, device, from)
  }
}

/// Why there is no answer: a code, and what belongs to it, such as who drives.
package struct RefusalPayload: Payload {
  package let error: String
  package let details: [String: String]

  package init(error: String, details: [String: String]) { (self.error, self.details) = (error, details) }

  private enum Mark: CodingKey { case error }

  package init(from decoder: any Decoder) throws {
    error = try decoder.container(keyedBy: Mark.self).decode(String.self, forKey: .error)
    details = try [String: String](from: decoder).filter { $0.key != Mark.error.stringValue }
  }

  package func encode(to encoder: any Encoder) throws {
    try [Mark.error.stringValue: error].encode(to: encoder)
    try details.encode(to: encoder)
  }
}
