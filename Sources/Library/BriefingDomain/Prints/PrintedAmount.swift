/// What printers put out.
public struct PrintedAmount: Hashable, Sendable {
  public private(set) var jobs = 0
  /// From the fewest sheets that it can be to the most: a log of sides does not say how many of them share a sheet.
  public private(set) var fewestSheets = 0
  public private(set) var mostSheets = 0
  /// Jobs of which no log says how much they were.
  public private(set) var unknown = 0

  public init() {}

  public mutating func add(_ job: StoredPrint) {
    jobs += 1
    guard let sheets = job.sheetBounds else {
      unknown += 1
      return
    }
    fewestSheets += sheets.lowerBound
    mostSheets += sheets.upperBound
  }

  public static func += (a: inout PrintedAmount, b: PrintedAmount) {
    a.jobs += b.jobs
    a.fewestSheets += b.fewestSheets
    a.mostSheets += b.mostSheets
    a.unknown += b.unknown
  }
}

/// How many submissions the logs bear out, speak against, or say nothing of.
public struct VerdictCounts: Hashable, Sendable {
  public private(set) var confirmed = 0
  /// Of which nobody has said why.
  public private(set) var contradicted = 0
  public private(set) var explained = 0
  public private(set) var cannotSay = 0

  public init() {}

  public mutating func add(_ outcome: PrintVerdict.Outcome, isExplained: Bool) {
    switch outcome {
    case .confirmed: confirmed += 1
    case .contradicted: if isExplained { explained += 1 } else { contradicted += 1 }
    case .cannotSay: cannotSay += 1
    }
  }

  public static func += (a: inout VerdictCounts, b: VerdictCounts) {
    a.confirmed += b.confirmed
    a.contradicted += b.contradicted
    a.explained += b.explained
    a.cannotSay += b.cannotSay
  }
}
