/// The fields that are open at a place of a text, and what their forms show.
struct WordFields {
  private struct Field {
    /// Still being told what it does, which is not shown.
    var isInstruction = true
    var instruction = ""
    var form: Form?
    /// How much text there was when its result began.
    var start: Int?
  }

  /// A field of a form whose state stands beside its result: a list to choose from, or a box to tick.
  private struct Form {
    let isBox: Bool
    var entries: [String] = []
    /// The place in the list; of a box 1 for ticked. What it is as a rule stands where nobody has chosen.
    var chosen: Int?
    var usual: Int?

    var text: String {
      let place = chosen ?? usual ?? 0
      if isBox { return place == 1 ? "☑" : "☐" }
      return entries.indices.contains(place) ? entries[place] : ""
    }
  }

  private var open: [Field] = []

  var hideText: Bool { open.contains { $0.isInstruction } }

  /// - Parameters:
  ///   - written: how much text there is.
  /// - Returns: what a form or an equation shows that has no result of its own.
  mutating func mark(_ kind: String?, written: Int) -> String {
    switch kind {
    case "begin": if open.count < 1000 { open.append(Field()) }
    case "separate":
      if !open.isEmpty {
        open[open.count - 1].isInstruction = false
        open[open.count - 1].start = written
      }
    case "end":
      guard let field = open.popLast(), written == field.start ?? written else { break }
      return field.form?.text ?? EquationField.text(field.instruction) ?? ""
    default: break
    }
    return ""
  }

  /// A part of what a field is told to do.
  mutating func instruct(_ text: String) {
    guard open.last?.isInstruction == true, open[open.count - 1].instruction.utf8.count < 4096 else { return }
    open[open.count - 1].instruction += text
  }

  /// Something of `w:ffData`.
  mutating func form(_ name: String, _ attributes: XMLAttributes) {
    guard !open.isEmpty else { return }
    let last = open.count - 1
    let switched = attributes.isOn ? 1 : 0
    let number = attributes["val"].flatMap { Int($0) }
    switch name {
    case "ddList", "checkBox": open[last].form = Form(isBox: name == "checkBox")
    case "listEntry":
      if open[last].form?.entries.count ?? 0 < 1000 { open[last].form?.entries.append(attributes["val"] ?? "") }
    case "result": open[last].form?.chosen = number
    case "checked": open[last].form?.chosen = switched
    case "default":
      let isBox = open[last].form?.isBox ?? false
      open[last].form?.usual = isBox ? switched : number
    default: break
    }
  }
}
