#!/usr/bin/env bash
# Builds the benchmarks as the programs are built, installs their peers, and prints the README's table.
set -euo pipefail
cd "$(dirname "$0")"
command -v pdftotext > /dev/null || { apt-get install -y -qq poppler-utils || sudo apt-get install -y -qq poppler-utils; }
swift build -c release --static-swift-stdlib
exec .build/release/MainJobBenchmark ../.build-release/release/utsusu .build/release/ArgumentsOnly "${1:-../../shared/corpus}"
