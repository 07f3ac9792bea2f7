import ChildProcess
import Foundation
import Testing

/// Where somebody types lines of shell, in a folder with a few files of an invented office. `/srv` and `/mnt` are folders
/// of the test.
final class Terminal {
  let program: Program
  private var background: [RunningProgram] = []

  init(language: String) throws {
    program = try Program(language: language)
    program.environment["UTSUSU_HOME"] = program.folder.path + "/srv/utsusu"
    for folder in ["srv/archive", "mnt/backup"] {
      try FileManager.default.createDirectory(
        at: program.folder.appending(path: folder), withIntermediateDirectories: true)
    }
    for (name, text) in Self.files { try program.file(name, text) }
  }

  deinit { for running in background { running.kill() } }

  private static let files = [
    "収容計画.md": "# 避難所の収容計画\n\n川添区の避難所は８か所。収容人数は合わせて2,400人。\n",
    "収容計画_v2.md": "# 避難所の収容計画（第２版）\n\n川添区の避難所は９か所。収容人数は合わせて2,700人。\n",
    "別表.csv": "施設名,収容人数\n汐見小学校,320\n",
    "srv/archive/打合せ.txt": "川添区の打合せの記録。\n",
    "srv/archive/古い資料.pdf": "%PDF-1.4\nこわれた資料\n",
    "directory.conf": """
    server: file:people.ldif
    unit: ou
    role: staff=@unit
    role: reform-office cn=Reform,ou=groups,dc=city,dc=example,dc=jp

    """,
    "people.ldif": """
    dn: uid=k.mori,ou=people,dc=city,dc=example,dc=jp
    uid: k.mori
    displayName:: 5qOu5oG15a2Q
    ou: 危機管理課
    memberOf: CN=Reform, OU=groups, DC=city, DC=example, DC=jp

    dn: uid=n.oka,ou=people,dc=city,dc=example,dc=jp
    uid: n.oka
    displayName: 岡直樹
    ou: 水防課

    dn: uid=h.sato,ou=people,dc=city,dc=example,dc=jp
    uid: h.sato
    displayName: 佐藤はな
    ou: 危機管理課

    """,
    "log.csv": """
    日付,所属,件名,報告先,提出形態,部数,ページ数,両面,理由,備考
    2026-02-03,危機管理課,備蓄物資の点検,局長,紙,4,6,両面,図面が大判,
    2026-02-10,危機管理課,参集訓練の計画,危機管理監,紙,3,4,,,
    2026-02-12,河川課,水位計の更新,局長,紙,3,5,片面,様式が紙指定,
    2026-10-05,危機管理課,備蓄物資の点検,局長,投影,0,6,両面,,
    2026-10-09,危機管理課,参集訓練の結果,危機管理監,電子及び紙,2,4,両面,,
    2026-10-20,河川課,水位計の更新,局長,投影,0,5,片面,,

    """,
    "counted.csv": """
    日付,所属,件名,報告先,提出形態,部数,ページ数,両面,理由
    2026-02-03,危機管理課,備蓄物資の点検,局長,紙,5,6,片面,図面が大判

    """,
    "kept.csv": """
    令和8年度　報告資料提出記録台帳,,,,,
    日時,件　名,所管課,報告先,形態,部数
    4月1日 10:00,避難所の収容計画,危機管理課,局長・危機管理監,紙,３ 部
    〃,河川の改修,河川整備課,局長,投影,
    小計,,,,,3

    """,
    "page_log": """
    3F-複合機 k.abe 101 [01/Oct/2026:09:00:00 +0900] total 3 - 10.1.2.3 起案 A4 two-sided-long-edge
    3F-複合機 k.abe 102 [05/Oct/2026:16:20:00 +0900] total 18 - 10.1.2.3 備蓄物資の点検.pptx A4 two-sided-long-edge
    3F-複合機 m.ono 103 [08/Oct/2026:10:00:00 +0900] total 8 - 10.1.2.4 参集訓練の結果.docx A4 two-sided-long-edge
    PDF作成 m.ono 104 [19/Oct/2026:15:00:00 +0900] total 40 - 10.1.2.4 水位計の更新 A4 one-sided
    3F-複合機 k.abe 105 [30/Oct/2026:18:00:00 +0900] total 12 - 10.1.2.3 起案 A4 two-sided-long-edge

    """,
    "棚.csv": """
    文書量調査,,,,
    所属,場所,調査日,文書量(fm),廃棄(cm)
    河川整備課,4F西,2025-03-12,10.5,
    〃,4F西,2026-10-01,4.2,350
    ,4F東,令和8年10月1日,未測定,
    合計,,,14.7,350

    """,
    "面積.csv": """
    階,調査日,執務スペース(㎡),会議,プラスα,書架,その他,合計,備考
    6階,令和7年3月10日,300,40,20,60,30,450,
    〃,2026-10-01,300,40,32,48,30,450,
    7階,2026-10-01,280,,18,,,400,仮配置
    計,,880,80,70,108,60,1300,

    """,
    "面積_誤り.csv": "フロア,用途,面積\n6階,執務,300\n6階,プラスα,20\n7階,廊下,8\n",
    "段.csv": "課名,書架,段数\n水道課,W-1,5段\n,W-2,4\n",
    "回答.csv": """
    ID,完了時刻,メール,名前,所属,フロア,Q1. 新しい働き方に満足していますか,備考
    1,2026/10/20 9:02,anonymous,,危機管理課,3階,満足,広くなった
    2,2026/10/20 9:05,anonymous,,危機管理課,3階,やや満足,
    3,2026/10/20 9:07,anonymous,,危機管理課,,わからない,
    4,2026/10/20 9:07,anonymous,,,4階,やや満足,
    5,2026/10/20 9:09,anonymous,,,,,

    """,
    "長所.csv": "タイムスタンプ,所属,満足度 [新しい働き方に満足していますか],満足度 [机]\n9:00,防災課,満足,良い\n9:01,,普通,\n9:02,,5 不満,\n",
    "slip.csv": "日付,所属,件名,報告先,提出形態,部数\n2026-10-21,水防課,堤防の点検,都市局長,紙,2\n",
    "bad.csv": "日付,所属,件名,報告先,提出形態,部数\n2026-02-30,危機管理課,会議,局長,紙,4\n2026-02-03,危機管理課,会議,市長,紙,-1\n",
  ]

