extension StoryTests {
  /// What floors are used for, typed and from a table, and where they stand in the roll-out.
  static let space = """
    utsusu space
    utsusu space measure 3F --on 2025-03-01 --desk 420 --meeting 60 --plus-alpha 45 --shelf 80 --other 35
    utsusu space measure 3階 --on 2025-03-01 --desk 420 --meeting 60 --plus-alpha 46 --shelf 80 --other 35
    utsusu space measure 3F --on 2025-03-01 --desk 420 --meeting 60 --plus-alpha 45 --total 640
    utsusu space measure 4F --on 2025-03-02 --desk 300 --plus-alpha 30
    utsusu space measure 4F --on 2025-03-02 --desk 300 --total 500
    utsusu space measure 4F --on 2025-03-02 --plus-alpha 30 --other 5 --total 500
    utsusu space measure 4F --on 2025-03-02 --plus-alpha 600 --total 500
    utsusu space measure 4F --on 2025-03-02 --plus-alpha 広い --total 500
    utsusu space measure 4F --on 2025-03-02 --desk 300 --plus-alpha 30 --total 500
    utsusu space
    utsusu space base
    utsusu space base 2025-03
    utsusu space
    utsusu space measure 3F --on 2026-10-01 --desk 415 --meeting 60 --plus-alpha 49.5 --shelf 62 --total 640
    utsusu space measure 5F --on 2026-10-01 --plus-alpha 12 --total 400
    utsusu space correct 3 --plus-alpha 49.95 --other 53.05 --reason 読み違い
    utsusu space correct 3 --reason 読み違い
    utsusu space correct 99 --plus-alpha 1 --reason 読み違い
    utsusu space list
    utsusu space list --on 2026-09-30
    utsusu space show 3F
    utsusu space show 9F
    utsusu space withdraw 4 --reason 階の誤り
    utsusu undo
    utsusu import space 面積.csv --dry-run
    utsusu import space 面積.csv
    utsusu import space 面積.csv
    utsusu import space 面積_誤り.csv --on 2026-10-01
    utsusu undo
    utsusu floor
    utsusu floor phase 3F 先行整備 --planned 2026-04 --actual 2026-05
    utsusu floor phase 3F --model
    utsusu floor phase 4F rollOut --planned 令和9年4月
    utsusu floor phase 4F 全庁展開 --actual 2027-04
    utsusu floor phase 4F 全庁展開 --planned 2027年度
    utsusu floor phase 4F 完了 --planned 2027-04
    utsusu floor phase 4F 全庁展開
    utsusu floor phase 4F --planned 2027-04
    utsusu floor list
    utsusu floor phase 4F 全庁展開 --clear
    utsusu undo
    utsusu settings
    """
}
