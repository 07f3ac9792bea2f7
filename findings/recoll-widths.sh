#!/usr/bin/env bash
# Recoll 1.34.3 (Debian 12, Xapian 1.4.22), the desktop search that offices have: full-width digits and half-width katakana
# are other words than the usual ones, and in both directions. It folds case and accents of Latin letters, not these.
#
# Guess: １２００人 is found by 1200, ﾊﾞｽ by バス, as in a search on the web.
# Seen:  each finds only the file that writes it so. Needs Debian 12 for the libraries that Recoll itself stands on.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get -qq download recollcmd=1.34.3-1 libxapian30=1.4.22-1
for package in *.deb; do dpkg -x "$package" installed; done
export RECOLL_DATADIR=$work/installed/usr/share/recoll LANG=C.UTF-8 HOME=$work
export LD_LIBRARY_PATH=$work/installed/usr/lib/x86_64-linux-gnu/recoll:$work/installed/usr/lib/x86_64-linux-gnu
mkdir papers settings
printf 'topdirs = %s/papers\nnoaspell = 1\n' "$work" > settings/recoll.conf
printf '避難所の収容人数は１２００人。ﾊﾞｽの運行。\n' > papers/wide.txt
printf '図書館の利用者は 1200 人。バスの時刻。\n' > papers/usual.txt
installed/usr/bin/recollindex -c settings > index.log 2>&1
found() { installed/usr/bin/recollq -c settings -b "$1" 2> /dev/null | sed 's|.*/||' | sort | tr '\n' ' '; }
seen=""
for words in 避難所 1200 １２００ バス ﾊﾞｽ; do
  echo "$words: $(found "$words")"
  seen+="$(found "$words")| "
done
[ "$seen" = "wide.txt | usual.txt | wide.txt | usual.txt | wide.txt | " ]
