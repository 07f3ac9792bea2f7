#!/usr/bin/env bash
# SQLite 3.54.1 (and Debian's 3.40.1): FTS5's own integrity-check, and PRAGMA integrity_check, see nothing wrong when the
# table name_idx, which leads to the pages of the index, has lost its rows. Words that are there are no longer found.
#
# Guess: the check compares the index with the text, so it must miss the word.
# Seen:  both say that all is well; the word 訓練2999 had one hit before and has none after. 'rebuild' brings it back.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q install apsw==3.54.1.0
venv/bin/python - <<'PY'
import apsw

assert apsw.sqlite_lib_version() == "3.54.1"
index = apsw.Connection("index.db")
index.execute("CREATE VIRTUAL TABLE page USING fts5 (text)")
for number in range(3000):
    index.execute("INSERT INTO page VALUES (?)", (f"訓練{number} 避難所",))
index.execute("INSERT INTO page (page) VALUES ('optimize')")


def hits():
    return index.execute("SELECT count(*) FROM page WHERE page MATCH '訓練2999'").get


before = hits()
index.execute("DELETE FROM page_idx")
index.close()
index = apsw.Connection("index.db")
index.execute("INSERT INTO page (page) VALUES ('integrity-check')")
check, after = index.execute("PRAGMA integrity_check").get, hits()
index.execute("INSERT INTO page (page) VALUES ('rebuild')")
print("hits before", before, "| check", check, "| hits after", after, "| rebuilt", hits())
assert (before, check, after, hits()) == (1, "ok", 0, 1)
PY
