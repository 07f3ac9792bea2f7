#!/usr/bin/env bash
# Tries the package in a Debian of its own. `make test-deb` runs it, as root; SUITE names another Debian than bookworm.
set -euo pipefail
cd "$(dirname "$0")/../.."
suite=${SUITE:-bookworm}
[ "$(id -u)" = 0 ] || { echo "test-deb: skipped: only root can install in a Debian of its own"; exit 0; }
command -v debootstrap > /dev/null || { echo "test-deb: skipped: there is no debootstrap"; exit 0; }

# Larger and sooner there than the package that is kept.
export DPKG_DEB_COMPRESSOR_LEVEL=0
package=$(bash .ci/deb/build.sh)
hash=$(sha256sum "$package")
bash .ci/deb/build.sh > /dev/null
sha256sum --quiet --check <<< "$hash"
if command -v lintian > /dev/null; then lintian --allow-root --fail-on error,warning "$package"; fi
later=$(bash .ci/deb/build.sh "$(dpkg-deb -f "$package" Version)+later")

# From the archives that this machine's apt has.
archives=$(apt-get indextargets --format 'deb $(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
  grep -E " $suite(-updates|-security)? main\$" | sort -u)
archive=$(awk -v suite="$suite" '$3 == suite { print $2; exit }' <<< "$archives")
[ -n "$archive" ] || { echo "test-deb: skipped: apt has no archive of $suite"; exit 0; }

root=$(mktemp -d) cache=$PWD/.build-deb/cache
# Mounts are in a namespace of their own, which ends before the folder goes.
trap 'rm -rf --one-file-system "$root" "$later"' EXIT
mkdir -p "$cache"
debootstrap --variant=minbase --include=systemd --cache-dir="$cache" "$suite" "$root" "$archive" > .build-deb/debootstrap.log ||
  { tail .build-deb/debootstrap.log >&2; exit 1; }
chmod 0755 "$root"
printf '%s\n' "$archives" > "$root/etc/apt/sources.list"
cp "$package" "$later" SampleDecks/12_参集訓練.txt "$root/srv/"
unshare --mount --pid --fork --kill-child bash .ci/deb/office.sh "$root" "${package##*/}" "${later##*/}"
bash .ci/deb/boot.sh "$root" "${package##*/}"
