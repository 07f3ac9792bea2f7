#!/usr/bin/env bash
# OpenLDAP's clients (libldap 2.5.13 with GnuTLS, Debian 12) do not hold a certificate against the name “localhost”: where a
# directory is asked for as ldaps://localhost they want the machine's own host name in it. A certificate for localhost is
# refused (“Can't contact LDAP server”), and one for the host name alone is taken; curl has it the other way round.
#
# Guess: the name in the address is the name that the certificate has to have.
# Seen:  for localhost: ldapsearch 255, curl 0. For the host name: ldapsearch 0, curl 60.
set -euo pipefail
command -v slapd > /dev/null && command -v ldapsearch > /dev/null ||
  apt-get install -y -qq --no-install-recommends slapd ldap-utils
work=$(mktemp -d)
trap '[ ! -s "$work/pid" ] || kill "$(cat "$work/pid")"; rm -rf "$work"' EXIT
cd "$work"
dpkg-query -W -f '${Package} ${Version}\n' slapd curl
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat > slapd.conf <<CONF
include /etc/ldap/schema/core.schema
pidfile $work/pid
TLSCertificateFile $work/tls.pem
TLSCertificateKeyFile $work/tls.key
CONF
for name in localhost "$(hostname)"; do
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=x -addext "subjectAltName=DNS:$name" -keyout tls.key \
    -out tls.pem 2> /dev/null
  slapd -f slapd.conf -h "ldaps://127.0.0.1:$port"
  for _ in $(seq 50); do [ -s pid ] && break; sleep 0.1; done
  ldap=0 curl=0
  LDAPTLS_CACERT=$work/tls.pem LDAPTLS_REQCERT=demand ldapsearch -LLL -x -H "ldaps://localhost:$port" -b '' -s base \
    > /dev/null 2>&1 || ldap=$?
  curl --silent --cacert tls.pem "ldaps://localhost:$port/" > /dev/null 2>&1 || curl=$?
  [ "$name" = localhost ] || name=host
  echo "$name: ldapsearch $ldap, curl $curl" | tee -a seen
  kill "$(cat pid)"
  while [ -e pid ]; do sleep 0.1; done
done
diff seen - <<'SEEN'
localhost: ldapsearch 255, curl 0
host: ldapsearch 0, curl 60
SEEN
