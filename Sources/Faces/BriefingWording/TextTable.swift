internal import JapaneseText

/// A table for the terminal, in columns of display width: Japanese characters take two.
package struct TextTable {
  package enum Alignment { case left, right }

  /// Whether a column is shown.
  package enum Presence {
    case always, unlessEmpty
    /// Where it is not empty, and nothing has to be shortened for it.
    case whereItFits
  }

  package struct Column {
    let title: String
    var alignment = Alignment.left
    /// Shortened first where the table is wider than the terminal.
    var isFlexible = false
    var presence = Presence.always

    package init(
      title: String, alignment: Alignment = .left, isFlexible: Bool = false, presence: Presence = .always
    ) {
      self.title = title
      self.alignment = alignment
      self.isFlexible = isFlexible
      self.presence = presence
    }
  }

  package var columns: [Column]
  package var rows: [[String]] = []

  package init(columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Columns that are shown where there is room: not those that are left out for having nothing in them.
  var filled: [Int] {
    columns.indices.filter { column in
      columns[column].presence == .always || rows.contains { !$0[column].isEmpty }
    }
  }

  /// Lines of the table, without trailing spaces.
  package func lines(width: Int) -> [String] {
    let table = [columns.map(\.title)] + rows.map { $0.map(\.safe) }
    var widths = columns.indices.map { column in table.map { displayWidth($0[column]) }.max() ?? 0 }
    var shown = filled
    var excess: Int { shown.reduce(2 * (shown.count - 1) - width) { $0 + widths[$1] } }
    while excess > 0, let last = shown.last(where: { columns[$0].presence == .whereItFits }) {
      shown.removeAll { $0 == last }
    }
    let flexible = shown.filter { columns[$0].isFlexible }
    // Always the widest, so that no column is cut down to nothing while another has room.
    while excess > 0, let widest = flexible.max(by: { widths[$0] < widths[$1] }), widths[widest] > 6 {
      widths[widest] -= 1
    }
    return table.map { cells in
      let line = shown.map { column in
        let cell = fitted(cells[column], columns: widths[column])
        let space = String(repeating: " ", count: max(0, widths[column] - displayWidth(cell)))
        return columns[column].alignment == .left ? cell + space : space + cell
      }.joined(separator: "  ")
      return line.trimmingTrailingSpaces
    }
  }

}
