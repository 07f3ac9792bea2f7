#!/usr/bin/env bash
# A job that is printed again in Debian 12 (CUPS 2.4.2, lp -i 1 -H restart) gets a second line in page_log under its old number,
# and its total is that of both prints together. The state that a job has in the log where it ended well is 5 (processing),
# not 9 (completed); in a job whose filters failed it is 5 as well, with a total of 0.
#
# Guess: each line says what its own print took, so that the lines of a log are added up; and 9 marks what came out.
# Seen:  three pages, printed twice: "total 3" and "total 6", 9 in all by adding up, and 6 went out. State 5 in both.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server"; wait "$server"; } ; rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
apt-get -qq download cups=2.4.2-3+deb12u9 cups-daemon=2.4.2-3+deb12u9 cups-client=2.4.2-3+deb12u9 \
  cups-common=2.4.2-3+deb12u9 cups-core-drivers=2.4.2-3+deb12u9 cups-server-common=2.4.2-3+deb12u9 \
  cups-filters=1.28.17-3+deb12u2 cups-filters-core-drivers=1.28.17-3+deb12u2 libcupsfilters1 libcups2 libcupsimage2 \
  libqpdf29 libpaper1 libavahi-client3 libavahi-common3 2> /dev/null
for package in *.deb; do dpkg -x "$package" root; done
root=$work/root
libraries=$(echo "$root"/usr/lib/*-linux-gnu)
mkdir -p etc/ppd bin/backend bin/filter cache/rss state spool/tmp out
chmod 777 out
# cupsd takes the path of libraries out of what its filters are started with.
for filter in "$root"/usr/lib/cups/filter/*; do
  printf '#!/bin/sh\nexec env LD_LIBRARY_PATH=%s %s "$@"\n' "$libraries" "$filter" > "bin/filter/${filter##*/}"
done
ln -s "$root/usr/lib/cups/daemon" bin/daemon
# shellcheck disable=SC2016
printf '#!/bin/sh\n[ $# = 0 ] && exit 0\ncat >> "%s/out/$1"\n' "$work" > bin/backend/keep
chmod 755 bin/backend/keep bin/filter/*
cat > etc/cups-files.conf <<CONF
ServerRoot $work/etc
ServerBin $work/bin
DataDir $root/usr/share/cups
CacheDir $work/cache
StateDir $work/state
RequestRoot $work/spool
TempDir $work/spool/tmp
AccessLog $work/access_log
ErrorLog $work/error_log
PageLog $work/page_log
User lp
Group lp
SystemGroup root
CONF
cat > etc/cupsd.conf <<CONF
Listen $work/sock
Browsing Off
DefaultAuthType None
PageLogFormat %p %j %T %P %C %{job-state}
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
CONF
export LD_LIBRARY_PATH=$libraries CUPS_SERVER=$work/sock PATH=$root/usr/bin:$root/usr/sbin:$PATH
cupsd -f -c "$work/etc/cupsd.conf" -s "$work/etc/cups-files.conf" &
server=$!
lines() {
  for _ in $(seq 100); do
    [ "$(grep -c . page_log 2> /dev/null)" = "$1" ] && return
    sleep 0.1
  done
  tail -20 error_log
  return 1
}
for _ in $(seq 100); do lpstat -r 2> /dev/null | grep -q 'is running' && break; sleep 0.1; done
lpadmin -p pdf -E -v keep:/ -P "$root/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd" 2> /dev/null
python3 - <<'PY'
objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>"]
objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * 3
paper, places = "%PDF-1.4\n", []
for number, text in enumerate(objects, 1):
    places.append(len(paper))
    paper += f"{number} 0 obj\n{text}\nendobj\n"
table = "".join(f"{place:010d} 00000 n \n" for place in places)
size = len(objects) + 1
paper += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
paper += f"startxref\n{paper.index('xref')}\n%%EOF\n"
with open("paper.pdf", "w", encoding="ascii") as file:
    file.write(paper)
PY
lp -d pdf paper.pdf > /dev/null
lines 1
lp -i 1 -H restart
lines 2
echo "not a paper" > broken.pdf
lp -d pdf -o document-format=application/pdf broken.pdf > /dev/null
lines 3
cat page_log
seen=$(sed -E 's/\[.*\]/-/' page_log)
expected='pdf 1 - total 3 5
pdf 1 - total 6 5
pdf 2 - total 0 5'
[ "$seen" = "$expected" ]
[ "$(grep -ac '^%PDF-' out/1)" = 2 ]
