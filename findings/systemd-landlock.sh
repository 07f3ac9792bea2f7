#!/usr/bin/env bash
# systemd 252 (Debian 12) has the three calls of Landlock, with which a program shuts itself in, in no set of calls that services
# are given: `SystemCallFilter=@system-service`, which hardening guides name first, refuses them. A program that goes on without
# Landlock where the kernel has none, as its documentation advises, then runs without its walls, and nothing says so.
# A unit for such a program adds `SystemCallFilter=landlock_create_ruleset landlock_add_rule landlock_restrict_self`.
#
# Guess: what only ever takes rights away is in the set, as capset is and prctl, by which a filter of seccomp is set.
# Seen:  those two are in it; the three of Landlock are in @known alone, the list of all calls, and so is the call seccomp.
set -euo pipefail
command -v systemd-analyze > /dev/null || apt-get install -y -qq --no-install-recommends systemd
systemctl --version | sed 1q

# The calls of a set, and of the sets in it.
calls() {
  systemd-analyze syscall-filter "$1" 2> /dev/null | sed -n 's/^ \+//p' | while read -r entry; do
    case $entry in
      @*) calls "$entry" ;;
      \#*) ;;
      *) echo "$entry" ;;
    esac
  done
}

given=$(calls @system-service)
known=$(calls @known)
[ "$(echo "$given" | wc -l)" -gt 200 ]
for call in capset prctl seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self; do
  echo "$call: @system-service $(echo "$given" | grep -cx "$call" || true), @known $(echo "$known" | grep -cx "$call" || true)"
done
for call in capset prctl; do echo "$given" | grep -qx "$call"; done
for call in seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self; do
  echo "$known" | grep -qx "$call"
  [ -z "$(echo "$given" | grep -x "$call")" ]
done
