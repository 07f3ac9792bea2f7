#!/usr/bin/env bash
# A tour for the three users of utsusu on the sample decks, in a home that is thrown away at the next run.
# `make demo` puts the built programs on the PATH and runs this; UTSUSU_LANG=ja shows it in Japanese.
set -euo pipefail
decks=$(cd "$(dirname "$0")" && pwd)
demo=$(dirname "$decks")/demo
rm -rf "$demo"
mkdir -p "$demo"
export UTSUSU_HOME=$demo/home
# The sample decks are briefings of November 2026: the tour is told from the 24th, whatever day it is.
export UTSUSU_NOW=2026-11-24T03:00:00Z
cd "$decks"

case "${UTSUSU_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in ja*) lang=ja ;; *) lang=en ;; esac
say() { if [ "$lang" = ja ]; then printf '\n\033[1m%s\033[0m\n' "$2"; else printf '\n\033[1m%s\033[0m\n' "$1"; fi; }
# Shows the command as one would type it, then runs it.
run() {
  local word line='$ utsusu'
  for word in "$@"; do case $word in *' '*) line+=" \"$word\"" ;; *) line+=" $word" ;; esac; done
  printf '%s\n' "$line"
  utsusu "$@" --lang "$lang"
}
quietly() { utsusu "$@" --lang "$lang" > /dev/null; }

say "1  Staff register a briefing in one line" "1  職員: 報告を1行で登録する"
run register 01_洪水避難所.pptx 08_避難所一覧.csv --title 洪水避難所の収容計画（案） --to 局長 --to 危機管理監 \
  --from 防災企画課 --on "2026-11-05 10:00" --room 3A
run register 11_避難所要領_v1.docx --title 洪水避難所開設・運営要領（案） --to 局長 --to 危機管理監 --from 地域防災課 --on "11/4 9:00"
say "   … and replace a material (差替え)" "   … 資料を差し替える"
run register 11_避難所要領_v2.docx --replaces 2

quietly register 02_予算見通し.xlsx --title 令和９年度当初予算要求の見通し --to 局長 --from 危機管理課 --on "2026-11-06 13:30"
quietly register 04_全庁展開.pptx --title 庁舎レイアウト改革の全庁展開（案） --to 局長 --to 危機管理監 --from 危機管理課 --on "2026-11-10 11:00"
quietly register 03_図上訓練.docx --title 地震対応図上訓練の実施計画（案） --to 局長 --to 危機管理監 --from 危機管理課 --on "2026-11-12 09:30"
quietly register 07_対策会議.md --title 第８回危機管理対策会議の議事録 --to 危機管理監 --from 危機管理課 --on "2026-11-13 17:30"
quietly register 05_報道発表.pdf --title 洪水避難所の夜間開設訓練の報道発表 --to 局長 --from 広報課 --on "2026-11-17 15:00"
quietly register 09_備蓄物資.csv --title 備蓄物資の現在数と不足 --to 危機管理監 --from 防災企画課 --on "2026-11-18 14:00"
quietly register 06_ハザードマップ.pdf --title 洪水ハザードマップの見方と改訂の要点 --to 局長 --to 危機管理監 --from 防災企画課 --on "2026-11-19 10:30"
quietly register 10_停電に備える.html --title 停電に備えるページの案 --to 局長 --from 広報課 --on "2026-11-20 11:30"
quietly register 12_参集訓練.txt --title 職員参集訓練の結果（速報） --to 局長 --to 危機管理監 --from 危機管理課 --on "2026-11-24 08:45"

say "2  How each report reached its recipient is recorded in the ledger" "2  報告がどの形で届いたかを台帳に記録する"
run submit 1 --to 局長 --to 危機管理監 --form projected
run submit 3 --to 局長 --form both --copies 2 --pages 5 --reason 図面が大判
quietly submit 2 --to 局長 --form digital
quietly submit 4 --to 局長 --to 危機管理監 --form projected
quietly submit 5 --to 局長 --form paper --copies 4 --reason 機密
quietly submit 5 --to 危機管理監 --form projected
quietly submit 7 --to 局長 --form projected
quietly submit 9 --to 局長 --to 危機管理監 --form projected

say "3  The secretary checks what reached the bureau chief this month" "3  秘書: 今月、局長に届いた報告を確かめる"
run status --to 局長 --month 2026-11
say "   … and what nobody has recorded" "   … まだ記録のない報告"
run status --unrecorded

say "4  A page is found by what one remembers of it" "4  覚えている言葉でページを探す"
run search 収容人数

say "5  The reform office imports the log of the model floor and prints the month" "5  事務局: モデルフロアの記録を取り込み、月次レポートを出す"
run import ledger ledger.csv
run base set 2025-07..2026-02
for unit in 危機管理課 防災企画課 地域防災課 消防連携課; do
  quietly unit set "$unit" --bureau 危機管理局 --floor 7階 --adopted 2026-03
done
for unit in 施設整備課 河川課; do quietly unit set "$unit" --bureau 都市基盤局 --floor 5階 --adopted 2026-07; done
quietly unit set 財政課 --bureau 財政局 --floor 4階
quietly unit set 広報課 --bureau 市長公室 --floor 3階
run report 2026-10

