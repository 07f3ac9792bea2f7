extension StoryTests {
  /// Answers out of the tools that offices use.
  static let answers = """
    utsusu survey wave add 冬の調査 --phase after --days 2026-10
    utsusu survey import 回答.csv --wave 冬の調査 --skip-rest
    utsusu survey open 冬の調査
    utsusu survey columns 回答.csv
    utsusu survey import 回答.csv --wave 冬の調査
    utsusu survey import 回答.csv --wave 冬の調査 --column 名前=overall --column 備考=広さ
    utsusu survey import 回答.csv --wave 冬の調査 --column 備考
    utsusu survey import 回答.csv --wave 冬の調査 --answer わからない
    utsusu survey import 回答.csv --wave 冬の調査 --form 職員アンケート
    utsusu survey forms
    utsusu survey import 回答.csv --wave 冬の調査 --column 備考=- --answer わからない=- --dry-run
    utsusu survey import 回答.csv --wave 冬の調査 --column 備考=- --answer わからない=- --keep-form 職員アンケート
    utsusu survey import 回答.csv --wave 冬の調査
    utsusu survey import 回答.csv --wave 冬の調査 --keep-known
    utsusu survey import 回答.csv --wave 冬の調査 --answer わからない=1
    utsusu survey import 長所.csv --wave 冬の調査
    utsusu survey import 長所.csv --wave 冬の調査 --skip-rest --answer 満足=5 --answer '5 不満=1'
    utsusu survey import 長所.csv --wave 冬の調査 --skip-rest --answer 満足=5 --answer '5 不満=1' --source 部長
    utsusu survey import 長所.csv --wave 冬の調査 --skip-rest --answer 満足=5 --answer '5 不満=1' --source 部長 --new-unit 防災課
    utsusu undo
    utsusu survey forms
    utsusu survey forms --forget 職員アンケート
    utsusu undo
    utsusu survey forms --forget 課長アンケート
    utsusu settings
    """
}
