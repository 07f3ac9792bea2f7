#!/usr/bin/env bash
# SEQUENCE says which of two revisions of an entry is the newer one (RFC 5545, 3.8.7.4). khal 0.14.1 does not look at it:
# whatever is imported last stands, be it older.
#
# Guess: an entry with SEQUENCE 5 stays when a file brings SEQUENCE 1 of it, or khal says that it is older.
# Seen:  the older one takes its place, and nothing is said.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install khal==0.14.1 icalendar==7.3.2
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
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN BEGIN:VEVENT UID:1@example.org \
    "DTSTAMP:202611${2}T000000Z" "SEQUENCE:$1" "LAST-MODIFIED:202611${2}T000000Z" DTSTART:20261125T010000Z \
    DTEND:20261125T020000Z "SUMMARY:revision $1" END:VEVENT END:VCALENDAR
}
entry 5 20 > newer.ics
entry 1 10 > older.ics
export LC_ALL=C.UTF-8
venv/bin/khal -c config import --batch -a office newer.ics
venv/bin/khal -c config import --batch -a office older.ics >said 2>&1
seen=$(venv/bin/khal -c config list --format '{title}' 2026-11-25 1d | tail -n 1)
echo "khal: $seen"
[ "$seen" = "revision 1" ] && [ ! -s said ]
