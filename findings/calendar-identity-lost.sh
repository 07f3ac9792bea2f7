#!/usr/bin/env bash
# An entry of a calendar has a UID, by which a program knows it again when it has moved. vdirsyncer 0.21.0 gives each entry of
# a calendar that it subscribes to another one, made of what the entry says.
#
# Guess: the UID stays, and an entry that has moved is copied over itself.
# Seen:  the UID is a hash of 64 digits; an entry that has moved is deleted, and another one is added. Another DTSTAMP alone
#        changes nothing.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install vdirsyncer==0.21.0
mkdir served events
venv/bin/python - > port 2> asked <<'PY' &
import functools
import http.server
import sys

handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="served")
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
print(server.server_port)
sys.stdout.flush()
server.serve_forever()
PY
server=$!
for _ in $(seq 100); do [ -s port ] && break; sleep 0.1; done
cat > config <<CONFIG
[general]
status_path = "$work/status/"
[pair office]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "$work/events/"
fileext = ".ics"
[storage there]
type = "http"
url = "http://127.0.0.1:$(cat port)/office.ics"
CONFIG
# The day on which it was made, and that on which it is.
entry() {
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN BEGIN:VEVENT UID:1@example.org \
    "DTSTAMP:202611${1}T000000Z" "DTSTART:202611${2}T010000Z" "DTEND:202611${2}T020000Z" SUMMARY:Meeting END:VEVENT \
    END:VCALENDAR > served/office.ics
}
export LC_ALL=C.UTF-8
sync() { venv/bin/vdirsyncer -c config sync 2>&1 | grep -oE '^(Copying \(\w+\)|Deleting)' | tr '\n' ' ' || true; }
entry 01 25
venv/bin/vdirsyncer -c config discover > /dev/null 2>&1
first=$(sync)
uid=$(grep -h ^UID: events/*.ics | tr -d '\r')
entry 02 25
stamped=$(sync)
entry 03 26
moved=$(sync)
echo "first: $first; $uid; another DTSTAMP: $stamped; moved: $moved"
[[ $uid =~ ^UID:[0-9a-f]{64}$ ]]
[ "$first" = "Copying (uploading) " ] && [ -z "$stamped" ]
[ "$(tr ' ' '\n' <<<"$moved" | grep -c -E '^(Deleting|Copying)$')" = 2 ]
