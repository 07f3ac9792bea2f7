#!/usr/bin/env bash
# Builds the example and runs it on the sample decks. Fails unless the article in BriefingLibrary's documentation shows
# this program, and what it prints.
set -euo pipefail
cd "$(dirname "$0")/../.."
article=Sources/Library/BriefingLibrary/BriefingLibrary.docc/MonthlyReport.md
# What stands in the article's blocks of a language, without empty lines.
blocks() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/{/^\`\`\`/d;/./p}" $article; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

diff -u --label article <(blocks swift) <(grep . docs/example/Sources/MonthlyReport/main.swift)
swift build --product utsusu-reader
swift build --package-path docs/example
UTSUSU_READER=$PWD/.build/debug/utsusu-reader docs/example/.build/debug/MonthlyReport "$folder/home" SampleDecks \
  > "$folder/printed"
diff -u --label article <(blocks text) "$folder/printed"
cat "$folder/printed"
