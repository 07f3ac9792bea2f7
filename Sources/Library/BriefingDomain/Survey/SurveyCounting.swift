/// A sheet as it is counted.
public struct CountedSheet: Hashable, Sendable {
  /// As all call it who belong there.
  public let floor: String?
  public let unit: OfficeUnit.ID?
  public let answers: [SurveyQuestion.Key: Int]

  public init(floor: String?, unit: OfficeUnit.ID?, answers: [SurveyQuestion.Key: Int]) {
    self.floor = floor
    self.unit = unit
    self.answers = answers
  }
}

/// Counts a wave by the whole, floors and units, and leaves out what tells of a few.
public struct SurveyCounting {
  private struct Node {
    let group: SurveyGroup
    var children: [Int] = []
  }

  private var nodes: [Node] = [Node(group: SurveyGroup(.whole))]
  /// Of each sheet the groups that it lies in, the whole first.
  private var places: [[Int]] = []
  private let sheets: [CountedSheet]

  /// - Parameter floors: all in their order, those too where nobody has answered.
  /// - Parameter names: what units are called.
  public init(_ sheets: [CountedSheet], floors: [String], names: [OfficeUnit.ID: String]) {
    self.sheets = sheets
    func group(_ floor: String?, _ unit: OfficeUnit.ID?) -> SurveyGroup {
      SurveyGroup(.unit, floor: floor, unit: unit, unitName: unit.map { names[$0] ?? "\($0)" })
    }
    var units = Dictionary(grouping: sheets, by: \.floor).mapValues { Set($0.map(\.unit)) }
    for floor in floors where units[floor] == nil { units[floor] = [] }
    // Where nobody has said a floor, or on one nobody a unit, that says nothing beyond the whole.
    let isFlat = units.allSatisfy { $0.key == nil && $0.value.allSatisfy { $0 == nil } }
    for floor in floors + [nil] where !isFlat && units[floor] != nil {
      let place = add(SurveyGroup(.floor, floor: floor), to: 0)
      let inside = (units[floor] ?? []).map { group(floor, $0) }
      guard inside.contains(where: { $0.unit != nil }) else { continue }
      for unit in inside.sorted(by: { Self.order($0.unitName, $1.unitName) }) { _ = add(unit, to: place) }
    }
    let index = Dictionary(nodes.enumerated().map { ($1.group, $0) }, uniquingKeysWith: { first, _ in first })
    places = sheets.map { sheet in
      [SurveyGroup(.whole), SurveyGroup(.floor, floor: sheet.floor), group(sheet.floor, sheet.unit)]
        .compactMap { index[$0] }
    }
  }

  /// What is not said stands last.
  private static func order(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return a != nil && b == nil }
    return a < b
  }

  private mutating func add(_ group: SurveyGroup, to parent: Int) -> Int {
    nodes.append(Node(group: group))
    nodes[parent].children.append(nodes.count - 1)
    return nodes.count - 1
  }

  public var groups: [SurveyGroup] { nodes.map(\.group) }

  /// How many sheets each group has; `nil` for too few.
  public var sheetCounts: [Int?] {
    zip(people, shown(people, fewest: Disclosure.fewest(isDelicate: false))).map { $1 ? $0 : nil }
  }

  /// How many sheets each group has.
  private var people: [Int] {
    var counts = [Int](repeating: 0, count: nodes.count)
    for places in places { for place in places { counts[place] += 1 } }
    return counts
  }

  /// What was answered to a question, by group.
  public func counts(of question: SurveyQuestion, _ scale: SurveyScale) -> SurveyCounts {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: scale.answers), count: nodes.count)
    for (sheet, places) in zip(sheets, places) {
      guard let answer = sheet.answers[question.key], (1...scale.answers).contains(answer) else { continue }
      for place in places { counts[place][answer - 1] += 1 }
    }
    let isShown = shown(
      counts.map { $0.reduce(0, +) }, fewest: Disclosure.fewest(isDelicate: question.isDelicate))
    return SurveyCounts(question, zip(counts, isShown).map { $1 ? $0 : nil })
  }

  private func shown(_ answers: [Int], fewest: Int) -> [Bool] {
    var shown = [Bool](repeating: false, count: nodes.count)
    let people = people
    shown[0] = Disclosure.shown([answers[0]], of: [people[0]], fewest: fewest)[0]
    // A group stands ahead of its parts.
    for (place, node) in nodes.enumerated() where shown[place] {
      let parts = Disclosure.shown(
        node.children.map { answers[$0] }, of: node.children.map { people[$0] }, fewest: fewest)
      for (child, isShown) in zip(node.children, parts) { shown[child] = isShown }
    }
    return shown
  }
}
