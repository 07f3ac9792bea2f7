#!/usr/bin/env bash
# Builds the benchmarks as the programs are built, installs their peers, and prints the first table of docs/measured.md.
set -euo pipefail
cd "$(dirname "$0")"
command -v pdftotext > /dev/null || { apt-get install -y -qq poppler-utils || sudo apt-get install -y -qq poppler-utils; }
command -v sqlite3 > /dev/null || { apt-get install -y -qq sqlite3 || sudo apt-get install -y -qq sqlite3; }
# By name: GRDB has a dynamic library among its products, which cannot be linked with the Swift libraries in it.
for product in MainJobBenchmark ArgumentsOnly; do swift build -c release --static-swift-stdlib --product $product; done
exec .build/release/MainJobBenchmark ../.build-release/release/utsusu .build/release/ArgumentsOnly "${1:-../../shared/corpus}"
