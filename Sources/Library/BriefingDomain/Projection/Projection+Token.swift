extension Projection {
  /// The token, while its holder has not been gone for too long.
  public func heldToken(at now: PreciseInstant) -> DriverToken? {
    guard let token else { return nil }
    let isThere = streams[token.holder, default: 0] > 0 || now.since(token.lastSeen) < DriverToken.patience
    return isThere ? token : nil
  }

  /// Tells the room that whoever held the token has been gone for too long.
  public mutating func noteLapse(at now: PreciseInstant) {
    guard token != nil, heldToken(at: now) == nil else { return }
    stopPointing()
    notice = Notice(kind: .lapsed, page: nil, at: now)
  }

  /// A console has opened a stream of events; it takes a free token.
  ///
  /// - Throws: ``ProjectionRefusal/noSuchSeat``.
  public mutating func arrive(_ console: DriverConsole, at now: PreciseInstant) throws(ProjectionRefusal) {
    guard seats.contains(where: { $0.id == console.seat }) else { throw .noSuchSeat }
    streams[console, default: 0] += 1
    departed.remove(console)
    if console.seat == seats.last?.id, heldToken(at: now) == nil { seize(console, person: nil, at: now) }
    // A page that has just been loaded points nowhere.
    if token?.holder == console { stopPointing() }
    note(at: now)
  }

  /// A console's stream of events has ended.
  public mutating func leave(_ console: DriverConsole, at now: PreciseInstant) {
    let rest = streams[console, default: 0] - 1
    streams[console] = rest > 0 ? rest : nil
    guard rest <= 0 else { return }
    departed.insert(console)
    if token?.holder == console {
      token?.lastSeen = now
      stopPointing()
    }
  }

  /// Whether a console can point at something: one that has gone has no hand any more, whatever it sent before.
  public func hasHand(_ console: DriverConsole) -> Bool { !departed.contains(console) }

  mutating func hold(
    _ console: DriverConsole, person: String?, taking: Bool, at now: PreciseInstant
  ) throws(ProjectionRefusal) {
    guard let place = seats.firstIndex(where: { $0.id == console.seat }) else { throw .noSuchSeat }
    guard place == seats.count - 1 else { throw .handedOver(to: seats[place + 1].name) }
    if let held = heldToken(at: now), held.holder != console, !taking {
      throw .held(by: held.person ?? seats[place].name)
    }
    seize(console, person: person ?? (token?.holder == console ? token?.person : nil), at: now)
  }

  private mutating func seize(_ console: DriverConsole, person: String?, at now: PreciseInstant) {
    if token?.holder != console { stopPointing() }
    token = DriverToken(holder: console, person: person, lastSeen: now)
  }

  /// Whether the library may be searched from a seat: it drives, and was not limited.
  public func mayBorrow(from seat: Int) -> Bool { seats.last.map { $0.id == seat && $0.mayBorrow } ?? false }

  /// The seat that `handOver` has made.
  mutating func handOver(to name: String, library: Bool, at now: PreciseInstant) {
    seat(name, mayBorrow: library && seats[seats.count - 1].mayBorrow, at: now)
  }

  /// Who answers for what is on drives anew, wherever the lead is: it is handed over to them unasked.
  public mutating func retake(as name: String, at now: PreciseInstant) {
    seat(name, mayBorrow: seats[0].mayBorrow, at: now)
    note(at: now)
  }

  private mutating func seat(_ name: String, mayBorrow: Bool, at now: PreciseInstant) {
    lastSeat += 1
    seats.append(DriverSeat(id: lastSeat, name: name, mayBorrow: mayBorrow))
    token = nil
    stopPointing()
    notice = Notice(kind: .handed, page: nil, at: now)
  }

  /// What a hand was pointing out goes with the hand.
  private mutating func stopPointing() {
    cursor.stopPointing()
    frozen?.stopPointing()
  }

  /// Ends every seat behind this one.
  mutating func takeBack(_ seat: Int) throws(ProjectionRefusal) {
    guard let place = seats.firstIndex(where: { $0.id == seat }) else { throw .noSuchSeat }
    guard place < seats.count - 1 else { return }
    seats.removeSubrange((place + 1)...)
    streams = streams.filter { console, _ in seats.contains { $0.id == console.seat } }
    departed = departed.filter { console in seats.contains { $0.id == console.seat } }
    token = nil
  }
}
