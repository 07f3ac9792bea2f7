internal import BriefingDomain
package import BriefingLibrary
internal import Foundation

extension MachineCheck {
  package var state: String {
    isThere ? tr("ok", "良好") : isNeeded ? tr("missing", "不足") : tr("without", "なし")
  }
}

extension MachineCheck.Detail {
  package var text: String {
    switch self {
    case .plain(let text): text
    case .resetFault(let version, isThere: true):
      tr(
        "\(version) has it (3.7.0-3.51.2); checkpoints hold the write lock",
        "\(version) にはあります（3.7.0〜3.51.2）。チェックポイントの間は書き込みを止めて避けています")
    case .resetFault(let version, isThere: false): tr("\(version) has it not", "\(version) にはありません")
    case .log(let kibibytes, nil): "\(kibibytes) KiB"
    case .log(let kibibytes, let refusal?):
      tr(
        "\(kibibytes) KiB, refused \(Self.text(refusal.instant)): \(refusal.reason)",
        "\(kibibytes) KiB、\(Self.text(refusal.instant)) に短縮できず: \(refusal.reason)")
    case .open(let places):
      places.map { place in
        let rights = String(place.rights, radix: 8)
        return place.path + tr(" (others: \(rights))", "（ほかの利用者の権限: \(rights)）")
      }.joined(separator: tr(", ", "、"))
    }
  }

  private static func text(_ instant: Instant) -> String {
    Date(timeIntervalSince1970: TimeInterval(instant.seconds)).formatted(.iso8601)
  }
}

extension MachineCheck.Subject {
  package var label: String {
    switch self {
    case .reader: tr("helper that reads files", "読み取りの補助プログラム")
    case .memory: tr("helper: memory", "補助: メモリの上限")
    case .processor: tr("helper: processor time a file", "補助: 1ファイルのCPU時間")
    case .openFiles: tr("helper: open files", "補助: 開けるファイル数")
    case .writing: tr("helper: cannot write files", "補助: 書き込みの禁止")
    case .processes: tr("helper: cannot start processes", "補助: プロセス起動の禁止")
    case .network: tr("helper: cannot use the network", "補助: 通信の禁止")
    case .otherFiles: tr("helper: cannot read other files", "補助: 他のファイルの読み取り禁止")
    case .sqlite: "SQLite"
    case .resetFault: tr("SQLite's WAL-reset fault kept out", "SQLite の WAL-reset 障害の回避")
    case .log: tr("database's log is short", "データベースのログの長さ")
    case .home: tr("home can be written", "データフォルダへの書き込み")
    case .privacy: tr("home is closed to others", "データフォルダの非公開")
    case .space: tr("free space", "空き容量")
    case .zone: tr("time zone data", "時間帯データ")
    case .popplerData: tr("poppler-data (Japanese PDF)", "poppler-data（日本語PDF）")
    case .painter: tr("helper that draws pages", "描画の補助プログラム")
    case .room: tr("room server", "会議室のサーバー")
    case .libreOffice: "LibreOffice"
    case .cell: tr("LibreOffice's cell", "LibreOffice の隔離")
    case .cellWriting: tr("cell: cannot write files", "隔離: 書き込みの禁止")
    case .cellProcesses: tr("cell: cannot start processes", "隔離: プロセス起動の禁止")
    case .cellNetwork: tr("cell: cannot use the network", "隔離: 通信の禁止")
    case .cellOtherFiles: tr("cell: cannot read other files", "隔離: 他のファイルの読み取り禁止")
    case .fonts: tr("Japanese fonts", "日本語フォント")
    }
  }

  /// What to do where it is missing.
  package var remedy: String {
    switch self {
    case .reader:
      tr(
        "copy utsusu-reader beside utsusu, or name it in UTSUSU_READER.",
        "utsusu-reader を utsusu と同じフォルダに置くか、UTSUSU_READER で指定してください。")
    case .memory, .processor, .openFiles:
      tr("the limit does not hold here.", "この環境では上限が効きません。")
    case .writing, .processes, .network, .otherFiles, .cellWriting, .cellProcesses, .cellNetwork, .cellOtherFiles:
      tr(
        "this kernel cannot deny it (seccomp, Landlock); hostile files are kept out by the other limits alone.",
        "このカーネルでは禁止できません（seccomp、Landlock）。他の制限だけで悪意のあるファイルを防ぎます。")
    case .log:
      tr(
        "something reads the database for hours (a copy of it, a stopped program): end that; the next write shortens the log.",
        "データベースを長時間読み続けているもの（コピーや止まったプログラム）を終えてください。次の書き込みで短くなります。")
    case .sqlite, .resetFault: tr("install libsqlite3-0 of Debian 12 or later.", "Debian 12 以降の libsqlite3-0 を入れてください。")
    case .home: tr("check its permissions, or choose another --home.", "権限を確かめるか、--home で別の場所を指定してください。")
    case .privacy:
      tr(
        "others of this machine can read or replace these. utsusu closes its own files whenever it opens the home; for the rest: "
          + "chmod go-rwx",
        "このコンピューターのほかの利用者が読み書きできます。utsusu は自分のファイルを開くたびに閉じます。残りは chmod go-rwx で閉じてください。")
    case .space: tr("make room on the disk of the home.", "データフォルダのディスクに空きを作ってください。")
    case .zone: tr("apt install tzdata", "apt install tzdata を実行してください。")
    case .popplerData: tr("apt install poppler-data", "apt install poppler-data を実行してください。")
    case .painter:
      tr(
        "only for projection; copy utsusu-painter beside utsusu, or name it in UTSUSU_PAINTER.",
        "投影にだけ使います。utsusu-painter を utsusu と同じフォルダに置くか、UTSUSU_PAINTER で指定してください。")
    case .room:
      tr(
        "only for projection; copy utsusu-room beside utsusu, or name it in UTSUSU_ROOM.",
        "投影にだけ使います。utsusu-room を utsusu と同じフォルダに置くか、UTSUSU_ROOM で指定してください。")
    case .libreOffice:
      tr(
        "only for the projection of Office documents; apt install libreoffice-impress-nogui libreoffice-writer-nogui "
          + "libreoffice-calc-nogui (UTSUSU_SOFFICE, where it is set, names LibreOffice's own soffice).",
        "Office 文書の投影にだけ使います。apt install libreoffice-impress-nogui libreoffice-writer-nogui "
          + "libreoffice-calc-nogui を実行してください（UTSUSU_SOFFICE を設定するときは LibreOffice 本体の soffice を指定）。")
    case .cell:
      tr(
        "LibreOffice is not run without; copy utsusu-cell beside utsusu, or name it in UTSUSU_CELL.",
        "これがないと LibreOffice を動かしません。utsusu-cell を utsusu と同じフォルダに置くか、UTSUSU_CELL で指定してください。")
    case .fonts: tr("only for projection; apt install fonts-ipafont", "投影にだけ使います。apt install fonts-ipafont を実行してください。")
    }
  }
}
