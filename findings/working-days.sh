#!/usr/bin/env bash
# Japan's calendar of workalendar 17.0.0 has no substitute holidays (振替休日) and no days between two holidays
# (国民の休日): 6 May and 22 September 2026 are working days for it. jpholiday 1.0.3 has them, but gives days off before
# their law as well: 12 February 1973 and 4 May of years before 1986.
#
# Guess: packages of Japanese holidays agree on this year and on the years of an office's own records.
# Seen:  for 2024, 2025 and 2026 ten days are missing in workalendar, none in jpholiday and in holidays 0.109. Of the
#        substitute holidays the law of 12 April 1973 made 30 April 1973 the first; jpholiday has one two months before.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install workalendar==17.0.0 jpholiday==1.0.3 holidays==0.109
venv/bin/python - <<'PY'
from datetime import date

import holidays
import jpholiday
from workalendar.asia import Japan


def of_jpholiday(year):
    return {entry[0] for entry in jpholiday.year_holidays(year)}


def of_holidays(year):
    return set(holidays.country_holidays("JP", years=year))


missing = []
for year in (2024, 2025, 2026):
    off = {day for day, _ in Japan().holidays(year)}
    assert of_jpholiday(year) == of_holidays(year) and off < of_holidays(year), year
    missing += sorted(of_holidays(year) - off)
print("not in workalendar:", *missing)
assert missing == [
    *(date(2024, *day) for day in ((2, 12), (5, 6), (8, 12), (9, 23), (11, 4))),
    *(date(2025, *day) for day in ((2, 24), (5, 6), (11, 24))),
    *(date(2026, *day) for day in ((5, 6), (9, 22))),
], missing
early = {year: sorted(of_jpholiday(year) - of_holidays(year)) for year in (1973, 1985)}
print("in jpholiday before their law:", *early[1973], *early[1985])
assert early == {1973: [date(1973, 2, 12), date(1973, 5, 4)], 1985: [date(1985, 5, 4)]}, early
PY
