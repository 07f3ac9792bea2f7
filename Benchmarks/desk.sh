#!/usr/bin/env bash
# Prints the desk's table of docs/measured.md, and a line of JSON for each page of its peer. usage: desk.sh [BRIEFINGS]
# The home is made once, in .build.
set -euo pipefail
cd "$(dirname "$0")"
utsusu=$(realpath ../.build-release/release/utsusu)
home=.build/desk-home-${1:-120000}
swift build -c release --static-swift-stdlib --product DeskHome
if [ ! -e "$home/made" ]; then
  rm -rf "$home"
  .build/release/DeskHome "$utsusu" "$home" "${1:-120000}"
  touch "$home/made"
fi
../.build/venv/bin/python desk.py "$utsusu" "$home"
bash desk_peer.sh "${1:-120000}"
