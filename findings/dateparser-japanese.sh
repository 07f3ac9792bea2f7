#!/usr/bin/env bash
# dateparser 1.5.0 reads a Japanese day without a year as a year in October, November and December, and a bare day of the
# month as so many days ago. No error, no None: a log read with it moves 15 years back.
#
# Guess: 12月1日 is the next or the last 1 December, 25日 the 25th of this month.
# Seen on 28 November 2026: 12月1日 is 28 January 2012, 11月25日 is 25 November 2011, 25日 is 3 November 2026;
#        4月1日 and 2026年12月1日 are right; 令和8年12月1日 and 午後1時半 are not read, 午後1時30分 is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install dateparser==1.5.0
venv/bin/python -W ignore - <<'PY'
import datetime

import dateparser

now = datetime.datetime(2026, 11, 28, 9, 0)
expected = {
    "4月1日": "2026-04-01 00:00",
    "12月1日": "2012-01-28 00:00",
    "11月25日": "2011-11-25 00:00",
    "2026年12月1日": "2026-12-01 00:00",
    "25日": "2026-11-03 09:00",
    "令和8年12月1日": None,
    "午後1時半": None,
    "午後1時30分": "2026-11-28 13:30",
}
seen = {}
for text in expected:
    value = dateparser.parse(text, languages=["ja"], settings={"RELATIVE_BASE": now})
    seen[text] = value and f"{value:%Y-%m-%d %H:%M}"
    print(f"{text:12} {seen[text]}")
assert seen == expected, seen
PY
