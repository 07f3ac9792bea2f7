internal import ArgumentParser
internal import BriefingDomain
internal import BriefingPayloads
internal import BriefingWording
internal import Foundation

/// The program `utsusu`: parse, run, and turn what went wrong into one sentence and an exit code.
public enum CommandLineProgram {
  public static func run() async -> Never {
    await run { arguments in
      if arguments.first == "help" { try ArgumentSlip.refuseUnknownCommand(arguments.dropFirst()) }
      var command = try await Utsusu.asyncParseAsRoot(TodayCommand.spelledOut(arguments))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    }
  }

  /// Runs a program of this family: streams, language, and failures are the same in all.
  ///
  /// - Parameter command: whose arguments it takes, where that is not `utsusu` itself.
  static func run(as command: [String] = [], _ body: (_ arguments: [String]) async throws -> Void) async -> Never {
    openMissingStreams()
    let (languages, arguments) = Language.split(Array(CommandLine.arguments.dropFirst()))
    do {
      if let unknown = languages.first(where: { Language(rawValue: $0) == nil }) {
        throw Failure(
          .usage, tr("--lang is ja or en, not \(unknown.quoted).", "--lang は ja か en です（\(unknown.quoted) は不可）。"))
      }
      try await body(arguments)
      exit(0)
    } catch {
      end(with: error, command + arguments)
    }
  }

  private static func end(with error: any Error, _ arguments: [String]) -> Never {
    if let failure = Failure(error) { complain(failure, arguments) }
    let code = Utsusu.exitCode(for: error)
    // Help and version go to stdout with code 0.
    if code == .success {
      let message = Utsusu.fullMessage(for: error, columns: 10_000)
      do { try Output.put((isForPrograms(arguments) ? message : HelpWording.set(message)) + "\n") } catch {
        end(with: error, arguments)
      }
      exit(0)
    }
    // Whoever presses Tab wants no complaints.
    if code == .validationFailure, arguments.first != "---completion" {
      let slip = ArgumentSlip(error, arguments)
      complain(Failure(.usage, slip.sentence), arguments, hint: slip.hint)
    }
    exit(code.rawValue)
  }

  private static func complain(_ failure: Failure, _ arguments: [String], hint: String? = nil) -> Never {
    if arguments.prefix(while: { $0 != "--" }).contains("--json"),
      let json = try? ErrorPayload(failure.kind, failure.sentence).json
    {
      Output.whisper(json)
    } else {
      Output.say("utsusu: " + failure.sentence + (hint.map { "\n" + $0 } ?? ""))
    }
    exit(failure.kind.exitCode.rawValue)
  }

  /// Whether shells or other programs read what the argument parser writes: a completion script, or what it completes.
  private static func isForPrograms(_ arguments: [String]) -> Bool {
    arguments.first == "---completion"
      || arguments.contains { $0.hasPrefix("--generate-completion-script") || $0 == "--experimental-dump-help" }
  }

  /// A stream that the caller has closed would be the number of the next file opened, and a receipt written into it.
  private static func openMissingStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}

struct Utsusu: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "utsusu",
      abstract: tr(
        "Briefings without paper: a library, a ledger, and the reduction computed from it.",
        "紙を使わない報告: 資料の書庫、提出台帳、台帳から算出する削減率。"),
      discussion: tr(
        """
        Example: utsusu register 資料.pdf --title 避難所の収容計画 --to 局長 --from 危機管理課 --on "2026-11-25 10:00"

        Exit codes: 0 done, 1 nothing found, 64 usage, 65 bad data, 66 no such file, 69 a needed part is missing, \
        73 cannot write, 74 disk error, 75 try again, 77 not allowed.
        """,
        """
        例: utsusu register 資料.pdf --title 避難所の収容計画 --to 局長 --from 危機管理課 --on "2026-11-25 10:00"

        終了コード: 0 完了、1 該当なし、64 使い方の誤り、65 データの誤り、66 ファイルがない、69 必要な部品がない、73 書き込めない、\
        74 ディスクの異常、75 後でもう一度、77 権限がない。
        """),
      version: Version.current,
      subcommands: [
        RegisterCommand.self, AddCommand.self, IndexCommand.self, SubmitCommand.self, TodayCommand.self,
        NextCommand.self, StatusCommand.self, RetentionCommand.self, ShowCommand.self, CertifyCommand.self,
        AssignmentCommand.self,
        AmendCommand.self, CancelCommand.self, WithdrawCommand.self, UndoCommand.self, MaterialCommand.self,
        SearchCommand.self,
        TextCommand.self, GetCommand.self, OpenCommand.self, ReportCommand.self, EffectsCommand.self,
        EvidenceCommand.self,
        CheckCommand.self, KeyCommand.self, HeadCommand.self,
        BaseCommand.self, LogCommand.self, GoalCommand.self, FactorCommand.self, ZoneCommand.self, SettingsCommand.self,
        RecipientCommand.self,
        UnitCommand.self, PrinterCommand.self, StockCommand.self, SpaceCommand.self, FloorCommand.self,
        SurveyCommand.self, PersonCommand.self,
        ServeCommand.self,
        DrawCommand.self,
        ProjectCommand.self,
        RoomCommand.self,
        ImportCommand.self,
        ExportCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
        DoctorCommand.self,
      ])
  }
}

enum Version {
  static let current = "0.1.0"
}
