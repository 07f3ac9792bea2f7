import Foundation
import Testing

/// Every receipt, listing and complaint that commands print, as goldens: one office's story, told in one home, in both
/// languages.
struct StoryTests {
  @Test(arguments: ["en", "ja"])
  func aStory(_ language: String) throws {
    let terminal = try Terminal(language: language)
    let lines = try Self.story.split(separator: "\n").map { line in
      line.hasPrefix("#") ? "\n\(line)\n" : try terminal.transcript(String(line))
    }
    try Golden.expect(lines.joined(), "story.\(language).txt")
  }

  private static let story = """
    # Staff
    utsusu register 収容計画.md 別表.csv --title 避難所の収容計画 --to 局長 --to 危機管理監 --from 危機管理課 --by 佐藤 --on "2026-11-25 10:00" --room 3A
    utsusu register 収容計画_v2.md --replaces 1 --material 1
    utsusu register 収容計画_v2.md --replaces 1 --material 1
    utsusu register 別表.csv /srv/archive/古い資料.pdf --title 避難所の収容計画（案） --to 局長 --from 河川課 --on 11/24
    utsusu register 収容計画.md --title 訓練の計画 --to 市長 --from 危機管理課
    utsusu register 無い.pdf --title 訓練の計画 --to 局長 --from 危機管理課
    utsusu register 収容計画.md --replaces 9
    utsusu index /srv/archive
    utsusu index /srv/archive 無い.pdf
    utsusu text 収容計画.md 別表.csv
    utsusu text /srv/archive/古い資料.pdf
    utsusu text 1
    utsusu text 1 --page 1
    utsusu text 1 --material 1 --edition 1 --page 1
    utsusu text １ --material 2 --page 2
    utsusu text 2 --material 2 --page 1
    utsusu text 9
    utsusu text 収容計画.md --page 1
    utsusu amend 2 --title 避難所の収容計画（川添区） --to 危機管理監 --by 鈴木
    utsusu amend 2 --on 14:00-15:00 --plan 投影
    utsusu amend 2 --until 13:00
    utsusu amend 2 --no-until --no-plan
    utsusu amend 2 --until 16:00 --no-until
    utsusu undo
    utsusu cancel 2 --reason 日程変更
    utsusu show 2
    utsusu cancel 2 --undo
    # Secretaries
    utsusu submit 1 --to 危機管理監 --form both --copies 2 --reason 図面が大判 --by 田中
    utsusu submit 1 --to 危機管理監 --form both --copies 2 --reason 図面が大判 --by 田中
    utsusu submit 1 --to 危機管理監 --form paper --copies 3 --by 田中
    utsusu submit 1 --to 局長 --form fax
    utsusu submit 1
    utsusu show 1
    utsusu submit 1 --to 危機管理監 --form paper --copies 2 --reason 図面が大判 --correction 部数の誤り
    utsusu withdraw 1 --reason 誤登録
    utsusu withdraw 1 --to 局長 --reason 誤登録
    utsusu undo --list
    utsusu undo
    utsusu undo
    utsusu show 1
    utsusu amend 1 --on "2026-11-25 11:00"
    utsusu amend 1 --not-to 危機管理監
    utsusu amend 2 --not-to 危機管理監
    utsusu undo
    utsusu status
    utsusu status --unrecorded
    utsusu status --form digital
    utsusu status --month 2026-10
    utsusu status --all --from 河川課
    utsusu status --on 11/25 --format csv | tr -d '\\r'
    utsusu status --mail
    utsusu status --mail --form digital
    utsusu register 収容計画.md --title 予算の見通し --to 局長 --from 財政課 --by 田中 --on 今日 --until 15:00
    utsusu register 収容計画.md --title 予算の見通し --to 局長 --from 財政課 --by 田中 --on 11/26 --plan 電子
    utsusu amend 3 --on 14:00-15:00
    utsusu register 収容計画.md --title 訓練の計画 --to 局長 --to 危機管理監 --from 危機管理課 --on "11/26 14:30" --room 3B
    utsusu today
    utsusu today --to 局長様
    utsusu today --on 11/24 --from 河川課
    utsusu tomorrow
    utsusu week --format csv | tr -d '\\r'
    utsusu week --on 12/3
    utsusu next
    utsusu next --room ３Ｂ
    utsusu next --room 9Z
    utsusu amend 4 --for 危機管理監 --on "11/27 9:00" --room 3A
    utsusu amend 4 --for 危機管理監 --on "9:00-10:00"
    utsusu amend 4 --for 危機管理監 --by 佐藤
    utsusu week --on 11/27 --to 危機管理監
    utsusu undo
    utsusu today --on 明日 --week 明日
    utsusu undo
    utsusu undo
    utsusu undo
    utsusu search 収容人数
    utsusu search 収容人数 --limit 1
    utsusu search 収容人数 --count
    utsusu search 紙の在庫
    utsusu search 鈴木 OR 河川課
    utsusu search 収容人数 to:局長様
    utsusu search ''
    # The reform office
    utsusu import ledger bad.csv
    utsusu import ledger log.csv
    utsusu import ledger log.csv --skip-known
    utsusu import ledger kept.csv --dry-run
    utsusu import ledger kept.csv --dry-run --new-unit 河川整備課
    utsusu import ledger kept.csv --columns 課=所管課
    utsusu export ledger | tr -d '\\r'
    utsusu base show
    utsusu base set 2026-02
    utsusu base clear
    utsusu base set 令和8年2月
    utsusu log show
    utsusu log from 令和8年2月
    utsusu log none 2026-04
    utsusu log none 2026-04 --undo
    utsusu log none 2026-11
    utsusu log
    utsusu base set 2026-02..2027-03
    utsusu goal show
    utsusu goal set 60%
    utsusu goal set 150%
    utsusu factor set CO2 4.6 --unit g --source "paper maker's LCA, 2024"
    utsusu factor set 用紙代 0.6 --kind paper --source 単価契約 --dated 令和8年度
    utsusu factor set 印刷費 2..3 --kind print --source リース契約
    utsusu factor set 文献値 1.86..8.6 --kind co2 --source "LCA 6件" --dated 2023
    utsusu factor set 文献値 1860..8600 --kind co2 --source "LCA 6件"
    utsusu factor set 文献値 8.6..1.86 --kind co2 --source "LCA 6件"
    utsusu factor set 係数 1.86..8.6 --source "LCA 6件"
    utsusu factor list
    utsusu report 2026-10
    utsusu report 2026-10 --format markdown
    utsusu report 2026-02..2026-10 --format text --by unit --measure sheets
    utsusu report 2026年度
    utsusu report 2026-11 --running
    utsusu report 2026-09
    utsusu report 2026-12
    utsusu report 2026-10 --format csv | tr -d '\\r'
    utsusu report 2026-13
    utsusu factor remove CO2
    utsusu factor remove CO2
    utsusu zone show
    utsusu zone set Asia/Tokyo
    utsusu zone set Tokio
    utsusu recipient add 副市長 --alias vice-mayor
    utsusu recipient rename 副市長 副市長（防災担当）
    utsusu recipient alias 危機管理監 危機管理責任者
    utsusu recipient alias 危機管理監 危機管理責任者 --remove
    utsusu recipient list
    utsusu recipient merge 危機管理監 --into 副市長
    utsusu recipient merge 副市長 --into vice-mayor
    utsusu recipient merge 局次長 --into 局長
    utsusu recipient merge 局長 --into 危機管理監
    utsusu recipient alias vice-mayor 危機管理監 --remove
    utsusu undo
    utsusu recipient remove 局長
    utsusu recipient remove vice-mayor
    utsusu undo
    utsusu unit set 危機管理課 --bureau 危機管理局 --floor 7階 --adopted 2026-03
    utsusu unit set 水防課 --bureau 都市基盤局
    utsusu unit rename 河川課 河川整備課
    utsusu unit alias 危機管理課 防災課
    utsusu unit merge 河川課 --into 危機管理課
    utsusu unit merge 危機管理課 --into 危機管理課
    utsusu undo
    utsusu unit list
    utsusu settings
    utsusu report 2026-10 --as-of 2026-11-24
    utsusu report 2026-10 --as-of 2026-11-26
    \(prints)
    \(stock)
    \(space)
    \(survey)
    \(answers)
    utsusu assignment
    utsusu assignment add 2 図面を大きくする --owner 危機管理課 --due 2026-12-05
    utsusu assignment add 2 人数を確かめる
    utsusu assignment add 99 何か
    utsusu assignment add 2 何か --due いつか
    utsusu assignment list
    utsusu assignment done 1
    utsusu assignment done 9
    utsusu assignment list --done
    utsusu assignment done 1 --undo
    utsusu undo
    # The room
    utsusu person
    utsusu person add h.sato --name 佐藤花子 --role staff=危機管理課 --role reader=局長
    utsusu person add H.SATO
    utsusu person add "h sato"
    utsusu person add t.ito --role 秘書
    utsusu person add t.ito --role administrator=局長
    utsusu person add t.ito --role secretary=曲長
    utsusu person add t.ito --role secretary=局長 --role administrator
    utsusu person role h.sato --add reform-office --remove reader=局長
    utsusu person role h.sato --remove reader=局長
    utsusu person role h.sato
    utsusu person role sato --add administrator
    utsusu person reset-factor h.sato
    utsusu person disable t.ito
    utsusu person disable h.sato
    utsusu person link h.sato
    utsusu person enable h.sato
    utsusu person link h.sato
    utsusu person list
    utsusu person sync none.conf
    utsusu person sync directory.conf --dry-run
    utsusu person sync directory.conf
    utsusu undo
    utsusu undo
    utsusu undo --list
    utsusu room add 3A
    utsusu room rename 3A 第3会議室
    utsusu room renew 第3会議室
    utsusu room renew 第4会議室
    utsusu room list
    utsusu rooms
    utsusu project 1
    utsusu draw --on 今日 --dry-run
    utsusu draw
    utsusu draw １-2
    utsusu draw 9
    utsusu draw 1 --on 今日
    utsusu serve
    utsusu draw 1
    utsusu project 1 --room 第3会議室 --minutes 10
    utsusu project 2 --room 第3会議室
    utsusu project 2 --room 第4会議室
    utsusu project 2
    utsusu room add ４Ｂ
    utsusu room remove 4b
    utsusu room list
    utsusu project --end 第3会議室 --present 局長
    utsusu project --end 第3会議室
    utsusu room remove 第3会議室
    utsusu show 1
    # What others check
    utsusu certify 1
    utsusu certify 3
    utsusu certify 1 --html /srv/proof.html
    utsusu certify 1 --html /srv/proof.html --json
    utsusu key
    utsusu head
    utsusu report 2026-10 --signed /srv/10月.txt --by unit
    utsusu report 2026-10 --signed /srv/10月.txt
    utsusu report 2026-10 --signed /srv/10月_2.txt --format csv | head -c 3 | wc -c
    utsusu report 2026-10 --signed /srv/09月.txt --as-of 2026-11-24
    utsusu check /srv/10月.txt
    utsusu key renew
    utsusu key show
    utsusu check /srv/10月.txt --key $(utsusu key | head -n 1)
    utsusu check /srv/10月.txt --key 別表.csv
    utsusu check /srv/10月.txt --head "$(utsusu head)"
    utsusu check /srv/10月.txt --head 48bf0e39b493df7d
    utsusu check /srv/10月.txt --head "1: $(printf %064d 7)"
    sed 's/"copies":3,/"copies":2,/' /srv/10月.txt > /srv/forged.txt; utsusu check /srv/forged.txt
    utsusu check 別表.csv
    utsusu check /srv/10月.txt --against 別表.csv
    utsusu check 無い.txt
    utsusu report 2026-11 --running --signed /srv/11月.txt --format markdown | head -n 1
    utsusu check /srv/11月.txt --against /srv/10月.txt
    utsusu verify --head "$(utsusu head)"
    utsusu verify --head "7 $(printf %064d 7)"
    utsusu verify --head 7
    # Care
    utsusu verify
    utsusu backup /mnt/backup/utsusu
    utsusu backup /mnt/backup/utsusu
    utsusu verify /mnt/backup/utsusu
    utsusu restore /mnt/backup/utsusu --home /srv/restored
    utsusu restore /mnt/backup/utsusu --home /srv/restored
    rm -r /srv/restored/materials/ca
    utsusu verify --home /srv/restored
    utsusu verify --repair --home /srv/restored
    # Few key strokes
    utsusu register --title 口頭報告 --to 局長 --from 危機管理課 --on 12/1
    utsusu register --to 局長 --from 危機管理課 --on 12/1
    utsusu project 11 --room 第3会議室
    utsusu add 11 別表.csv 収容計画.md
    utsusu add 11 別表.csv
    utsusu undo
    utsusu register 収容計画.md --like 1 --on 12/8 --weekly 3
    utsusu register 収容計画.md --like 1
    utsusu undo
    utsusu get 1 --output /srv/
    utsusu get 1 --output /srv/
    utsusu get 1 --material 2 --output -
    utsusu get 1 --material 3
    utsusu open 1
    utsusu submit 1-2 ９９ --form 投影
    utsusu submit 2 --form 投影
    utsusu submit 2-1 --form 投影
    utsusu submit 1-2000 --form 投影
    utsusu report 11/1〜11/15
    utsusu submit --on 今日 --form 投影 --except 2
    utsusu submit --on 今日 --form 電子
    utsusu submit --on 今月 --form 投影
    utsusu withdraw 1-2 --reason 誤登録
    utsusu submit 1-2 --form both
    utsusu undo
    utsusu undo
    utsusu doctor | awk -F '  +' '/^[^ ]/ { print $2 }'
    # Slips
    utsusu register 別表.csv /srv/archive/古い資料.pdf --title 名簿 --to 局長 --from 危機菅理課 --room 第３会義室
    utsusu register 別表.csv /srv/archive/古い資料.pdf --title 名簿 --to 局長 --from 危機管理課 --room 第３会義室
    utsusu register 別表.csv /srv/archive/古い資料.pdf --title 名簿 --to 局長 --from 危機管理課 --room 第３会議室
    utsusu amend 11 --from 危機菅理課
    utsusu unit set 危機菅理課 --floor 7階
    utsusu unit set 危機菅理課 --floor 7階 --new
    utsusu room add 第３会義室
    utsusu room add 第３会義室 --new
    utsusu material move 15 --material 2 --to 1
    utsusu material move 15 --material 1 --to 1
    utsusu material move 15 --material 3 --to 1
    utsusu undo
    utsusu material remove 15 --reason 誤登録
    utsusu material remove 15 --material 2 --reason 誤登録
    utsusu material remove 15 --material 2 --reason 誤登録 --yes
    utsusu material remove 15 --material 2 --edition 1 --reason 誤登録 --yes
    utsusu undo
    utsusu register /srv/archive/古い資料.pdf --replaces 15 --material 2
    utsusu material remove 15 --material 2 --reason 誤登録 --yes
    utsusu index /srv/archive
    utsusu search 川添区の打合せ
    utsusu material remove --indexed /srv/archive/打合せ.txt --reason 個人情報
    utsusu material remove --indexed /srv/archive/打合せ.txt --reason 個人情報 --yes
    utsusu material remove --indexed 無い.md --reason 個人情報 --yes
    utsusu material remove --indexed 1 --reason 個人情報 --yes
    utsusu material remove 15 --indexed 1 --reason 個人情報
    utsusu show 15
    utsusu register 別表.csv --title 名簿の案 --to 局長 --from 危機管理課
    utsusu register 収容計画.md --replaces 16
    utsusu undo
    utsusu verify
    utsusu backup /mnt/backup/utsusu
    # The log that grew
    utsusu import ledger counted.csv --skip-known
    utsusu import ledger counted.csv --correct-ledger
    utsusu import ledger log.csv --skip-known --dry-run
    utsusu undo
    utsusu import ledger counted.csv --keep-ledger --correct-ledger
    utsusu import ledger counted.csv --keep-ledger
    utsusu import ledger slip.csv --add-recipient 都市局長
    utsusu undo
    utsusu recipient list
    # Confidential
    utsusu register 別表.csv --title 人事の案 --to 局長 --from 危機管理課 --on 11/20 --confidential
    utsusu text 18
    utsusu show 18
    utsusu status --month 2026-11
    utsusu amend 18 --confidential --no-confidential
    utsusu amend 18 --no-confidential
    utsusu undo
    utsusu amend 18 --expires 11/24
    utsusu amend 18 --expires 11/30 --retention 3
    utsusu register 別表.csv --title 人事の案の控え --to 局長 --from 危機管理課 --on 2024-11-20 --far --retention 1年
    utsusu register 別表.csv --title 人事の案の控え --to 局長 --from 危機管理課 --on 2024-02-20 --far --retention 1年
    utsusu retention
    """
}
