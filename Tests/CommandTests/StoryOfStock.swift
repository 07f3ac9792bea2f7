extension StoryTests {
  /// What lies on the shelves, typed and from a list.
  static let stock = """
    utsusu stock
    utsusu stock measure 3F書庫 20 --on 2025-03-10 --unit 危機管理課
    utsusu stock measure 3F書庫 8 --on 2026-10-01
    utsusu stock measure 3F書庫 9 --on 2026-10-01
    utsusu stock measure 3F書庫 8 --on 2026-10-01
    utsusu stock correct 2 8.2 --reason 読み違い
    utsusu stock correct 99 8.2 --reason 読み違い
    utsusu stock measure ３F書庫棚 4 --on 2026-10-01
    utsusu stock measure 3F書庫 多い
    utsusu stock measure 3F書庫 4 --on 2027-01-01
    utsusu stock measure 4F倉庫 6.5 --on 2025-03-20
    utsusu stock not-measured 4F倉庫 --on 2026-10-01
    utsusu stock discard 3F書庫 7.5 --on 2026-05-01
    utsusu stock move 3F書庫 2 --on 2026-05-01
    utsusu stock scan 3F書庫 1.2 --on 2026-06-01
    utsusu stock discard 5F 1
    utsusu stock shelves 3F書庫 --removed 4 --area 0.45 --on 2026-10-02
    utsusu stock shelves 3F書庫 --removed 半分
    utsusu stock base
    utsusu stock base 2025-03
    utsusu stock base 2025-03 --clear
    utsusu stock goal
    utsusu stock goal 50%
    utsusu stock goal 半分
    utsusu stock
    utsusu stock list --on 2026-09-30
    utsusu stock show 3F書庫
    utsusu stock withdraw 6 --reason 場所の誤り
    utsusu undo
    utsusu import stock 棚.csv --dry-run
    utsusu import stock 棚.csv
    utsusu import stock 棚.csv
    utsusu import stock 段.csv --on 2026-10-01
    utsusu import stock 段.csv --on 2026-10-01 --width 90cm --new
    utsusu undo
    utsusu report 2026-10
    utsusu report 2026-10 --format markdown
    utsusu report 2026-10 --by unit --format csv | tr -d '\\r'
    utsusu settings
    """
}
