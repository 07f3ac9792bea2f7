extension StoryTests {
  /// What print logs say of what the office has declared.
  static let prints = """
    utsusu import prints page_log --dry-run
    utsusu import prints page_log --covers 2026-10
    utsusu import prints page_log
    utsusu import prints 収容計画.md
    utsusu import prints page_log --profile リコー
    utsusu import prints page_log --format '%p %u'
    utsusu printer
    utsusu printer set 3F-複合機 --floor 7階
    utsusu printer set PDF作成 --virtual
    utsusu printer set 9F --unit 危機管理課
    utsusu printer set 3F-複合機 --unit 危機管理課 --floor 7階
    utsusu printer add 7F-奥 --floor ７Ｆ --no-log
    utsusu printer add 7f-奥
    utsusu printer add RICOH
    utsusu printer merge RICOH --into 3F-複合機
    utsusu printer merge 3F-複合機 --into RICOH
    utsusu printer list
    utsusu printer logs
    utsusu printer person k.abe
    utsusu printer person k.abe --unit 危機管理課
    utsusu printer people
    utsusu printer keep
    utsusu printer keep --months 12
    utsusu printer keep --months 0
    utsusu printer profiles
    utsusu printer profile ＳＨＡＲＰ
    utsusu printer profile 複合機
    utsusu evidence --month 2026-10
    utsusu evidence --month 2026-10 --unit 河川課
    utsusu evidence list --month 2026-10 --contradicted
    utsusu evidence explain 8 --reason 担当者の控え
    utsusu evidence --month 2026-10 --contradicted
    utsusu undo
    utsusu evidence accept 8
    utsusu evidence accept 8
    utsusu undo
    utsusu report 2026-10
    utsusu report 2026-10 --format markdown
    utsusu printer forget
    """
}
