#!/usr/bin/env bash
# Builds the search benchmark, installs its peers, and prints the table of search of docs/measured.md.
# usage: search.sh [--copies 1,10] [--pages N] [--queries N] [--corpus FILE]
set -euo pipefail
cd "$(dirname "$0")"
corpus=../../shared/corpus/laws-pages.tsv.xz copies=1,10 pages=1000000 queries=1000
while [ $# -gt 1 ]; do
  case $1 in
    --corpus) corpus=$2 ;; --copies) copies=$2 ;; --pages) pages=$2 ;; --queries) queries=$2 ;;
    *) echo "unknown option $1" >&2; exit 64 ;;
  esac
  shift 2
done
command -v xz > /dev/null || { apt-get install -y -qq xz-utils || sudo apt-get install -y -qq xz-utils; }
swift build -c release --static-swift-stdlib --product SearchBenchmark
drawn=$(mktemp)
trap 'rm -f "$drawn"' EXIT
.build/release/SearchBenchmark --utsusu ../.build-release/release/utsusu --corpus "$corpus" --copies "$copies" \
  --pages "$pages" --queries "$queries" --drawn "$drawn"
# The peer of archivers; the rest stands without it.
if [ -s "$drawn" ] && python3 -m venv .build/venv && .build/venv/bin/pip -q install 'tantivy==0.27.0'; then
  .build/venv/bin/python tantivy_bigrams.py "$corpus" "$drawn" "$copies" "$pages"
else
  echo "(tantivy cannot be installed: it is not measured)"
fi
