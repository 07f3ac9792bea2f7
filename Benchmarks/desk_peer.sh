#!/usr/bin/env bash
# The peer of the desk's pages: Indico, a calendar of meetings, with as many events as a large office has briefings.
# Prints one line of JSON a page: milliseconds until its last byte, asked one after the other. About five minutes.
# All but the installed packages lies in a temporary folder, and every program of it listens on a socket there alone.
# usage: desk_peer.sh [EVENTS [REQUESTS]]
set -euo pipefail
cd "$(dirname "$0")"
needed=(postgresql redis-server libpq-dev gcc python3-dev python3-venv)
if ! dpkg-query -W "${needed[@]}" > /dev/null 2>&1; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${needed[@]}" >&2
fi
# Indico 3.2 is the last that runs with the Python of Debian 12.
python3 -m venv .build/indico
.build/indico/bin/pip -q install indico==3.2.9 gunicorn==27.0.1

work=$(mktemp -d)
# What runs is waited for in the background: a signal is heeded at once, and nothing outlives a script that is killed.
wait_for() { setpriv --pdeathsig TERM "$@" & wait $!; }
service() { setpriv --pdeathsig TERM "$@" >> "$work/services.log" 2>&1 & }
trap 'kill $(jobs -p) 2> /dev/null || true; wait; rm -rf "$work"' EXIT
trap 'exit 143' HUP INT TERM

# PostgreSQL does not run as root.
mkdir "$work/db"
as=()
if [ "$(id -u)" = 0 ]; then
  chmod 711 "$work"
  chown postgres: "$work/db"
  as=(--reuid postgres --regid postgres --clear-groups)
fi
programs=(/usr/lib/postgresql/*/bin)
wait_for setpriv "${as[@]}" "${programs[-1]}/initdb" -D "$work/db" -U postgres -A trust -E UTF8 --locale C.UTF-8 \
  > "$work/initdb.log"
service "${as[@]}" "${programs[-1]}/postgres" -D "$work/db" -k "$work/db" -c listen_addresses= -c shared_buffers=512MB
service redis-server --port 0 --unixsocket "$work/redis" --save '' --dir "$work"
for ((tries = 0; tries < 300; tries++)); do
  if pg_isready -q -h "$work/db" && [ -S "$work/redis" ]; then break; fi
  sleep 0.2
done
psql -q -h "$work/db" -U postgres -c 'CREATE DATABASE indico'
psql -q -h "$work/db" -U postgres indico -c 'CREATE EXTENSION unaccent' -c 'CREATE EXTENSION pg_trgm'

cat > "$work/indico.conf" <<CONF
BASE_URL = 'http://localhost'
SECRET_KEY = b'$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')'
SQLALCHEMY_DATABASE_URI = 'postgresql://postgres@/indico?host=$work/db'
REDIS_CACHE_URL = 'unix://$work/redis'
CELERY_BROKER = 'redis+socket://$work/redis'
DEFAULT_TIMEZONE = 'Asia/Tokyo'
USE_PROXY = True
CACHE_DIR = LOG_DIR = TEMP_DIR = '$work'
STORAGE_BACKENDS = {'default': 'fs:$work'}
CONF
cp .build/indico/lib/python3*/site-packages/indico/logging.yaml.sample "$work/logging.yaml"
export INDICO_CONFIG=$work/indico.conf
wait_for .build/indico/bin/indico db prepare > "$work/prepare.log"
wait_for .build/indico/bin/python desk_peer.py fill "${1:-120000}"
psql -q -h "$work/db" -U postgres indico -c 'VACUUM ANALYZE'
service .build/indico/bin/gunicorn --workers 2 --graceful-timeout 2 --bind "unix:$work/web" \
  'indico.web.flask.app:make_app()'
for ((tries = 0; tries < 300; tries++)); do
  if [ -S "$work/web" ]; then break; fi
  sleep 0.2
done
wait_for .build/indico/bin/python desk_peer.py measure "$work/web" "${2:-100}" "${1:-120000}"