say "6  The print server's log bears September out, and not all of October" \
  "6  事務局: 印刷ログと突き合わせる（9月は食い違いなし、10月は報告4件）"
run import prints page_log
for floor in 7 5 4 3; do quietly printer set "MFP-${floor}F" --floor "${floor}階"; done
run printer add 5F-大判 --floor 5階 --no-log
run evidence --month 2026-09 --contradicted
run evidence --month 2026-10 --contradicted
say "   … which somebody explains, or accepts as a correction of the ledger" "   … 説明を残すか、ログのとおりに台帳を訂正する"
numbers=$(utsusu evidence --month 2026-10 --contradicted --json | sed -n 's/.*"briefing": *\([0-9]*\).*/\1/p')
run evidence explain "${numbers%%[!0-9]*}" --reason 台風に備えて本部に掲示した
run verify

say "7  What the reform has changed: a survey before and after, the floors, the ledger" \
  "7  事務局: 改革の効果を測る（前後のアンケート、階の面積、提出台帳）"
for question in "overall overall いまの働き方全体に満足していますか" "ict ict ICT環境に満足していますか" \
  "planning selfManagement 自分の仕事の段取りを自分で決められていますか" "consulting teamBuilding 所属を越えて相談し合えていますか" \
  "data digitalCommunication 資料は紙でなくデータで受け渡していますか" "seats openAndFlexible 場所や座席を選んで働けていますか"; do
  read -r key topic text <<< "$question"
  quietly survey question add "$key" "$text" --topic "$topic"
done
quietly survey question add remarks ご意見 --free
quietly survey wave add 改革前 --phase before --days 2025-06-09..2025-06-20 --asked 112
quietly survey wave add 改革後 --phase after --days 2026-09-07..2026-09-18 --asked 110
quietly survey open 改革前
quietly survey open 改革後
run survey import survey_before.csv --wave 改革前
quietly survey import survey_after.csv --wave 改革後
quietly survey close 改革前 --yes
quietly survey close 改革後 --yes
run floor phase 7階 先行整備 --actual 2026-03 --model
quietly space measure 7階 --on 2025-06-10 --desk 520 --meeting 60 --plus-alpha 54 --shelf 96 --other 70
quietly space measure 7階 --on 2026-10-05 --desk 496 --meeting 60 --plus-alpha 88 --shelf 52 --other 104
quietly space measure 5階 --on 2025-06-11 --plus-alpha 30 --total 700
quietly space measure 5階 --on 2026-10-06 --plus-alpha 31 --total 700
quietly space base 2025-06
run effects 2026-10

utsusu report 2026-10 --format html --lang "$lang" > "$demo/report-2026-10.html"
utsusu report 2026-09..2026-10 --format html --lang "$lang" > "$demo/report-2026-09-10.html"
utsusu effects 2026-10 --format html --lang "$lang" > "$demo/effects-2026-10.html"
say "As pages: the report of October and of both months, and the four figures:" "ページとしてのレポート（10月、9〜10月）と効果測定:"
printf '  %s\n' "$demo/report-2026-10.html" "$demo/report-2026-09-10.html" "$demo/effects-2026-10.html"

say "Desk and room, to try in a browser: serve in one window, project in another" \
  "デスクと会議室をブラウザーで試す: 一つのターミナルで serve、別のターミナルで project"
printf '  export UTSUSU_HOME=%s PATH=%s:$PATH\n  utsusu serve\n  utsusu project 1\n' \
  "$UTSUSU_HOME" "$(dirname "$(command -v utsusu)")"

# People set their passwords as everybody does: at an address of the server that is good once. It is to draw nothing ahead, so
# that the home is as the tour has told.
exec {printed}< <(UTSUSU_PAINTER=/bin/false UTSUSU_CELL=/bin/false exec utsusu serve --listen 127.0.0.1:0 2> "$demo/serve.log")
server=$!
trap 'kill "$server"' EXIT
read -r _ <&"$printed" || { cat "$demo/serve.log" >&2; exit 1; }
person() {
  local link
  link=$(utsusu person add "$1" --name "$3" --role "$4" --json | sed -n 's/.*"link": *"\([^"]*\)".*/\1/p')
  curl -sS --fail --data-urlencode "password=$2" --data-urlencode "again=$2" "$link"
  printf '  %-8s  %-16s  %s  %s\n' "$@"
}
say "The desk is at http://127.0.0.1:8080. Three people who are invented sign in there (name, password):" \
  "デスクは http://127.0.0.1:8080 です。架空の3人がサインインできます（利用者名、パスワード）:"
if [ "$lang" = ja ]; then roles=(職員=危機管理課 秘書=局長 改革担当); else roles=(staff=危機管理課 secretary=局長 reform-office); fi
person h.sato asa-no-kouen 佐藤花子 "${roles[0]}"
person t.ito midori-no-kasa 伊藤隆史 "${roles[1]}"
person m.abe kiiro-no-densha 阿部美咲 "${roles[2]}"

# DEMO_STAYS=1: until Ctrl-C.
kill "$server"
trap - EXIT
wait "$server" || true
[ -z "${DEMO_STAYS:-}" ] || exec utsusu serve --lang "$lang" 2> "$demo/serve.log"
