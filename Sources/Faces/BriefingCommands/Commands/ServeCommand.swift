public import ArgumentParser
internal import BriefingDomain
public import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HelperHost

/// Becomes the program `utsusu-room`, which has the server in it: its libraries would weigh on the start of every other
/// command.
struct ServeCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "serve", abstract: tr("Run the room: the server that briefings are projected by.", "会議室のサーバーを動かす。"),
      discussion: tr(
        """
        Example: utsusu serve
        Example: utsusu serve --listen 0.0.0.0:8080
        Example: utsusu serve --public https://room.example.jp

        Example: utsusu serve --public https://room.example.jp --proxy 127.0.0.1

        Example: utsusu serve --listen 0.0.0.0:8443 --public https://room.example.jp:8443 --certificate room.pem --key room.key

        Runs until it is stopped (Ctrl-C). What is on then ends and is recorded. The log goes to standard error, as JSON \
        lines.
        """,
        """
        例: utsusu serve
        例: utsusu serve --listen 0.0.0.0:8080
        例: utsusu serve --public https://room.example.jp

        例: utsusu serve --public https://room.example.jp --proxy 127.0.0.1

        例: utsusu serve --listen 0.0.0.0:8443 --public https://room.example.jp:8443 --certificate room.pem --key room.key

        止めるまで（Ctrl-C）動き続けます。投影中の報告はその時点で終わり、記録されます。ログは JSON の行として標準エラー出力に\
        書きます。
        """))
  }

  @Option(
    help: ArgumentHelp(
      tr("Where to listen: loopback only, unless you name another address.", "待ち受けるアドレス（省略時はこのコンピューターの中だけ）。"),
      valueName: "host:port|unix:path"))
  var listen: ListenAddress = ListenAddress(host: "127.0.0.1", port: 8080)
  @Option(
    name: .customLong("public"),
    help: ArgumentHelp(
      tr("What browsers reach it by, with TLS or behind a proxy.", "TLS やプロキシを使うとき、ブラウザーから見えるアドレス。"),
      valueName: "address"))
  var publicAddress: PublicAddress?
  @Option(
    help: ArgumentHelp(
      tr(
        "Speak TLS: the certificate (PEM) with its chain. A renewed file is taken by itself.",
        "TLS を使う。証明書（PEM、中間証明書も）。更新したファイルは自動で読み直す。"),
      valueName: "file"))
  var certificate: String?
  @Option(help: ArgumentHelp(tr("Its private key (PEM).", "その秘密鍵（PEM）。"), valueName: "file"))
  var key: String?
  @Option(
    name: .customLong("host-name"),
    help: ArgumentHelp(
      tr("Another name that browsers may call it by; may be repeated.", "ブラウザーから呼ばれる別の名前（繰り返し可）。"), valueName: "name"))
  var names: [HostName] = []
  @Option(
    name: .customLong("proxy"),
    help: ArgumentHelp(
      tr(
        "A proxy whose X-Forwarded fields are believed; may be repeated.", "X-Forwarded 欄を信用するプロキシ（繰り返し可）。"),
      valueName: "address[/bits]"))
  var proxies: [AddressRange] = []
  @Option(
    help: ArgumentHelp(
      tr(
        "The header in which the proxy names who asks, after it has signed them in.",
        "認証を済ませたプロキシが利用者名を入れるヘッダー。"),
      valueName: "header"))
  var signInHeader: HeaderName?
  @Option(
    name: .customLong("sign-in-realm"),
    help: ArgumentHelp(
      tr(
        "Of user@REALM and DOMAIN\\user, who is believed; may be repeated. Else any.",
        "user@REALM・DOMAIN\\user のうち認める REALM・DOMAIN（繰り返し可。省略時はすべて）。"),
      valueName: "realm"))
  var signInRealms: [String] = []
  @Option(
    help: ArgumentHelp(
      tr("A briefing that nobody drives or follows ends after so many minutes.", "進行する人も見る人もいない報告を終えるまでの分数。"),
      valueName: "minutes"))
  var idle: Count = Count(60)
  @Option(
    help: ArgumentHelp(
      tr(
        "A briefing that a crash has cut off goes on where the server is back within so many minutes; 0: never.",
        "異常終了で途切れた報告を、この分数のうちに再び起動したとき続ける（0 で続けない）。"),
      valueName: "minutes"))
  var resume: Count = Count(10)
  @Flag(
    help: ArgumentHelp(
      tr(
        "Who drives searches and shows the briefing that is on, and no other.",
        "進行する人が探したり映したりできるのを、投影中の報告の資料だけにする。")))
  var noBorrowing = false
  @Option(
    name: .customLong("per-client"),
    help: ArgumentHelp(
      tr("The most connections from one address.", "1つのアドレスからの接続の上限。"), valueName: "n"))
  var connectionsOfClient: Count = Count(2048)
  @OptionGroup var common: CommonOptions

  func validate() throws {
    try refuseHeadersOfAnybody()
    try refuseHalfOfTLS()
    guard (1...1440).contains(idle.value) else {
      throw ValidationError(tr("--idle takes 1 to 1440 minutes.", "--idle は 1 から 1440 分で指定してください。"))
    }
    guard (0...1440).contains(resume.value) else {
      throw ValidationError(tr("--resume takes 0 to 1440 minutes.", "--resume は 0 から 1440 分で指定してください。"))
    }
    guard (1...8192).contains(connectionsOfClient.value) else {
      throw ValidationError(tr("--per-client takes 1 to 8192.", "--per-client は 1 から 8192 で指定してください。"))
    }
  }

  /// Where somebody else than the proxy could say who they are, nobody is to be believed.
  private func refuseHeadersOfAnybody() throws {
    if listen.socket != nil, publicAddress == nil {
      throw ValidationError(
        tr(
          "--listen unix:… needs --public: browsers cannot go to a socket.",
          "--listen unix:… には、ブラウザーから見えるアドレス --public も指定してください。"))
    }
    guard signInHeader != nil else {
      guard signInRealms.isEmpty else {
        throw ValidationError(
          tr("--sign-in-realm needs --sign-in-header.", "--sign-in-realm は --sign-in-header とともに指定してください。"))
      }
      return
    }
    if let signInHeader, signInHeader.hasOtherUse {
      throw ValidationError(
        tr(
          "\(signInHeader.text) says something else of a request. --sign-in-header takes one of its own, such as X-Remote-User.",
          "\(signInHeader.text) は別の用途のヘッダーです。--sign-in-header には X-Remote-User のような専用のものを指定してください。"))
    }
    guard listen.socket != nil || !proxies.isEmpty else {
      throw ValidationError(
        tr(
          "--sign-in-header needs the proxy's address (--proxy) or a socket (--listen unix:…): else anybody could send it.",
          "--sign-in-header には、プロキシのアドレス（--proxy）かソケット（--listen unix:…）も指定してください。だれでもヘッダーを送れてしまいます。"))
    }
    guard proxies.allSatisfy(\.isNarrow) else {
      throw ValidationError(
        tr(
          "With --sign-in-header each --proxy takes 256 addresses at most: whoever has one of them can say who they are.",
          "--sign-in-header があるとき、--proxy の範囲は256アドレスまでです。その範囲からはだれの名前でも名乗れます。"))
    }
  }

  /// Browsers go by the name that the certificate is for.
  private func refuseHalfOfTLS() throws {
    guard certificate != nil || key != nil else { return }
    guard certificate != nil, key != nil else {
      throw ValidationError(
        tr("--certificate and --key go together.", "--certificate と --key は両方指定してください。"))
    }
    guard listen.socket == nil else {
      throw ValidationError(
        tr(
          "--certificate does not go with --listen unix:…: TLS is then the proxy's.",
          "--listen unix:… のときは、--certificate ではなくプロキシで TLS を設定してください。"))
    }
    guard publicAddress?.text.hasPrefix("https:") ?? false else {
      throw ValidationError(
        tr(
          "--certificate needs --public https://…: the name that the certificate is for, with the port unless it is 443.",
          "--certificate には --public https://…（証明書の名前。443 以外ならポートも）も指定してください。"))
    }
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let program = try HelperLocation.find("utsusu-room", given: environment["UTSUSU_ROOM"])
    var arguments = [program] + CommandLine.arguments.drop { $0 != "serve" }.dropFirst().map { $0 }
    if let language = Language.split(CommandLine.arguments).asked.last { arguments += ["--lang", language] }
    var words = arguments.map { strdup($0) } + [nil]
    execv(program, &words)
    let why = systemWords(String(cString: strerror(errno)))
    throw Failure(
      .unavailable,
      tr(
        "The server's program does not start: \(program.quoted) (\(why)).",
        "サーバーのプログラム \(program.quoted) を起動できません（\(why)）。"))
  }
}

