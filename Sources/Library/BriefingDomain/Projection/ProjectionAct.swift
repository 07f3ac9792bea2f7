/// What a driver does.
public enum ProjectionAct: Hashable, Sendable {
  /// Of the material that is on, or of another.
  ///
  /// A hidden one only where `hiddenToo` insists on it; so for ``borrow(_:page:hiddenToo:)``. With `zoom` that part of it.
  case page(Int, material: Material.ID?, hiddenToo: Bool = false, zoom: Sight.Area? = nil)
  /// Those that are hidden are passed over; behind the last page of a material comes the first of the next.
  case next, previous
  /// Of the material that is on.
  case first, last
  /// To the page where that material was last.
  case material(Material.ID)
  /// The room keeps its page while the driver leafs on.
  case freeze(Bool)
  /// Nothing is on; the screen is black, or `white` where somebody wants the light.
  case black(Bool, white: Bool = false)
  /// Whether a key at the room's screen, or a remote control in its PC, turns the page.
  case keysAtScreen(Bool)
  /// `nil` takes it away. The page is that which is up, unless another is named: of two, that at which the hand points.
  case pointer(Sight.Point?, on: PageAddress? = nil)
  case spotlight(Sight.Spotlight?, on: PageAddress? = nil)
  case zoom(Sight.Area?)
  /// Something is drawn over a page by hand.
  case stroke(Stroke, on: PageAddress)
  /// The last stroke goes; where all were erased, they come back.
  case undoStroke(on: PageAddress)
  case eraseStrokes(on: PageAddress)
  /// A second page stands beside the one that is up; `nil` takes it away.
  case beside(Pairing?, hiddenToo: Bool = false)
  /// A page that is not the briefing's goes up.
  case borrow(ProjectedMaterial, page: Int, hiddenToo: Bool = false)
  /// From what was borrowed back to where the briefing was.
  case goBack
  /// This console takes the token from another of the same key.
  case take
  /// Somebody else drives from now on, by a key of their own: the new seat's. With `library` they may show pages of other
  /// briefings, too, if who hands over may.
  case handOver(to: String, library: Bool = false)
  /// Those who were handed it lose it.
  case takeBack
  /// The time planned, from the start.
  case minutes(Int)
}

/// Why an act was refused. Nothing has changed when one is thrown.
public enum ProjectionRefusal: Error, Hashable, Sendable {
  case noSuchPage
  /// Nobody has insisted on it.
  case hiddenPage
  /// Another console holds the token.
  case held(by: String?)
  /// The key was handed over: it can do nothing but take back.
  case handedOver(to: String)
  /// The key was taken back.
  case noSuchSeat
  case minutesOutOfRange
  /// The page that was drawn on has been replaced, or another stroke has begun.
  case tooLate
  /// The page takes no more.
  case tooManyStrokes
  /// The key is for this briefing alone.
  case ofThisBriefingAlone
}
