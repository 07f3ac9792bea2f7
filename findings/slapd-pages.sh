#!/usr/bin/env bash
# OpenLDAP's server (slapd 2.5.13, Debian 12) cuts a search in pages (RFC 2696) short after 500 entries in all, as it does one
# without pages: the default `sizelimit` counts for the sum of the pages. Whoever asks for pages of 100 gets five and then “Size
# limit exceeded”. A limit of the client's own (`-z 0`, `-z max`) changes nothing; `size.prtotal=unlimited` for who asks does.
#
# Guess: pages are the way to read a directory that is larger than its limit, each of them being within it.
# Seen:  500 of 620 and code 4, with pages and without; all 620 with that line, in pages alone.
set -euo pipefail
command -v slapd > /dev/null && command -v ldapsearch > /dev/null ||
  apt-get install -y -qq --no-install-recommends slapd ldap-utils
work=$(mktemp -d)
trap '[ ! -s "$work/pid" ] || kill "$(cat "$work/pid")"; rm -rf "$work"' EXIT
cd "$work"
dpkg-query -W -f '${Package} ${Version}\n' slapd
mkdir data
cat > plain.conf <<CONF
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile $work/pid
database mdb
directory $work/data
suffix dc=example
CONF
{ cat plain.conf; echo 'limits * size.prtotal=unlimited'; } > raised.conf
{
  printf 'dn: dc=example\nobjectClass: domain\ndc: example\n\n'
  for n in $(seq 620); do
    printf 'dn: uid=p%s,dc=example\nobjectClass: inetOrgPerson\nuid: p%s\ncn: p\nsn: p\n\n' "$n" "$n"
  done
} > office.ldif
slapadd -q -f plain.conf -l office.ldif

# How many people, and with what code, as somebody finds them with these options.
ask() {
  local code=0
  ldapsearch -LLL -x -H "ldapi://${work//\//%2F}%2Fsocket" -b dc=example "$@" '(objectClass=inetOrgPerson)' uid \
    > answer 2> complaint || code=$?
  echo "$(grep -c '^uid' answer) $code"
}

for settings in plain raised; do
  slapd -f "$settings.conf" -h "ldapi://${work//\//%2F}%2Fsocket"
  for _ in $(seq 50); do [ -S socket ] && [ -s pid ] && break; sleep 0.1; done
  echo "$settings: whole $(ask), pages $(ask -E pr=100/noprompt), pages without a limit $(ask -z max -E pr=100/noprompt)" |
    tee -a seen
  kill "$(cat pid)"
  while [ -e pid ]; do sleep 0.1; done
done
diff seen - <<'SEEN'
plain: whole 500 4, pages 500 4, pages without a limit 500 4
raised: whole 500 4, pages 620 0, pages without a limit 620 0
SEEN
