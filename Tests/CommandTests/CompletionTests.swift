import Foundation
import Testing

/// The completion scripts, in the shells that they are for.
struct CompletionTests {
  private let program: Program

  init() throws {
    program = try Program(language: "ja")
    for shell in Shell.allCases {
      let script = try program.run("--generate-completion-script", shell.rawValue)
      #expect(script.status == 0 && script.stderr.isEmpty)
      try program.file("completion.\(shell)", script.stdout)
    }
  }

  enum Shell: String, CaseIterable {
    case bash, zsh, fish

    var command: [String] {
      switch self {
      case .bash: ["bash", "--norc", "-i"]
      case .zsh: ["zsh", "-f", "-i"]
      case .fish: ["fish", "--no-config", "-i"]
      }
    }

    /// Loads the script, and makes Ctrl-T write down the line that is being typed.
    var setup: String {
      switch self {
      case .bash: #"source completion.bash; bind -x '"\C-t": printf "%s\n" "$READLINE_LINE" > line'"#
      case .zsh:
        "autoload -U compinit; compinit -u -D; source completion.zsh; "
          + #"show() { print -r -- "$BUFFER" > line }; zle -N show; bindkey '^T' show"#
      case .fish: #"source completion.fish; bind \ct 'commandline > line'"#
      }
    }
  }

  /// Types on a terminal: the shell, what prepares it, and a line with Tab behind it.
  private static let typist = """
    import json, os, pty, sys, threading, time

    def come(name):
        while not os.path.exists(name) or not os.path.getsize(name):
            time.sleep(0.02)

    def drain():
        while os.read(terminal, 65536):
            pass

    command, setup, line = json.loads(sys.argv[1])
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    threading.Thread(target=drain, daemon=True).start()
    os.write(terminal, f"{setup}; echo > ready\\n".encode())
    come("ready")
    time.sleep(0.5)
    os.write(terminal, f"{line}\\t\\x14".encode())
    come("line")
    print(open("line").read(), end="")
    os.kill(child, 9)
    """

  /// The line as it is once Tab was pressed.
  private func completed(_ line: String, in shell: Shell) throws -> String {
    for name in ["ready", "line"] { try? FileManager.default.removeItem(atPath: "\(program.folder.path)/\(name)") }
    let order = String(decoding: try JSONEncoder().encode(Order(shell.command, shell.setup, line)), as: UTF8.self)
    let typing = try program.start(
      ["30", "python3", "-c", Self.typist, order], of: "/usr/bin/timeout",
      environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8", "UTSUSU_LANG": "ja"])
    return try typing.result().stdout.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private struct Order: Encodable {
    let command: [String]
    let texts: [String]

    init(_ command: [String], _ texts: String...) { (self.command, self.texts) = (command, texts) }

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(command)
      for text in texts { try list.encode(text) }
    }
  }

  @Test(arguments: Shell.allCases)
  func commandsOptionsNamesAndNumbers(_ shell: Shell) throws {
    let number = try program.registered("収容: 計画", on: "2026-11-20")
    try program.run("recipient", "add", "副市長", "--alias", "vice-mayor")
    try program.run("room", "add", "3A")
    for (typed, rest) in [
      ("regi", "ster"), ("submit --cop", "ies"), ("submit 1 --to vice", "-mayor"), ("submit 1 --form 電子及", "び紙"),
      ("register x --from 危機", "管理課"), ("project 1 --room 3", "A"), ("report --measure she", "ets"),
      ("show ", "\(number)"), ("submit --except ", "\(number)"), ("withdraw ", "\(number)"), ("add ", "\(number)"),
      ("get ", "\(number)"), ("register --like ", "\(number)"),
      ("register x --replaces ", "\(number)"),
    ] {
      #expect(try completed("utsusu " + typed, in: shell) == "utsusu " + typed + rest)
    }
  }

  /// What stands in a home is text: no shell runs it.
  @Test(arguments: Shell.allCases)
  func namesAreNoCode(_ shell: Shell) throws {
    try program.run("recipient", "add", "x$(touch ran)`touch ran`;touch ran &'\"\\ *")
    #expect(try completed("utsusu submit 1 --to x", in: shell).contains("touch"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/ran"))
  }

  /// A completion never makes, migrates or waits for a home, and says nothing of what is wrong with it.
  @Test(arguments: ["missing", "empty", "damaged", "pipe", "older", "whole"])
  func leavesTheHomeAlone(_ state: String) throws {
    let home = program.folder.appending(path: "home")
    let database = home.appending(path: "utsusu.sqlite")
    if state == "whole" { try program.run("recipient", "list") }
    if state == "older" {
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      let old = Program.repository.appending(path: "Tests/Fixtures/schema-1/utsusu.sqlite")
      try FileManager.default.copyItem(at: old, to: database)
    }
    if ["empty", "damaged", "pipe"].contains(state) {
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      if state == "pipe" {
        mkfifo(database.path, 0o600)
      } else {
        try Data(repeating: 65, count: state == "empty" ? 0 : 9000).write(to: database)
      }
    }
    func files() throws -> [String] {
      guard FileManager.default.fileExists(atPath: home.path) else { return [] }
      return try FileManager.default.subpathsOfDirectory(atPath: home.path).sorted().map {
        let attributes = try FileManager.default.attributesOfItem(atPath: home.path + "/" + $0)
        return "\($0) \(attributes[.size] ?? 0) \(attributes[.modificationDate] ?? 0)"
      }
    }
    let before = try files()
    let result = try program.run("---completion", "submit", "--", "--to", "3", "0", "utsusu", "submit", "1", "--to", "")
    #expect(result.status == 0 && result.stderr.isEmpty)
    #expect(result.stdout.contains("局長") == (state == "whole"))
    #expect(try files() == before)
  }

  @Test func theHomeOfTheCommandLine() throws {
    try program.run("recipient", "add", "市長", "--home", program.folder.path + "/other")
    let words = ["utsusu", "--home", program.folder.path + "/other", "status", "--to", ""]
    let result = try program.run(["---completion", "status", "--", "--to", "5", "0"] + words)
    #expect(result.stdout.contains("市長"))
  }
}
