internal import NIOCore

/// Those who have a room's events open, each with a mailbox for the newest.
struct Audience {
  enum View: Hashable {
    case screen, follow
    case drive(seat: Int, console: String?)
  }

  private struct Seat {
    let view: View
    let events: Mailbox
  }

  private var seats: [Int: Seat] = [:]
  private var last = 0

  var count: Int { seats.count }

  /// Who came last of those who see the same.
  func newest(of view: View) -> Int? { seats.filter { $0.value.view == view }.keys.max() }

  func count(of view: View) -> Int { count { $0 == view } }

  func count(where isCounted: (View) -> Bool) -> Int { seats.values.count { isCounted($0.view) } }

  mutating func admit(_ view: View, first: ByteBuffer) -> Admission {
    let events = Mailbox()
    events.put(first)
    last += 1
    seats[last] = Seat(view: view, events: events)
    return Admission(id: last, events: events)
  }

  func view(of id: Int) -> View? { seats[id]?.view }

  /// - Returns: what they saw; `nil` for one that has been dismissed.
  mutating func leave(_ id: Int) -> View? { seats.removeValue(forKey: id)?.view }

  /// - Parameter complete: for those whose last event has gone unread to make place; else this one is all they get.
  func send(_ event: (View) -> ByteBuffer?, complete: ((View) -> ByteBuffer)? = nil) {
    for seat in seats.values {
      guard let event = event(seat.view) else { continue }
      if seat.events.put(event) != nil, let complete { seat.events.put(complete(seat.view)) }
    }
  }

  /// Shows connections that they still stand, unless there is something else to be read from them.
  func beat(_ comment: ByteBuffer) {
    for seat in seats.values {
      if let unread = seat.events.put(comment) { seat.events.put(unread) }
    }
  }

  /// Sends a last event to one, and ends that stream.
  mutating func dismiss(_ event: ByteBuffer, only id: Int) {
    guard let seat = seats.removeValue(forKey: id) else { return }
    seat.events.put(event)
    seat.events.finish()
  }

  /// Sends a last event to some and ends their streams.
  mutating func dismiss(_ event: ByteBuffer, where isDismissed: (View) -> Bool) {
    for (id, seat) in seats where isDismissed(seat.view) {
      seat.events.put(event)
      seat.events.finish()
      seats[id] = nil
    }
  }
}

/// Somebody's place in the audience.
struct Admission: Sendable {
  let id: Int
  let events: Mailbox
  /// Ends the stream from outside.
  func close() { events.finish() }
}
