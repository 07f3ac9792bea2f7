/// The fields that are open at a place of a text, and what their forms show.
struct WordFields {
  private struct Field {
    /// Still being told what it does, which is not shown.
    var isInstruction = true
    var form: Form?
    /// How much text there was when its result began.
    var start: Int?
  }

  /// A field of a form whose state stands beside its result: a list to choose from, or a box to tick.
  private enum Form {
    case choice(entries: [String], chosen: Int?, usual: Int?)
    case box(isTicked: Bool?, usual: Bool?)

    var text: String {
      switch self {
      case .choice(let entries, let chosen, let usual):
        let place = chosen ?? usual ?? 0
        return entries.indices.contains(place) ? entries[place] : ""
      case .box(let isTicked, let usual): return isTicked ?? usual ?? false ? "☑" : "☐"
      }
    }
  }

  private var open: [Field] = []
  private static let mostEntries = 1000

  var hideText: Bool { open.contains { $0.isInstruction } }

  /// - Parameters:
  ///   - written: how much text there is.
  /// - Returns: what a form shows that has no result of its own.
  mutating func mark(_ kind: String?, written: Int) -> String {
    switch kind {
    case "begin": if open.count < 1000 { open.append(Field()) }
    case "separate":
      if !open.isEmpty {
        open[open.count - 1].isInstruction = false
        open[open.count - 1].start = written
      }
    case "end":
      guard let field = open.popLast(), let form = field.form, written == field.start ?? written else { break }
      return form.text
    default: break
    }
    return ""
  }

  /// Something of `w:ffData`.
  mutating func form(_ name: String, _ attributes: XMLAttributes) {
    guard !open.isEmpty else { return }
    let number = attributes["val"].flatMap { Int($0) }
    switch (name, open[open.count - 1].form) {
    case ("ddList", _): open[open.count - 1].form = .choice(entries: [], chosen: nil, usual: nil)
    case ("checkBox", _): open[open.count - 1].form = .box(isTicked: nil, usual: nil)
    case ("listEntry", .choice(let entries, let chosen, let usual)) where entries.count < Self.mostEntries:
      let entry = attributes["val"] ?? ""
      open[open.count - 1].form = .choice(entries: entries + [entry], chosen: chosen, usual: usual)
    case ("result", .choice(let entries, _, let usual)):
      open[open.count - 1].form = .choice(entries: entries, chosen: number, usual: usual)
    case ("default", .choice(let entries, let chosen, _)):
      open[open.count - 1].form = .choice(entries: entries, chosen: chosen, usual: number)
    case ("checked", .box(_, let usual)):
      open[open.count - 1].form = .box(isTicked: attributes.isOn, usual: usual)
    case ("default", .box(let isTicked, _)):
      open[open.count - 1].form = .box(isTicked: isTicked, usual: attributes.isOn)
    default: break
    }
  }
}
