#!/usr/bin/env bash
# Boots the Debian at ROOT with systemd, which runs trial.sh there. `test.sh` calls it once nothing of the package is left.
#     boot.sh ROOT PACKAGE
set -euo pipefail
cd "$(dirname "$0")"
root=$1
command -v systemd-nspawn > /dev/null || { echo "test-deb: without systemd: there is no systemd-nspawn"; exit 0; }
install trial.sh "$root/srv/"
cat > "$root/etc/systemd/system/trial.service" << END
[Unit]
After=multi-user.target
[Service]
Type=oneshot
Environment=PACKAGE=/srv/$2
ExecStart=/srv/trial.sh
ExecStopPost=systemctl poweroff
StandardOutput=append:/srv/trial.out
StandardError=inherit
END
wants=$root/etc/systemd/system/graphical.target.wants
mkdir -p "$wants"
ln -s ../trial.service "$wants/"
# Helpers use Landlock, which nspawn of systemd 252 keeps from its guests.
timeout 300 systemd-nspawn --quiet --register=no --keep-unit --boot --directory="$root" \
  --system-call-filter="landlock_create_ruleset landlock_add_rule landlock_restrict_self" \
  < /dev/null > "$root/srv/boot.out" 2>&1 || true
[ -e "$root/srv/begun" ] || { echo "test-deb: without systemd: nothing boots here: $(tail -n 1 "$root/srv/boot.out")"; exit 0; }
[ -e "$root/srv/passed" ] || { tail -n 20 "$root/srv/trial.out" >&2; echo "test-deb: FAILED under systemd" >&2; exit 1; }
echo "test-deb: under systemd: all well"
