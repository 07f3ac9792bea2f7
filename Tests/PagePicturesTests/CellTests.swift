import BuiltPrograms
import ChildProcess
import Foundation
import HelperHost
import HelperProtocol
import Testing

@testable import PagePictures

/// What a program in the cell can do, tried by a program in the cell.
@Suite struct CellTests {
  /// A folder for one test, with a desk in it.
  final class Yard {
    let folder: URL
    var desk: URL { folder.appending(path: "desk") }
    var output: String { (try? String(contentsOf: folder.appending(path: "out"), encoding: .utf8)) ?? "" }

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-cell-\(UUID())")
      try FileManager.default.createDirectory(at: desk, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func start(_ arguments: [String], in program: String = Built.program("utsusu-cell")) throws -> ChildProcess {
      try ChildProcess(
        program, arguments, environment: ["PATH": "/usr/bin:/bin"], folder: desk.path,
        stdout: folder.appending(path: "out").path, stderr: folder.appending(path: "errors").path)
    }

    func confinement() throws -> HelperConfinement {
      #expect(try start(["--confinement"]).wait() == 0)
      return try HelperConfinement(encoded: output)
    }
  }

  @Test func limitsHold() throws {
    let found = try Yard().confinement()
    #expect(found.memory == 4 << 30)
    #expect(found.processor == 120)
  }

