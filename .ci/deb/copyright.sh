#!/usr/bin/env bash
# Prints the package's file of licences: those of the Swift packages that are linked into the programs.
set -euo pipefail
cd "$(dirname "$0")/../.."
cat << 'END'
utsusu is the work of the office that builds and installs it.

Copyright: the authors of utsusu

The programs have the Swift standard library, Foundation and the packages below
linked in; third-party.md, beside this file, says what each is for. Swift is
under the Apache License 2.0 with its Runtime Library Exception. utsusu-reader
and utsusu-painter link poppler, which is under the GPL (version 2 or 3), and so
are these two as a whole. The texts of these licences are in
/usr/share/common-licenses.
END
for folder in .build-release/checkouts/*/; do
  text=$(cat "$folder"LICENSE*)
  printf '\n%s\n' "$(basename "$folder")"
  if grep -q 'Apache License' <<< "$text"; then
    exception=$(! grep -q 'Runtime Library Exception' <<< "$text" || echo ', with the Runtime Library Exception')
    printf 'Apache License 2.0 (/usr/share/common-licenses/Apache-2.0)%s\n' "$exception"
  else
    printf '%s\n' "$text"
  fi
  cat "$folder"NOTICE* 2> /dev/null || true
done
