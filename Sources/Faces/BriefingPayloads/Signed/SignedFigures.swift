internal import BriefingDomain
internal import BriefingLibrary

/// Every figure that a report prints in any of its forms, each by its name; but for those of print logs, which are not in the
/// file.
struct SignedFigures: Payload {
  let report: ReportPayload
  /// The rows by each grouping.
  let tables: [RowsBy]
  let reasons: [ReasonCount]

  struct RowsBy: Payload {
    let by: ReportRequest.Grouping
    let rows: [ReportPayload.Row]
  }

  struct ReasonCount: Payload {
    let reason: String?
    let count: Int
  }

  init(_ report: ReductionReport) {
    self.report = ReportPayload(report, report.clock)
    tables = report.tables.dropFirst().map { table in
      RowsBy(
        by: table.grouping,
        rows: table.rows.map {
          ReportPayload.Row(name: $0.name, figures: FiguresPayload($0.figures, base: report.base))
        })
    }
    reasons = report.reasons.map { ReasonCount(reason: $0.reason, count: $0.count) }
  }

  /// A line for each value, by the way to it in the JSON: `report.rows[0].reduction`.
  var lines: [FlatLine] {
    get throws {
      // Each member and each element stands on a line of its own, as far in as it is deep.
      var (path, lines): ([(name: String, elements: Int?)], [FlatLine]) = ([], [])
      for line in try json.split(separator: "\n") {
        var rest = line.drop { $0 == " " }
        if rest.last == "," { rest.removeLast() }
        if rest.first == "}" || rest.first == "]" {
          _ = path.popLast()
          continue
        }
        var name = ""
        if let elements = path.last?.elements {
          name = "[\(elements)]"
          path[path.count - 1].elements = elements + 1
        } else if rest.first == "\"", let colon = rest.firstRange(of: "\": ") {
          name = (path.count > 1 ? "." : "") + rest[rest.index(after: rest.startIndex)..<colon.lowerBound]
          rest = rest[colon.upperBound...]
        }
        switch rest {
        case "{": path.append((name, nil))
        case "[": path.append((name, 0))
        // Nothing is in it.
        case "{}", "[]": continue
        default:
          let value = FlatLine(Array("{\"value\":\(rest)}".utf8)[...])?.members.first?.value ?? .literal(String(rest))
          lines.append(FlatLine([("name", .text(path.map(\.name).joined() + name)), ("value", value)]))
        }
      }
      return lines
    }
  }
}

extension FlatLine.Value {
  /// Whether a machine with another library of logarithms computes the same: fractions to nine digits, all else as it is.
  func isAlike(_ other: FlatLine.Value) -> Bool {
    guard case (.literal(let a), .literal(let b)) = (self, other), a != b, a.contains("."), b.contains("."),
      let x = Double(a), let y = Double(b)
    else { return self == other }
    return abs(x - y) <= 1e-9 * max(1, abs(x), abs(y))
  }

  /// As people are told it.
  var words: String {
    switch self {
    case .text(let text): text
    case .literal(let literal): literal
    }
  }
}
