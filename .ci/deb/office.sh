#!/usr/bin/env bash
# An office's years with the package, in the Debian at ROOT. `test.sh` runs it where mounts and processes end with it.
#     office.sh ROOT PACKAGE LATER-PACKAGE
set -euo pipefail
root=$1 package=$2 later=$3
mount -t proc proc "$root/proc"

step() { echo "test-deb: $*"; }
fail() { echo "test-deb: FAILED: $*" >&2; exit 1; }
expect() { [ "$1" = "$2" ] || fail "line ${BASH_LINENO[0]}: expected '$1', got '$2'"; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
apt() { inside apt-get -y -qq "$@" > "$root/srv/apt.out" 2>&1 || fail "apt-get $*: $(tail -n 20 "$root/srv/apt.out")"; }
owner() { inside stat -c '%U %a' "$1"; }
office() { inside utsusu-office "$@"; }
get() { curl -sS --max-time 20 -o "$root/srv/page" -w '%{http_code} %{redirect_url}' -b "$root/srv/jar" -c "$root/srv/jar" "$@"; }

# A service as systemd runs it, but for what only systemd can do: its line, its user, its environment.
as_service() {
  value() { sed -n "s/^$2=//p" "$root/lib/systemd/system/$1.service"; }
  inside setpriv --reuid="$(value "$1" User)" --regid="$(value "$1" Group)" --init-groups --no-new-privs \
    env HOME=/var/lib/utsusu "$(value "$1" Environment)" \
    sh -c ". $(value "$1" EnvironmentFile | tr -d -); umask $(value "$1" UMask); exec $(value "$1" ExecStart)"
}
serve() {
  : > "$root/srv/serve.out"
  as_service utsusu > "$root/srv/serve.out" 2> "$root/srv/serve.log" &
  server=$!
  for _ in {1..200}; do
    address=$(grep -oE -m 1 'http://[0-9.:]+[0-9]' "$root/srv/serve.out") && return
    sleep 0.1
  done
  fail "no server: $(cat "$root/srv/serve.log")"
}
# SIGHUP, as a restart by systemd sends it, is an end as by a crash; SIGTERM is one in order.
stop() {
  local status=0
  kill "-$1" "$(sed -n 's/.*"pid": *\([0-9]*\).*/\1/p' "$root/var/lib/utsusu/serve.lock")"
  wait $server || status=$?
  expect "$2" $status
}
alive() { expect '200 ' "$(get "$address/healthz")"; }
has_record() { office show 1 | grep -q 職員参集訓練の結果 || fail "the record is gone"; office verify > /dev/null; }

step "install"
apt update
apt install --no-install-recommends "/srv/$package"
version=$(inside utsusu --version)
expect "$(inside dpkg-query -W -f '${Version}' utsusu)" "${version##* }"
expect "utsusu 700" "$(owner /var/lib/utsusu)"
inside setpriv --reuid=utsusu --regid=utsusu --init-groups utsusu doctor > "$root/srv/doctor" || fail "$(cat "$root/srv/doctor")"
for shell in bash-completion/completions/utsusu fish/vendor_completions.d/utsusu.fish zsh/vendor-completions/_utsusu \
  man/man1/utsusu.1.gz man/ja/man1/utsusu.1.gz man/man8/utsusu-office.8.gz; do
  [ -s "$root/usr/share/$shell" ] || fail "no $shell"
done
inside bash -c '. /usr/share/bash-completion/completions/utsusu; complete -p utsusu' > /dev/null

inside systemd-analyze verify --man=no utsusu.service utsusu-backup.service utsusu-backup.timer || fail "systemd refuses the units"

step "first administrator"
sed -i 's/^UTSUSU_OPTIONS=.*/UTSUSU_OPTIONS="--listen 127.0.0.1:0"/' "$root/etc/default/utsusu"
serve
alive
link=$(office person add m.abe --role administrator --json | sed -n 's/.*"link": *"\([^"]*\)".*/\1/p')
password='青い自転車で 三つ先の駅'
expect "303 $address/sign-in?done=password" \
  "$(get --data-urlencode "password=$password" --data-urlencode "again=$password" "$link")"
expect '200 ' "$(get "$address/sign-in")"
sign_in() { get --data-urlencode name=m.abe --data-urlencode "password=$1" "$address/sign-in" | cut -c1-3; }
expect 401 "$(sign_in 'something else')"
expect 303 "$(sign_in "$password")"

step "a record, and an upgrade beside the server that runs"
office register /srv/12_参集訓練.txt --title 職員参集訓練の結果 --to 局長 --from 危機管理課 --on "2026-11-24 10:00" > /dev/null
has_record
apt install --no-install-recommends "/srv/$later"
expect "${version##* }+later" "$(inside dpkg-query -W -f '${Version}' utsusu)"
grep -q '^UTSUSU_OPTIONS="--listen' "$root/etc/default/utsusu" || fail "the office's settings are lost"
alive
has_record
stop HUP 129
serve
alive
expect 303 "$(sign_in "$password")"
has_record
stop TERM 0

step "backup and restore"
inside install -d -o utsusu -g utsusu -m 0700 /mnt/backup
inside sed -i 's|^#UTSUSU_BACKUP=.*|UTSUSU_BACKUP=/mnt/backup/utsusu|' /etc/default/utsusu
as_service utsusu-backup > /dev/null
inside mv /var/lib/utsusu /var/lib/utsusu.lost
inside utsusu restore /mnt/backup/utsusu --home /var/lib/utsusu > /dev/null
inside chown -R utsusu:utsusu /var/lib/utsusu
has_record
expect "utsusu 700" "$(owner /var/lib/utsusu)"

step "remove"
apt remove utsusu
[ ! -e "$root/usr/bin/utsusu" ] && [ ! -e "$root/usr/lib/utsusu" ] || fail "programs are left"
[ -s "$root/etc/default/utsusu" ] || fail "the settings are gone before a purge"
expect "utsusu 700" "$(owner /var/lib/utsusu)"

step "purge"
apt purge utsusu
grep -q 'rm -r /var/lib/utsusu' "$root/srv/apt.out" || fail "it does not say that the records stay"
[ ! -e "$root/etc/default/utsusu" ] || fail "the settings are left"
! inside getent passwd utsusu > /dev/null || fail "the user is left"
expect "root 700" "$(owner /var/lib/utsusu)"
expect "root 600" "$(owner /var/lib/utsusu/utsusu.sqlite)"

step "installed again, the records are the office's"
apt install --no-install-recommends "/srv/$later"
has_record
office doctor > /dev/null

step "purge of an empty home leaves nothing"
inside rm -r /var/lib/utsusu
inside install -d -o utsusu -g utsusu -m 0700 /var/lib/utsusu
apt purge utsusu
[ ! -e "$root/var/lib/utsusu" ] || fail "an empty home is left"
step "all well"
