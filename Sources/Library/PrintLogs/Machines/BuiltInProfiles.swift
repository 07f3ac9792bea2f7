extension PrintProfile {
  /// For the makers' tables as far as their public manuals say what is in them; none was seen from a real machine. Each says
  /// in its head what it was forged from. `text` is to be copied and edited.
  public static let builtIn: [PrintProfile] = texts.compactMap { try? PrintProfile($0) }

  static let texts = [ricoh, fujifilm, canon, sharp, konicaMinolta, riso, oki]

  private static let ricoh = """
    # Ricoh: job log, downloaded with Web Image Monitor (<machine>_log.csv or <machine>_joblog.csv).
    # Forged from the manuals of MP C6502, IM 7000 to 9000 and P 501 (Web Image Monitor, downloading logs): UTF-8; one job is
    # several rows with the same Log ID (common items, sources, targets), in its order; 4,000 jobs are kept; the last line is
    # "Download completed." and says if older logs are gone. How the columns with the numbers are called is in no public
    # manual: [Exit Pages] and [Exit Papers] are guesses. Put the names that your file has in their place.
    profile: ricoh
    encoding: utf-8
    heading: [Log ID], [Log Type]
    job: [Log ID]
    number: [Log ID]
    ended: [End Date/Time]
    person: [User Name] | [User Code/User Name] | [User Entry ID]
    title: [Print File Name] | [Stored File Name]
    rows: [Log Type] = Printer, Copier, Document Server, Report, Fax: Printing
    at most: [Result] = Failed, Canceled, Cancelled
    sides: [Exit Pages]
    sheets: [Exit Papers]
    memory: 4000
    last line: Download completed.
    """

  private static let fujifilm = """
    # FUJIFILM: job log files of Device Management (and of ジョブ履歴配信, which has other headings).
    # Forged from the help "Formats of Job Log Files" and "Format of Each Item" (FUJIFILM Business Innovation, Device
    # Management): a title row; one job is several rows with the same Job ID, numbered "1 of 2": rows of the document (its
    # pages), of impressions (sides), of paper (sheets), of fax. Only rows of the kind have its number, so that they are added
    # up. [Impressions] and [Number of Sheets] are guesses. Put the names that your file has in their place.
    profile: fujifilm
    encoding: auto
    heading: [Printer|プリンター], [Branch No.|枝番号], [Job ID|ジョブID]
    job: [Job ID|ジョブID]
    number: [Job ID|ジョブID]
    printer: [Printer|プリンター]
    ended: [Print End Date|印刷終了日] + [Print End Time|印刷終了時刻]
    person: [Job Owner Name|ジョブオーナー名] | [User Name|ユーザー名]
    title: [Document name|文書名]
    computer: [Host name|ホスト名]
    rows: [Service types|サービス種別] = Printing, Copying, Faxing, System Sheet, プリント, コピー
    at most: [Print status|印刷状態] = Canceled, Unknown, 中止, 不明
    sides: sum [Impressions|印刷面数]
    sheets: sum [Number of Sheets|用紙枚数]
    """

  private static let canon = """
    # Canon: what AM for MEAP (imageWARE Accounting Manager) exports, NameTotal….csv and idTotal….csv.
    # Forged from the manual USRMA-5085, "エクスポートしたファイルで確認する": one row for each person or department, with the sides and
    # the sheets of a period. There are no jobs in it, so that it can confirm nothing of a report, and it is refused.
    profile: canon
    heading: [ユーザー名|部門ID|User Name|Department ID], [合計|Total]
    totals: yes
    """

  private static let sharp = """
    # Sharp: job log of MX and BP machines, saved from the machine's own pages.
    # Forged from "Items recorded in the job log" of MX-6070N and BP-B550WD: one row a job; Job ID goes up to 999999 and
    # begins anew at 1; the total counts of a print job are what was printed, copies included, in black and in colour.
    # Number of sheets stands by size of paper, in columns that differ by machine: add them under sheets if you wish.
    profile: sharp
    encoding: auto
    heading: [Job ID|ジョブID], [Job Mode|ジョブモード]
    number: [Job ID|ジョブID]
    ended: [Completing Date & Time|Complete Date & Time|完了日時]
    person: [Login Name|ログイン名] | [User Name|ユーザー名]
    title: [File Name|ファイル名]
    computer: [Computer Name|コンピューター名|コンピュータ名]
    rows: [Job Mode|ジョブモード] = Print, Copy, プリント, コピー
    sides: sum [Black & White Total Count|Total Count|白黒カウント合計|白黒合計]
    copies: [Number of Completed Sets|完了部数]
    """

  private static let konicaMinolta = """
    # Konica Minolta: history list of AccurioPro Print Manager, saved as CSV.
    # Forged from the guide of AccurioPress C3080 ("履歴リスト画面"): one row a job. 印刷済みページ is taken for the sides that were
    # printed, copies included; 挿入紙 are not among them. The job log of bizhub machines is XML (bizhub C364, "Job log data") and
    # is not read: save the list as CSV with the maker's own program.
    profile: konica-minolta
    encoding: auto
    heading: [ジョブ番号|Job No.|Job ID], [印刷済みページ|Printed Pages]
    number: [ジョブ番号|Job No.|Job ID]
    ended: [印刷終了|Print End|Printing End]
    person: [ユーザー名|User Name]
    title: [ファイル名|File Name]
    rows: [ジョブ種別|Job Type] = プリント, コピー, Print, Copy
    at most: [実行結果|Result] = 中止, エラー, 削除, Cancel, Error, Delete
    pages: [ページ数|Pages]
    copies: [印刷済み部数|Printed Copies|Printed Sets]
    sides: [印刷済みページ|Printed Pages]
    """

  private static let riso = """
    # RISO: accounting information of ORPHIS / ComColor machines.
    # Forged from RISO's FAQ 1802 and 2405: one row a job, with Job kind, Job ID, Job name, state, owner, processing time, pages,
    # copies and start. It has the start of a job and not its end. The names behind Job name are guesses. Pages are those of one
    # copy; how many sides were printed is not said where copies failed.
    profile: riso
    encoding: auto
    heading: [Job kind|ジョブの種類], [Job ID|ジョブID]
    number: [Job ID|ジョブID]
    printer: [PRINTER NAME|プリンター名]
    ended: [Job start date] + [Job start time] | [Job start|ジョブ開始日時]
    person: [Owner name|オーナー名]
    title: [Job name|ジョブ名]
    rows: [Job kind|ジョブの種類] = Print, Copy, プリント, コピー
    pages: [Pages|ページ数]
    copies: [Copies|部数]
    """

  private static let oki = """
    # OKI: job log of PrintSuperVision / Print Job Accounting, as CSV.
    # Forged from "Information That Can Be Acquired as a Job Log" (smart PrintSuperVision): one row a job. Log No. begins anew
    # each month. Printed Pages are the sides that were printed, after several pages a side were put together; Total Sheets is
    # the paper. [Print End Time] and [Job Status] are guesses.
    profile: oki
    encoding: auto
    heading: [Log No.|ログ番号], [Printed Pages|印刷ページ数]
    number: [Log No.|ログ番号]
    printer: [Printer|Device|プリンター]
    ended: [Print End Time|印刷終了時刻] | [Date|日時]
    person: [Login Name|ログイン名] | [User|ユーザー名] | [User ID]
    title: [Document name|ドキュメント名]
    computer: [Host Name|ホスト名]
    sides: [Printed Pages|印刷ページ数]
    sheets: [Total Sheets|印刷枚数]
    """
}