  @Test func whatTheKernelCanDenyIsDenied() throws {
    let found = try Yard().confinement()
    if !found.filtersCalls { Issue.record("this kernel has no seccomp: nothing is tested", severity: .warning) }
    if found.landlock == 0 { Issue.record("this kernel has no Landlock: nothing is tested", severity: .warning) }
    if found.filtersCalls { #expect(!found.startsProcesses && !found.connects) }
    if found.landlock > 0 { #expect(!found.writesFiles && !found.readsOtherFiles) }
  }

  /// After it has become another program, and in ways that the trial above does not know.
  @Test func nothingIsReachedFromWithin() throws {
    let yard = try Yard()
    let walls = try yard.confinement()
    try Data("secret".utf8).write(to: yard.folder.appending(path: "secret"))
    try Data("given".utf8).write(to: yard.folder.appending(path: "given"))
    try Data("mine".utf8).write(to: yard.desk.appending(path: "mine"))
    let code = try yard.start([
      "--seconds", "30", "--desk", yard.desk.path, "--read", yard.folder.path + "/given", "--", "/usr/bin/python3",
      "-I",
      "-c", Self.attempts, yard.folder.path, "\(getpid())",
    ]).wait()
    #expect(code == 0, "\(yard.output)")
    let done = Set(yard.output.split(separator: "\n").map(String.init))
    #expect(done.isSuperset(of: ["read given", "change mine", "thread", "listen", "signal itself"]))
    let files: Set = ["read secret", "write secret", "make beside", "start a shell", "list home", "rename out"]
    let calls: Set = [
      "start a process", "reach the network", "reach the network by 6", "reach a socket", "send to a socket",
      "signal the test", "change rights", "cut off", "a filter's way round",
    ]
    if walls.landlock > 0 { #expect(done.isDisjoint(with: files)) }
    if walls.filtersCalls { #expect(done.isDisjoint(with: calls)) }
    #expect(try String(contentsOf: yard.folder.appending(path: "secret"), encoding: .utf8) == "secret")
  }

  /// Each line says what could be done.
  private static let attempts = """
    import os, socket, sys, threading, signal, ctypes
    yard, test = sys.argv[1], int(sys.argv[2])
    def attempt(name, act):
        try:
            act()
            print(name, flush=True)
        except (OSError, RuntimeError) as error:
            print("not:", name, error, flush=True)
    attempt("read given", lambda: open(yard + "/given").read())
    attempt("change mine", lambda: open(yard + "/desk/mine", "w").write("changed"))
    attempt("read secret", lambda: open(yard + "/secret").read())
    attempt("write secret", lambda: open(yard + "/secret", "w").write("x"))
    attempt("make beside", lambda: open(yard + "/new", "w").write("x"))
    attempt("rename out", lambda: os.rename(yard + "/desk/mine", yard + "/mine"))
    attempt("list home", lambda: os.listdir("/root" if os.getuid() == 0 else os.path.expanduser("~")))
    attempt("change rights", lambda: os.chmod(yard + "/secret", 0o666))
    attempt("cut off", lambda: os.truncate(yard + "/secret", 0))
    thread = threading.Thread(target=lambda: None)
    attempt("thread", lambda: (thread.start(), thread.join()))
    attempt("start a process", lambda: os.fork() or os._exit(0))
    attempt("reach the network", lambda: socket.socket(socket.AF_INET).close())
    attempt("reach the network by 6", lambda: socket.socket(socket.AF_INET6).close())
    def listen():
        one = socket.socket(socket.AF_UNIX)
        one.bind(yard + "/desk/s")
        one.listen()
        return one
    attempt("listen", listen)
    heard = listen() if not os.path.exists(yard + "/desk/s") else None
    attempt("reach a socket", lambda: socket.socket(socket.AF_UNIX).connect(yard + "/desk/s"))
    attempt("send to a socket", lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b"x", yard + "/desk/s"))
    attempt("signal itself", lambda: signal.pthread_kill(threading.get_ident(), 0))
    attempt("signal the test", lambda: os.kill(test, 0))
    attempt("a filter's way round", lambda: ctypes.CDLL(None).syscall(425, 1, 0) >= 0 or (_ for _ in ()).throw(OSError()))
    attempt("start a shell", lambda: os.execv("/bin/sh", ["sh", "-c", "echo start a shell"]))
    """

  @Test(arguments: [
    (["--seconds", "1", "--", "/usr/bin/sleep", "60"], 124), (["--", "/usr/bin/false"], 1),
    (["--", "/nowhere/program"], 126), (["--seconds", "nonsense", "--", "/usr/bin/sleep", "60"], 124), ([], 64),
    (["--desk"], 64), (["--unknown", "x", "--", "/usr/bin/true"], 64),
  ])
  func exitStatus(_ arguments: [String], _ expected: Int) throws {
    let yard = try Yard()
    #expect(try yard.start(arguments).wait() == Int32(expected))
    withExtendedLifetime(yard) {}
  }

  /// Killed as it may be, nothing of it stays: no program, and nothing that it has made.
  @Test func endsWithItsParent() async throws {
    let yard = try Yard()
    let mark = "\(60 + Double(getpid()) / 100_000)"
    let leaving = yard.folder.appending(path: "leaving").path
    let parent = try yard.start(
      [
        "-c", #""$@"; true"#, "sh", Built.program("utsusu-cell"), "--desk", yard.desk.path, "--leaving", leaving,
        "--", "/usr/bin/sleep", mark,
      ], in: "/bin/sh")
    // The shell, the cell and the program in it.
    try await Self.until { Self.programs(with: mark).count == 3 }
    try Data().write(to: URL(filePath: leaving))
    parent.kill()
    _ = parent.wait()
    let desk = yard.desk.path
    try await Self.until { Self.programs(with: mark).isEmpty && !FileManager.default.fileExists(atPath: desk) }
    #expect(!FileManager.default.fileExists(atPath: leaving))
  }

  /// LibreOffice itself, stopped in the middle of its work.
  @Test(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
  func libreOfficeLeavesNothing() async throws {
    let desks = try await PictureMakerFixture.open { fixture in
      // Whichever lane is free takes it.
      let desks = (0..<3).map { fixture.folder + "/.office-\($0)" }
      let deck = try PictureMakerFixture.deck("02")
      let drawing = Task { try await fixture.maker.document(deck) }
      // It waits there for a second one of its kind.
      try await Self.until { desks.flatMap(LibreOfficeProfile.leavings).contains(where: Self.isThere) }
      drawing.cancel()
      return desks
    }
    try await Self.until { desks.flatMap(Self.programs).isEmpty }
    #expect(!(desks + desks.flatMap(LibreOfficeProfile.leavings)).contains(where: Self.isThere))
  }

  /// Looks from a thread of its own, which goes on while all other tests keep the tasks waiting.
  private static func until(_ condition: @escaping @Sendable () -> Bool) async throws {
    let came = await withCheckedContinuation { done in
      Thread.detachNewThread {
        let end = ContinuousClock.now + .seconds(60)
        var came = condition()
        while !came, ContinuousClock.now < end {
          usleep(5_000)
          came = condition()
        }
        done.resume(returning: came)
      }
    }
    if !came { throw TooLate() }
  }

  private struct TooLate: Error {}

  private static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The numbers of the processes that have a word among their arguments.
  private static func programs(with word: String) -> [String] {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.filter { process in
      guard Int(process) != nil, let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else {
        return false
      }
      return String(decoding: line, as: UTF8.self).contains(word)
    }
  }
}
