#!/usr/bin/env bash
# Where summer time ends, 2:30 in Berlin comes twice. RFC 5545 (3.3.5) says which one a calendar means: the first. khal 0.14.1
# takes it for the second, an hour later; icalendar 7.3.2, with which khal reads the file, takes it for the first by itself,
# and for the second with the zones of pytz, which khal chooses.
#
# Guess: an entry from 2:30 to 4:00 begins at 0:30 UTC and lasts two and a half hours.
# Seen:  in khal it begins at 1:30 UTC and lasts one and a half.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install khal==0.14.1 icalendar==7.3.2 pytz==2026.6
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
sed 's/$/\r/' > entry.ics <<'ICS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//example//EN
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:20260329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20261025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20261001T000000Z
DTSTART;TZID=Europe/Berlin:20261025T023000
DTEND;TZID=Europe/Berlin:20261025T040000
SUMMARY:Night
END:VEVENT
END:VCALENDAR
ICS
export LC_ALL=C.UTF-8
venv/bin/khal -c config import --batch -a office entry.ics
seen=$(venv/bin/khal -c config list --format '{start-long} {end-long}' 2026-10-25 1d | tail -n 1)
echo "khal: $seen"
[ "$seen" = "2026-10-25 01:30 2026-10-25 03:00" ]
venv/bin/python - <<'PY'
from datetime import timedelta
from pathlib import Path

import icalendar

text = Path("entry.ics").read_bytes()
seen = []
for zones in (icalendar.use_zoneinfo, icalendar.use_pytz):
    zones()
    start = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt
    seen.append(start.utcoffset())
    print(zones.__name__, start)
assert seen == [timedelta(hours=2), timedelta(hours=1)], seen
PY
