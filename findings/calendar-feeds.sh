#!/usr/bin/env bash
# Two of three Python packages write a calendar entry with a Japanese title otherwise than RFC 5545 wants it: ics 0.7.3
# never folds a line, and vobject 0.9.9 names the zone Asia/Tokyo "JST". The time of day in Tokyo becomes one in UTC in
# ics. Neither ics nor icalendar 7.3.2 adds the DTSTAMP that every entry must have.
#
# Guess: lines are folded at 75 octets (a Japanese character has three), and the zone keeps its name.
# Seen:  a title of 76 characters is a line of 236 octets in ics, folded to 74 in the others. DTSTART is
#        20261125T010000Z in ics, TZID=JST in vobject, TZID=Asia/Tokyo in icalendar, which adds no VTIMEZONE for it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install ics==0.7.3 vobject==0.9.9 icalendar==7.3.2
venv/bin/python - <<'PY'
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import ics
import icalendar
import vobject

title = "避" * 76
begin = datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))

one = ics.Calendar(events=[ics.Event(name=title, begin=begin, duration=timedelta(hours=1))]).serialize()
two = vobject.iCalendar()
two.add("vevent").add("summary").value = title
two.vevent.add("dtstart").value = begin
event = icalendar.Event()
event.add("summary", title)
event.add("dtstart", begin)
three = icalendar.Calendar()
three.add_component(event)

seen = {}
for name, text in (("ics", one), ("vobject", two.serialize()), ("icalendar", three.to_ical().decode())):
    lines = text.split("\r\n")
    seen[name] = (
        max(len(line.encode()) for line in lines),
        next(line for line in reversed(lines) if line.startswith("DTSTART")),
        any(line.startswith("DTSTAMP") for line in lines),
        "BEGIN:VTIMEZONE" in lines,
    )
    print(name, *seen[name])
assert seen == {
    "ics": (236, "DTSTART:20261125T010000Z", False, False),
    "vobject": (74, "DTSTART;TZID=JST:20261125T100000", True, True),
    "icalendar": (seen["icalendar"][0], "DTSTART;TZID=Asia/Tokyo:20261125T100000", False, False),
}, seen
assert seen["icalendar"][0] <= 75, seen
PY
