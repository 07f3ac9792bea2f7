#!/usr/bin/env bash
# Prints the room's table of docs/measured.md. usage: room.sh [FOLLOWERS [TURNS]]
set -euo pipefail
cd "$(dirname "$0")"
for product in RoomBenchmark BroadcastFloor; do
  swift build -c release --static-swift-stdlib --product $product
done
python3 office_files.py .build/office
exec .build/release/RoomBenchmark ../.build-release/release/utsusu .build/release/BroadcastFloor \
  ../SampleDecks/06_ハザードマップ.pdf .build/office "$@"
