internal import BriefingDomain
internal import BriefingLibrary

extension LibraryError {
  /// What goes wrong about rooms and their server.
  var roomSentence: String {
    switch self {
    case .noSuchRoom(let name, let known):
      tr(
        "No room is called \(name.quoted).\(known.suggestion) `utsusu room` shows all, `utsusu room add \(name.safe)` adds it.",
        "\(name.quoted) という会議室はありません。\(known.suggestion)一覧は utsusu room で見られます。新しく加えるには utsusu room add \(name.safe) を"
          + "実行してください。")
    case .whichRoom(let known):
      tr(
        "In which room? Say --room with one of: \(known.map(\.safe).joined(separator: ", ")).",
        "どの会議室に投影しますか。--room で指定してください: \(known.map(\.safe).joined(separator: "、"))")
    case .roomHasRecords(let name):
      tr(
        "Something was projected in \(name.safe), and its record needs the room. `utsusu room rename` gives it another name.",
        "\(name.safe) には投影の記録があるため、外せません。名前を変えるには utsusu room rename を使ってください。")
    case .roomBusy(let room, let briefing):
      tr(
        "\(Self.live(briefing)) is on in \(room.safe). End it with `utsusu project --end \(room.safe)`, or put this one in "
          + "its place with --replace.",
        "\(room.safe) では\(Self.live(briefing))を投影中です。utsusu project --end \(room.safe) で終えるか、--replace を付けて"
          + "入れ替えてください。")
    case .roomIdle(let room):
      tr("Nothing is on in \(room.safe).", "\(room.safe) では何も投影していません。")
    case .briefingLive(let briefing, let room):
      tr(
        "Briefing \(briefing) is on in \(room.safe). End that first with `utsusu project --end \(room.safe)`.",
        "報告 \(briefing) は \(room.safe) で投影中です。先に utsusu project --end \(room.safe) で終えてください。")
    case .nothingToShow(let briefing):
      tr(
        "Briefing \(briefing) has no material to project. Add one: `utsusu add \(briefing) FILE`.",
        "報告 \(briefing) には投影する資料がありません。utsusu add \(briefing) ファイル で追加してください。")
    case .noServer:
      tr(
        "No server runs on this home. Start one with `utsusu serve` in another window, then try again.",
        "このデータフォルダのサーバーが動いていません。別の画面で utsusu serve を実行してから、もう一度お試しください。")
    case .serverRuns:
      tr(
        "Another `utsusu serve` runs on this home, and one is enough. Stop it first to start one with other options.",
        "このデータフォルダでは別の utsusu serve が動いています（1つで足ります）。設定を変えるには、先にそれを止めてください。")
    case .serverDraws:
      tr(
        "A server runs on this home, and draws by itself. `utsusu draw --dry-run` lists what is not drawn yet.",
        "このデータフォルダではサーバーが動いており、描画も自動で行います。まだ描画していない資料は utsusu draw --dry-run で見られます。")
    case .drawingRuns(let pid):
      tr(
        "`utsusu draw` is at work on this home (process \(pid)). Wait for its end, or stop it with Ctrl-C: what is drawn stays.",
        "このデータフォルダでは utsusu draw が動いています（プロセス \(pid)）。終わるのを待つか、Ctrl-C で止めてください。描画済みの分は残ります。")
    case .addressInUse(let address):
      tr(
        "Another program listens on \(address.safe). Choose another port: --listen 127.0.0.1:8081.",
        "\(address.safe) は別のプログラムが使っています。--listen 127.0.0.1:8081 のように別のポートを指定してください。")
    case .cannotListen(let address, let why):
      tr(
        "The server cannot listen on \(address.safe) (\(systemWords(why))). Give an address of this machine.",
        "\(address.safe) で待ち受けられません（\(systemWords(why))）。このコンピューターのアドレスを指定してください。")
    case .unfitCertificate(let fault): fault.sentence
    case .notTakenUp:
      tr(
        "The server did not answer; nothing is on. See what it says, and try again.",
        "サーバーの応答がありません。投影は始まっていません。サーバーの表示を確かめて、もう一度お試しください。")
    case .endPending:
      tr(
        "It is still on: the server has not answered. The end is asked for, and follows as soon as it does.",
        "まだ投影中です。サーバーの応答がありません。終了は依頼済みで、サーバーが応答すれば終わります。")
    default:
      tr("Minutes are a whole number from 1 to 1440.", "時間（分）は 1 から 1440 までの整数で指定してください。")
    }
  }

  /// - Parameter briefing: `nil` for one of which nothing may be told.
  static func live(_ briefing: Briefing.ID?) -> String {
    briefing.map { tr("Briefing \($0)", "報告 \($0) ") } ?? tr("Another briefing", "別の報告")
  }
}

extension CertificateFault {
  fileprivate var sentence: String {
    switch self {
    case .noCertificate(let file):
      tr(
        "\(file.quoted) holds no certificate as PEM (-----BEGIN CERTIFICATE-----). Name the server's, with its chain behind it.",
        "\(file.quoted) には PEM の証明書（-----BEGIN CERTIFICATE-----）がありません。サーバーの証明書（中間証明書も続けたもの）を指定してください。")
    case .noKey(let file):
      tr(
        "\(file.quoted) holds no private key as PEM (-----BEGIN PRIVATE KEY-----).",
        "\(file.quoted) には PEM の秘密鍵（-----BEGIN PRIVATE KEY-----）がありません。")
    case .encryptedKey(let file):
      tr(
        "The key in \(file.quoted) has a password, which nobody is there to type. Write one without: "
          + "umask 077; openssl pkey -in \(file.safe) -out NEW",
        "\(file.quoted) の秘密鍵にはパスワードが付いています。起動時に入力できないため、付いていないものを作ってください: "
          + "umask 077; openssl pkey -in \(file.safe) -out 新しいファイル")
    case .openKey(let file):
      tr(
        "Everybody on this machine can read or write the key in \(file.quoted). Take that away, and think of a new key: "
          + "chmod o= \(file.safe)",
        "\(file.quoted) の秘密鍵は、このコンピューターのだれでも読み書きできます。chmod o= \(file.safe) で止め、鍵の作り直しも検討してください。")
    case .unlike(let certificate, let key):
      tr(
        "The key in \(key.quoted) is not that of the first certificate in \(certificate.quoted). Name the two that were "
          + "made together; the server's own certificate comes first.",
        "\(key.quoted) の秘密鍵は、\(certificate.quoted) の最初の証明書のものではありません。対になる2つを指定してください（サーバー自身の証明書を先頭に置きます）。")
    }
  }
}
