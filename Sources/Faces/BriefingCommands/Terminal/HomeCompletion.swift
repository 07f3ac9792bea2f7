internal import ArgumentParser
internal import BriefingDomain
internal import BriefingLibrary
internal import Foundation

/// Names and numbers of the home, which the shell offers while a command is typed. It only looks: where the home is
/// missing, busy or damaged, nothing is offered and nothing is said.
enum HomeCompletion {
  static let recipients = kind { visit in names(try await visit.parties(Recipient.self)) }
  static let units = kind { visit in names(try await visit.parties(OfficeUnit.self)) }
  static let rooms = kind { visit in try await visit.rooms().map { ($0.room.name, nil) } }
  static let people = kind { visit in try await visit.accounts().map { ($0.account.name, $0.account.fullName) } }
  static let waves = kind { visit in
    try await visit.surveyWaves().map { ($0.record.wave.name, "\($0.record.number)") }
  }
  static let questions = kind { visit in
    try await visit.surveyQuestions().filter { !$0.isWithdrawn }.map { ("\($0.key)", $0.text) }
  }
  static let briefings = kind { visit in try await visit.newestBriefings(100).map { ("\($0.id)", $0.title) } }

  private typealias Offer = (word: String, note: String?)

  private static func names(_ parties: [NamedParty<some Party>]) -> [Offer] {
    parties.flatMap { [$0.party.name] + $0.aliases }.map { ($0, nil) }
  }

  private static func kind(_ offers: @escaping @Sendable (Visit) async throws -> [Offer]) -> CompletionKind {
    .custom { words, _, _ in
      let environment = ProcessInfo.processInfo.environment
      let home = Home(given: home(in: words), environment: environment)
      guard let library = try? Library(lookingInto: home, environment: environment),
        let visit = try? await library.visit(by: Person(NSUserName()), at: Instant(seconds: 0)),
        let offers = try? await offers(visit)
      else { return [] }
      return offers.map(text)
    }
  }

  /// What the command line says behind `--home`.
  private static func home(in words: [String]) -> String? {
    guard let place = words.firstIndex(of: "--home"), place + 1 < words.count else { return nil }
    return (words[place + 1] as NSString).expandingTildeInPath
  }

  /// As the shell's script takes it.
  private static func text(_ offer: Offer) -> String {
    switch CompletionShell.requesting {
    // Bash expands the words, with `$(…)` in them; behind a backslash every character is only itself.
    case .bash: offer.word.replacing(#/[^A-Za-z0-9_.\/\u{80}-\u{10FFFF}-]/#) { "\\" + $0.0 }
    case .zsh:
      ([offer.word] + (offer.note.map { [$0] } ?? [])).map {
        $0.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
      }
      .joined(separator: ":")
    case .fish: ([offer.word] + (offer.note.map { [$0] } ?? [])).joined(separator: "\t")
    default: offer.word
    }
  }
}
