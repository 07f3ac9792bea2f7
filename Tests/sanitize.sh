#!/usr/bin/env bash
# The tests under ThreadSanitizer, then under AddressSanitizer, the programs that they start included. Fails where a test
# fails or any process leaves a finding, which is kept in .build-tsan/findings or .build-asan/findings. Arguments go to
# `swift test`.
#
# Left out are the endurance tests: their shim for failing system calls cannot be loaded before AddressSanitizer, and
# what they kill by the hundred takes ten times as long to start. So is what holds the time of a search to a limit, and
# what looks for the helper's limits, which a sanitizer cannot live under.
set -euo pipefail
cd "$(dirname "$0")/.."

# Leaks are not looked for: poppler, libxml2 and the Swift runtime keep what they need until their process ends.
export TSAN_OPTIONS="suppressions=$PWD/Tests/thread-sanitizer.txt log_path=$PWD/.build-tsan/findings/process"
export ASAN_OPTIONS="detect_leaks=0 log_path=$PWD/.build-asan/findings/process"
# The backtracer would start for what a sanitizer reports by itself.
export SWIFT_BACKTRACE=enable=no

failed=0
for sanitizer in thread address; do
  folder=.build-${sanitizer::1}san
  rm -rf "$folder/findings"
  mkdir -p "$folder/findings"
  # Two at a time: everything takes many times as long, and a client does not wait for its turn for ever.
  swift test --sanitize="$sanitizer" --scratch-path "$folder" --experimental-maximum-parallelization-width 2 \
    --skip 'EnduranceTests|takesAnything|thisMachineHasWhatIsNeeded|ConfinementTests' "$@" || failed=1
  if [ -n "$(ls "$folder/findings")" ]; then
    grep -h SUMMARY "$folder"/findings/* | sort | uniq -c
    failed=1
  fi
done
exit $failed
