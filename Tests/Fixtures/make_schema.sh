#!/usr/bin/env bash
# Makes the small home that tests open with every later utsusu: run once for each version of the schema, with the utsusu
# of that version, and never again.
#     Tests/Fixtures/make_schema.sh path/to/utsusu 1
set -euo pipefail
utsusu=$(realpath "$1")
target=$(dirname "$(realpath "$0")")/schema-$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export UTSUSU_HOME=$work/home UTSUSU_NOW=2026-11-25T03:00:00Z UTSUSU_LANG=en

cd "$work"
printf '避難所の収容人数は 1,200 人です。\n' > 収容計画.txt
printf '避難所の収容人数は 1,500 人です。\n' > 収容計画_v2.txt
printf '書庫の古い要領\n' > 要領.txt
"$utsusu" register 収容計画.txt --title 避難所の収容計画 --to 局長 --to 危機管理監 --from 危機管理課 --on "2026-11-20 10:00" --room 3A
"$utsusu" register 収容計画_v2.txt --replaces 1
"$utsusu" index 要領.txt
"$utsusu" submit 1 --to 局長 --form projected
"$utsusu" submit 1 --to 危機管理監 --form paper --copies 2 --reason 図面が大判
"$utsusu" submit 1 --to 危機管理監 --form both --copies 1
"$utsusu" base set 2025-07..2026-02

# From version 2 on: the briefing shown twice in a room, to one who was ticked and to all, with a borrowed page.
if [ "$2" -ge 2 ]; then
  "$utsusu" rooms add 3A
  "$utsusu" serve --listen 127.0.0.1:0 2> serve.log &
  server=$!
  until "$utsusu" rooms --json | grep -q '"screen": *"http'; do sleep 0.1; done
  project() {
    drive=$("$utsusu" project 1 --driver 佐藤 --json | sed -n 's/.*"drive": *"\([^"]*\)".*/\1/p')
    for act in '"next"' '"black", "on": true' '"borrow", "version": [2, 1], "page": 1' '"black", "on": false'; do
      sleep 0.5
      curl -sS --fail-with-body -H 'Content-Type: application/json' -d "{\"act\": $act, \"console\": \"c\"}" "$drive/acts"
    done
    sleep 0.5
  }
  project
  "$utsusu" project --end 3A --present 局長
  project
  "$utsusu" project --end 3A
  kill -INT $server
  wait $server
fi
# From version 12 on: somebody who signs in, what the chief asked, and that the briefing is not for everybody.
if [ "$2" -ge 12 ]; then
  "$utsusu" person add h.sato --name 佐藤花子 --role staff=危機管理課
  "$utsusu" assignment add 1 図面を大きくする --owner 危機管理課 --due 2026-12-05
  "$utsusu" amend 1 --confidential --expires 2047-03-31 --retention 5
fi
# From version 16 on: a wave of a survey that is closed, with what six people answered and wrote, and one that is open.
if [ "$2" -ge 16 ]; then
  "$utsusu" survey question add overall 新しい働き方に満足していますか --topic overall
  "$utsusu" survey question add remarks 自由にお書きください --free
  for wave in 改革前 改革後; do
    "$utsusu" survey wave add $wave --phase $([ $wave = 改革前 ] && echo before || echo after) --days 2025-02 --asked 10 --floor 3階=10
    "$utsusu" survey open $wave
    for answer in 1 2 3 4 5 5; do
      "$utsusu" survey answer $wave overall=$answer remarks=意見$answer --floor 3階
    done
  done
  "$utsusu" survey close 改革前 --yes
fi
"$utsusu" backup "$work/backup"

mkdir "$target"
cp -r "$work/backup/materials" "$target/"
# Small pages make a small file: most tables hold a row or two.
sqlite3 "$work/backup/utsusu.sqlite" "PRAGMA page_size = 512" "VACUUM INTO '$target/utsusu.sqlite'"
du -sb "$target"
