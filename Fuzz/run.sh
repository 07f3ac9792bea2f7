#!/usr/bin/env bash
# Builds the fuzzer, gives each target, or those that are named, FUZZ_SECONDS, and prints what came of it. Fails where an
# input made a target trap, hang or fill the memory; that input is kept in Findings, and
# `FUZZ_TARGET=csv Fuzz/.build/release/Fuzz Fuzz/Findings/csv-crash-…` shows it again.
set -euo pipefail
cd "$(dirname "$0")"

# Optimised, so that it gets far, and yet with the checks of a debug build: those of unsafe buffers among them. Both
# sanitizers in one flag: of two, the compiler heeds the last, and SwiftPM gives them in any order.
swift build -c release --product Fuzz --sanitize fuzzer -Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing \
  -Xswiftc -assert-config -Xswiftc Debug > build.log 2>&1 || { cat build.log >&2; exit 1; }

# The backtracer would take the crash away from libFuzzer. Noting where memory was allocated takes a third of the time.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=malloc_context_size=0:quarantine_size_mb=16
mkdir -p Findings
failed=0
[ $# -gt 0 ] || set -- file office html encodings formats search dates csv frames prints check stock areas answers
for target in "$@"; do
  mkdir -p "Corpus/$target"
  found=
  FUZZ_TARGET=$target .build/release/Fuzz -max_total_time="${FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=2048 \
    -dict="Words/$target.dict" -artifact_prefix="Findings/$target-" -print_final_stats=1 \
    "Corpus/$target" "Seeds/$target" > "Findings/$target.log" 2>&1 || found=1
  awk -v target="$target" -v found="$found" '
    /^stat::number_of_executed_units:/ { runs = $2 }
    /^stat::average_exec_per_sec:/ { speed = $2 }
    match($0, / cov: [0-9]+/) { coverage = substr($0, RSTART + 6, RLENGTH - 6) }
    /Fatal error:/ { why = $0 }
    /Test unit written to/ { file = $NF }
    END {
      if (!coverage) { found = 1; why = "the program is not instrumented" }
      printf "%-10s %9d runs %6d/s %6d edges  %s\n", target, runs, speed, coverage,
        found ? "FOUND " file "  " why : "nothing found"
      exit found
    }' "Findings/$target.log" || failed=1
done
exit $failed