/// What a browser puts before the path, such as `https://room.example.jp`.
struct PublicAddress: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    guard let parts = URLComponents(string: argument), ["http", "https"].contains(parts.scheme),
      parts.host?.isEmpty == false,
      parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.fragment == nil, parts.user == nil
    else { return nil }
    text = argument.hasSuffix("/") ? String(argument.dropLast()) : argument
  }
}

/// A name or an address of this machine, without a port.
struct HostName: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    guard argument.utf8.count <= 253,
      argument.wholeMatch(of: #/[A-Za-z0-9._-]+/#) != nil || NetworkAddress(argument) != nil
    else { return nil }
    text = argument
  }
}

extension AddressRange: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// A header of HTTP, without signs that some proxies take for others.
struct HeaderName: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    guard argument.wholeMatch(of: #/[A-Za-z][A-Za-z0-9-]{0,63}/#) != nil else { return nil }
    text = argument
  }

  /// Whether browsers and proxies send it for another end, so that it would name nobody, or whoever a browser likes.
  var hasOtherUse: Bool {
    let name = text.lowercased()
    return ["accept", "content-", "sec-", "if-", "x-forwarded-", "x-utsusu-", "proxy-", "access-control-"]
      .contains { name.hasPrefix($0) }
      || [
        "authorization", "cookie", "host", "forwarded", "origin", "referer", "user-agent", "connection", "keep-alive",
        "te", "trailer", "transfer-encoding", "upgrade", "via", "expect", "range", "date", "cache-control", "pragma",
        "last-event-id", "x-real-ip", "x-requested-with",
      ].contains(name)
  }
}

/// A host and a port, such as `127.0.0.1:8080` or `[::1]:8080`; the port alone means loopback. Or a Unix socket,
/// `unix:/run/utsusu/socket`.
struct ListenAddress: ExpressibleByArgument {
  let host: String
  let port: Int
  /// The path of a Unix socket, in place of both.
  let socket: String?

  init(host: String, port: Int, socket: String? = nil) {
    self.host = host
    self.port = port
    self.socket = socket
  }

  init?(argument: String) {
    if argument.hasPrefix("unix:") {
      let path = String(argument.dropFirst("unix:".count))
      // The kernel takes no longer one.
      guard path.hasPrefix("/"), path.utf8.count < 108 else { return nil }
      self.init(host: "localhost", port: 0, socket: path)
      return
    }
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard let last = parts.last, let port = Int(last), (0...65535).contains(port) else { return nil }
    var host = parts.dropLast().joined(separator: ":")
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    if host.isEmpty { host = parts.count == 1 ? "127.0.0.1" : "0.0.0.0" }
    self.init(host: host, port: port)
  }

  var defaultValueDescription: String { socket.map { "unix:\($0)" } ?? "\(host):\(port)" }

  /// Whether only this machine can reach it.
  var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
