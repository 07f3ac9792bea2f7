#!/bin/bash
# Runs in a Debian that has been booted, as root: the service as systemd runs it, with all that its unit denies.
set -euo pipefail
export LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive
touch /srv/begun
apt-get install -y -qq --no-install-recommends curl "$PACKAGE"
systemctl is-active utsusu

echo "what the unit denies leaves the helpers all of their walls"
walls() { grep -E 'helper:|cell:'; }
unit=/run/systemd/system/doctor.service
sed '/^\[Install\]/,$d; /^Restart=/d; /^ExecStartPost=/d; s|^ExecStart=.*|ExecStart=/usr/bin/utsusu doctor|' /lib/systemd/system/utsusu.service > $unit
printf '%s\n' Type=oneshot StandardOutput=file:/srv/confined >> $unit
systemctl daemon-reload
systemctl start doctor
diff <(utsusu-office doctor | walls) <(walls < /srv/confined)

echo "a briefing goes on over a restart, and ends with a stop"
utsusu-office register /srv/12_参集訓練.txt --title 参集訓練 --to 局長 --from 危機管理課 --on "$(date +%F) 23:00" --room 3A
drive=$(utsusu-office project 1 --room 3A --json | sed -n 's/.*"drive": *"\([^"]*\)".*/\1/p')
act() { curl -sS --fail -H 'Content-Type: application/json' -d '{"act": "next", "console": "c"}' "$drive/acts"; }
act
systemctl restart utsusu
act
is_on() { utsusu-office show 1 --json | grep -q '"endedAt": *null'; }
is_on
systemctl stop utsusu
if is_on; then exit 1; fi

echo "an upgrade leaves a server stopped that was stopped"
apt-get install -y -qq --reinstall "$PACKAGE"
if systemctl is-active utsusu; then exit 1; fi
touch /srv/passed