  /// Types a line of shell. `utsusu serve` runs on until the end of the test, and where `utsusu project` makes a briefing
  /// live, a browser opens the screen of the room.
  func type(_ command: String) throws -> Program.Result {
    let script = command.replacing(#/(?<start>^| )/(?<folder>srv|mnt)//#) {
      "\($0.start)\(program.folder.path)/\($0.folder)/"
    }
    guard command.hasPrefix("utsusu serve") else {
      let result = try program.shell(script)
      if command.hasPrefix("utsusu project"), let screen = result.stdout.firstMatch(of: #/http://\S*/screen/[\w-]+/#) {
        try openScreen(String(screen.0))
      }
      return result
    }
    let server = try program.start(["-c", "exec \(script) --listen 127.0.0.1:0"], of: "/bin/sh")
    background.append(server)
    return Program.Result(status: 0, stdout: try server.firstLine(), stderr: "")
  }

  /// As a browser does it: the screen says what it shows.
  private func openScreen(_ address: String) throws {
    let url = try #require(URL(string: address))
    let script = """
      exec 3<>/dev/tcp/127.0.0.1/\(url.port ?? 0) 4<>/dev/tcp/127.0.0.1/\(url.port ?? 0)
      printf 'GET \(url.path)/events HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\\r\\n' >&3
      until [[ $row =~ '"line":"'([^\\"]+) ]]; do read -r row <&3 || exit; done
      body="{\\"line\\": \\"${BASH_REMATCH[1]}\\"}"
      printf 'POST \(url.path)/shown HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nContent-Type: application/json\\r\\n' >&4
      printf 'Content-Length: %d\\r\\n\\r\\n%s' ${#body} "$body" >&4
      read -r row <&4 && [[ $row == *' 204 '* ]] && echo shown
      exec cat <&3
      """
    let screen = try program.start(["-c", script], of: "/bin/bash")
    background.append(screen)
    _ = try screen.firstLine()
  }

  /// A command with what it printed, as goldens hold it: stdout, the lines of stderr behind `! `, and an exit code that is
  /// not 0 in brackets.
  func transcript(_ command: String) throws -> String {
    let result = try type(command)
    let talk = result.stderr.split(separator: "\n").map { "! \($0)\n" }.joined()
    let code = result.status == 0 ? "" : "[\(result.status)]\n"
    return "$ \(command)\n" + program.withoutChance(result.stdout) + program.withoutChance(talk) + code
  }
}

extension Program {
  /// A text without what is different on every machine and in every run: folders, the port, keys of rooms, hashes, which
  /// stand on the name of the user, QR codes, the seconds for which a server has run, and what it has drawn by then.
  func withoutChance(_ text: String) -> String {
    text.replacingOccurrences(of: folder.path, with: "…")
      .replacingOccurrences(of: Built.folder, with: "…/.build-release/release")
      .replacing(#/127\.0\.0\.1:\d+/#, with: "127.0.0.1:8080")
      .replacing(#/(?<door>/screen|/drive|/follow|/welcome)/[\w-]{43}/#) { "\($0.door)/KEY" }
      .replacing(#/utsusu-ledger-[0-9a-f]{8}(?<key>\+[0-9a-f]{8}\+[\w+\/=]+)?/#) { $0.key == nil ? "LEDGER" : "KEY" }
      .replacing(#/\b[0-9a-f]{8}(?: [0-9a-f]{8}){3}(?:\n!?)? *(?: ?[0-9a-f]{8}){4}\b/#, with: "HASH")
      .replacing(#/\b[0-9a-f]{4}(?: [0-9a-f]{4}){7}\b/#, with: "FINGERPRINT")
      .replacing(#/\b[0-9a-f]{16,64}\b/#, with: "HASH")
      .replacing(#/(?:^[█▀▄ ]{20,}\n)+/#.anchorsMatchLineEndings(), with: "QR CODE\n")
      .replacing(#/\b12:\d\d:\d\d\b/#, with: "12:MM:SS")
      .replacing(#/(Time by page|ページごとの時間)(.*) \d+:\d\d\b/#, with: { "\($0.1)\($0.2) M:SS" })
      .replacing(#/ {2}\d+ pages? as drawn here/#, with: "  pages unknown")
      .replacing(#/ {2}\d+ページ（utsusu の描画）/#, with: "  ページ数不明")
      .replacing(#/(?<before>[(（、,] ?)(?<who>[^()（）、,]+)(?=[,、)）])/#) { match in
        // Whoever runs the tests.
        match.who == NSUserName() ? "\(match.before)佐藤" : "\(match.0)"
      }
  }
}
