/// The entries of a list of which a browser shows one: the last that is marked as chosen, else the first.
struct HTMLChoice {
  private var shown: String?
  private var entry: HTMLTag?
  private var text = HTMLOutput()

  /// What is shown, at the end of the list.
  var result: String {
    var copy = self
    copy.endEntry()
    return copy.shown ?? ""
  }

  mutating func add(_ source: UnsafeBufferPointer<UInt8>) {
    if entry != nil { text.add(source, preformatted: false) }
  }

  mutating func handle(_ tag: HTMLTag) {
    guard tag.name == "option" || tag.name == "optgroup" else { return }
    endEntry()
    if tag.name == "option", !tag.isClosing { entry = tag }
  }

  private mutating func endEntry() {
    if let entry, shown == nil || entry.isChosen {
      shown = entry.label ?? text.text
    }
    entry = nil
    text = HTMLOutput()
  }
}
