/// One round of a survey (調査回). Its days open and close nothing; somebody does.
public struct SurveyWave: Hashable, Sendable {
  public typealias ID = Identifier<SurveyWave>

  public var name: String
  public var phase: Phase
  public var days: ClosedRange<Day>
  /// How many were asked; `nil` where nobody has said.
  public var asked: Int?
  public var floors: [Floor]
  public var state: State

  /// How many were asked on a floor, as people write it.
  public struct Floor: Hashable, Sendable {
    public let name: String
    public let asked: Int

    public init(_ name: String, asked: Int) { (self.name, self.asked) = (name, asked) }
  }

  /// The raw values lie in the database and are part of the JSON contract.
  public enum Phase: String, Sendable, Codable, CaseIterable {
    /// Before the reform, after it, and behind that.
    case before, after, later
  }

  /// The raw values lie in the database and are part of the JSON contract.
  public enum State: String, Sendable, Codable, CaseIterable {
    case planned
    /// Answers come in.
    case open
    /// For good: there is a result, and nothing comes in or goes out.
    case closed
  }

  /// As many as no office asks.
  public static let most = 1_000_000

  public init(
    _ name: String, _ phase: Phase, _ days: ClosedRange<Day>, asked: Int? = nil, floors: [Floor] = [],
    state: State = .planned
  ) {
    self.name = name
    self.phase = phase
    self.days = days
    self.asked = asked
    self.floors = floors
    self.state = state
  }
}

/// A wave under its number.
public struct SurveyWaveRecord: Hashable, Sendable {
  public let number: SurveyWave.ID
  public let wave: SurveyWave

  public init(number: SurveyWave.ID, wave: SurveyWave) { (self.number, self.wave) = (number, wave) }
}
