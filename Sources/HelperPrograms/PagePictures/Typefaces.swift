/// Which typeface stands in for one that is not installed: offices write in the fonts of Windows, and without this a
/// Mincho becomes a Gothic, and digits among kanji come out in the wide letters of DejaVu.
enum Typefaces {
  /// Patterns of names in the order in which they are looked at, with what takes their place: first the one whose
  /// widths are the same or nearly so.
  private static let substitutes: [(names: [String], by: [String])] = [
    (
      ["ＭＳ ゴシック", "MS ゴシック", "MS Gothic", "HGｺﾞｼｯｸM", "HGｺﾞｼｯｸE", "BIZ UDゴシック", "BIZ UDGothic"],
      ["IPAGothic", "IPAexGothic"]
    ),
    (
      [
        "ＭＳ 明朝", "MS 明朝", "MS Mincho", "HG明朝B", "HG明朝E", "BIZ UD明朝", "BIZ UD明朝 Medium", "BIZ UDMincho",
        "BIZ UDMincho Medium", "HeiseiMin-W3", "平成明朝", "Ryumin-Light", "リュウミン",
      ], ["IPAMincho", "IPAexMincho"]
    ),
    (
      ["ＭＳ Ｐゴシック", "MS Pゴシック", "MS PGothic", "MS UI Gothic", "HGPｺﾞｼｯｸM", "HGPｺﾞｼｯｸE", "HGSｺﾞｼｯｸM", "HGSｺﾞｼｯｸE"],
      ["IPAPGothic", "IPAexGothic"]
    ),
    (["ＭＳ Ｐ明朝", "MS P明朝", "MS PMincho", "HGP明朝B", "HGP明朝E", "HGS明朝B", "HGS明朝E"], ["IPAPMincho", "IPAexMincho"]),
    (
      [
        "游ゴシック", "游ゴシック Light", "游ゴシック Medium", "Yu Gothic", "Yu Gothic Light", "Yu Gothic Medium", "Yu Gothic UI",
        "メイリオ", "Meiryo", "Meiryo UI", "BIZ UDPゴシック", "BIZ UDPGothic", "UD デジタル 教科書体 NK-R",
        "UD デジタル 教科書体 NP-R", "UD デジタル 教科書体 N-R", "HG丸ｺﾞｼｯｸM-PRO", "HGMaruGothicMPRO", "HG創英角ｺﾞｼｯｸUB",
        "HGP創英角ｺﾞｼｯｸUB", "HGS創英角ｺﾞｼｯｸUB", "HG創英角ﾎﾟｯﾌﾟ体", "HGP創英角ﾎﾟｯﾌﾟ体", "HGS創英角ﾎﾟｯﾌﾟ体",
        "ヒラギノ角ゴ Pro W3", "ヒラギノ角ゴ ProN W3", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "源ノ角ゴシック",
      ], ["IPAexGothic", "IPAPGothic"]
    ),
    (
      [
        "游明朝", "游明朝 Light", "游明朝 Demibold", "Yu Mincho", "Yu Mincho Light", "Yu Mincho Demibold", "BIZ UDP明朝",
        "BIZ UDP明朝 Medium", "BIZ UDPMincho", "BIZ UDPMincho Medium", "HG正楷書体-PRO", "HG教科書体", "HG行書体",
        "ヒラギノ明朝 Pro", "ヒラギノ明朝 ProN", "ヒラギノ明朝 Pro W3", "ヒラギノ明朝 ProN W3", "Hiragino Mincho ProN", "Noto Serif JP",
        "Noto Serif CJK JP",
      ], ["IPAexMincho", "IPAPMincho"]
    ),
  ]

  /// A configuration of fontconfig: the system's, and these.
  static var configuration: String {
    let aliases = substitutes.flatMap { entry in
      entry.names.map { name in
        "<alias binding=\"same\"><family>\(name)</family><accept>"
          + entry.by.map { "<family>\($0)</family>" }.joined() + "</accept></alias>\n"
      }
    }
    return """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
      <fontconfig>
      <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
      \(aliases.joined())</fontconfig>

      """
  }
}
