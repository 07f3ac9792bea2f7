#!/usr/bin/env bash
# SQLite 3.54.1 (and Debian's 3.40.1): PRAGMA integrity_check leaves the CHECK constraints out on a connection that is
# opened for reading only. A program that verifies a database without the right to change it overlooks values that the
# table does not allow; nothing says that this part was not looked at.
#
# Guess: a check that only reads finds the same on both connections.
# Seen:  "CHECK constraint failed in entry" on the one that may write, "ok" on the one that may only read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install apsw==3.54.1.0
venv/bin/python - <<'PY'
import apsw

assert apsw.sqlite_lib_version() == "3.54.1"
office = apsw.Connection("office.db")
office.execute("CREATE TABLE entry (copies INTEGER CHECK (copies >= 0))")
# As a version of the table without the rule would have written it.
office.execute("PRAGMA ignore_check_constraints = ON")
office.execute("INSERT INTO entry VALUES (-1)")
office.close()
seen = [
    list(apsw.Connection("office.db", flags=flags).execute("PRAGMA integrity_check"))
    for flags in (apsw.SQLITE_OPEN_READWRITE, apsw.SQLITE_OPEN_READONLY)
]
print("read-write", seen[0])
print("read-only ", seen[1])
assert seen == [[("CHECK constraint failed in entry",)], [("ok",)]], seen
PY
