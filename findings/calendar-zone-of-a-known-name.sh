#!/usr/bin/env bash
# A calendar brings the rules of its zone along (VTIMEZONE), so that who reads it needs no others. icalendar 7.3.2 and khal
# 0.14.1 go by them only where they do not know the zone's name: rules that a government has just changed, and that the file
# has, do not count before the reader's own tables have them.
#
# Guess: the file's rules count: it says that Asia/Almaty is at +06:00, as it was until 2024.
# Seen:  9:00 there is +05:00 for both; under a name that nobody knows, with the same rules, it is +06:00.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install khal==0.14.1 icalendar==7.3.2 pytz==2026.6 tzdata==2026.3
cat > config <<CONFIG
[calendars]
[[office]]
path = $work/events
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = $work/khal.db
CONFIG
entry() {
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN BEGIN:VTIMEZONE "TZID:$1" BEGIN:STANDARD \
    DTSTART:20260101T000000 TZOFFSETFROM:+0600 TZOFFSETTO:+0600 END:STANDARD END:VTIMEZONE BEGIN:VEVENT \
    "UID:$2@example.org" DTSTAMP:20261101T000000Z "DTSTART;TZID=$1:20261125T090000" "DTEND;TZID=$1:20261125T100000" \
    "SUMMARY:$1" END:VEVENT END:VCALENDAR
}
entry Asia/Almaty 1 > known.ics
entry Office 2 > unknown.ics
export LC_ALL=C.UTF-8
for file in known unknown; do venv/bin/khal -c config import --batch -a office $file.ics; done
seen=$(venv/bin/khal -c config list --format '{title} {start-long}' 2026-11-25 1d | tail -n 2 | sort)
echo "$seen"
[ "$seen" = "Asia/Almaty 2026-11-25 04:00
Office 2026-11-25 03:00" ]
venv/bin/python - <<'PY'
from pathlib import Path

import icalendar

seen = []
for name in ("known", "unknown"):
    text = Path(f"{name}.ics").read_bytes()
    start = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt
    print(name, start)
    seen.append(start.utcoffset().total_seconds() / 3600)
assert seen == [5, 6], seen
PY
