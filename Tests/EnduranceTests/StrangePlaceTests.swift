import Foundation
import Testing

/// What lies in a folder besides plain files, and files that do not hold still.
struct StrangePlaceTests {
  /// Neither waited for, nor followed out of the folder, nor read.
  @Test(.timeLimit(.minutes(Effort.patience(2))))
  func pipesDevicesAndLinks() async throws {
    let siege = try Siege()
    let secret = try siege.office.file("secret.txt", "持ち出し禁止")
    try siege.give("plain.txt", Array("普通の本文".utf8))
    mkfifo(siege.given + "/pipe.txt", 0o600)
    let hasDevice = mknod(siege.given + "/device.txt", S_IFCHR | 0o600, 0x0105) == 0
    for (name, target) in [
      ("out.txt", secret), ("zero.txt", "/dev/zero"), ("folder", ".."), ("loop", "loop"), ("a", "b"), ("b", "a"),
      ("gone.txt", "nothing"),
    ] { symlink(target, "\(siege.given)/\(name)") }
    let answers = try siege.index()
    #expect(answers["plain.txt"]?.reason == nil && answers["plain.txt"]?.pages == 1)
    #expect(answers["pipe.txt"]?.reason == "refused")
    if hasDevice { #expect(answers["device.txt"]?.reason == "refused") }
    #expect(answers.count == (hasDevice ? 3 : 2))
    #expect(try siege.office.count("SELECT count(*) FROM page WHERE text LIKE '%持ち出し禁止%'") == 0)
    // Named one by one, each gets its sentence.
    for (name, code) in [("pipe.txt", 66), ("zero.txt", 66), ("loop", 66), ("gone.txt", 66)] as [(String, Int32)] {
      let outcome = try siege.text([name])
      #expect(outcome.status == code, "\(name): \(outcome.status) \(outcome.stderr)")
      #expect(outcome.stderr.isOneComplaint && outcome.stdout.isEmpty)
    }
    #expect(try await siege.office.isWhole())
  }

  @Test func namesThatAreNone() async throws {
    let siege = try Siege()
    let names: [[UInt8]] = [
      Array("..\\..\\x.txt".utf8), Array("-rf".utf8), Array("--help".utf8), Array("a\nb.txt".utf8), Array("...".utf8),
      Array("\u{1B}[31m.txt".utf8), Array(" ".utf8), [0xFF, 0xFE, 0x80], [0x93, 0xFA, 0x2E, 0x74, 0x78, 0x74],
      [UInt8](repeating: 0x61, count: 255), Array("%2e%2e%2fx".utf8), Array("x'; DROP TABLE page;--".utf8),
      Array("\u{202E}txt.exe".utf8),
    ]
    for (number, name) in names.enumerated() {
      let path = Array("\(siege.given)/".utf8) + name + [0]
      let descriptor = path.withUnsafeBytes {
        open($0.bindMemory(to: CChar.self).baseAddress!, O_WRONLY | O_CREAT, 0o600)
      }
      #expect(descriptor >= 0)
      let text = Array("本文 \(number)".utf8)
      write(descriptor, text, text.count)
      close(descriptor)
    }
    _ = try siege.index()
    let seen = names.count { $0.first != UInt8(ascii: ".") }
    #expect(try siege.office.count("SELECT count(*) FROM page WHERE text LIKE '本文 %'") == seen)
    #expect(try await siege.office.isWhole())
    // The way into a helper's arguments.
    for option in ["--confinement", "--seconds"] {
      try siege.give(option, Array("本文".utf8))
      let outcome = try siege.office.run(["text", "--", option], folder: siege.given)
      #expect(outcome.stdout == "本文\n", "\(outcome.stderr)")
    }
  }

  /// Whoever runs this as root may read everything.
  @Test(.enabled(if: getuid() != 0, "nothing is unreadable for root"))
  func filesThatMayNotBeRead() throws {
    let siege = try Siege()
    chmod(try siege.give("closed.txt", Array("本文".utf8)), 0)
    try siege.give("open.txt", Array("本文".utf8))
    let answers = try siege.index()
    #expect(answers["closed.txt"]?.reason == "refused")
    #expect(answers["open.txt"]?.pages == 1)
  }

  /// Files that are written, cut off, replaced and taken away while they are read.
  @Test func filesThatDoNotHoldStill() async throws {
    let siege = try Siege()
    let names = (0..<40).map { "\($0).txt" }
    let whole = Array(String(repeating: "動く本文\n", count: 20_000).utf8)
    for name in names { try siege.give(name, whole) }
    try siege.give("still.txt", Array("動かない本文".utf8))
    let given = siege.given
    let restless = Thread {
      var number = 0
      while !Thread.current.isCancelled {
        let path = "\(given)/\(names[number % names.count])"
        switch number / names.count % 4 {
        case 0: truncate(path, 100)
        case 1: unlink(path)
        case 2: try? Data(whole).write(to: URL(filePath: path))
        default: rename(path, path + "x")
        }
        number += 1
        usleep(300)
      }
    }
    restless.start()
    for _ in 1...(Effort.isTorture ? 100 : 10) {
      let outcome = try siege.office.run(["index", given, "--json"])
      #expect(outcome.status == 0, "\(outcome.stderr)")
      for name in names.prefix(5) {
        let outcome = try siege.office.run(["text", "\(given)/\(name)"])
        #expect([0, 66].contains(outcome.status), "\(outcome.stderr)")
      }
    }
    restless.cancel()
    while !restless.isFinished { usleep(1000) }
    #expect(try siege.office.count("SELECT count(*) FROM page WHERE text = '動かない本文'") == 1)
    #expect(try await siege.office.isWhole())
    #expect(try siege.office.strays().isEmpty)
  }
}
