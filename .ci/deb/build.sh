#!/usr/bin/env bash
# Makes .build-deb/utsusu_VERSION_ARCH.deb from what `make build` has left, and prints its path. The same programs make
# the same package.
#     DEB_DEPENDS="…" DEB_RECOMMENDS="…" bash .ci/deb/build.sh [VERSION]
# The version is else that of the program. The packages named are those that no program links, from the Makefile.
set -euo pipefail
cd "$(dirname "$0")/../.."
built=.build-release/release
version=${1:-$($built/utsusu --version | sed 's/.* //')}
architecture=$(dpkg --print-architecture)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
folder=.build-deb/$architecture
rm -rf $folder
mkdir -p $folder/DEBIAN
list() { printf ', %s' "$@"; }

# The programs find one another, and the pages, beside themselves: a link to one of them leads there.
programs=(utsusu utsusu-room utsusu-reader utsusu-painter utsusu-cell)
lib=$folder/usr/lib/utsusu doc=$folder/usr/share/doc/utsusu share=$folder/usr/share
install -d $lib $folder/usr/bin
for program in "${programs[@]}"; do strip --remove-section=.comment -o $lib/$program $built/$program; done
cp -r $built/utsusu_ProjectionServer.resources $lib/
ln -s ../lib/utsusu/utsusu $folder/usr/bin/utsusu

# Completions come from the program itself, in the language of whoever presses Tab.
script='utsusu --generate-completion-script'
completion() { install -D -m 0644 /dev/stdin "$share/$1"; }
completion bash-completion/completions/utsusu <<< "eval \"\$($script bash)\""
completion fish/vendor_completions.d/utsusu.fish <<< "$script fish | source"
printf '#compdef utsusu\neval "$(%s zsh)"\n_utsusu "$@"\n' "$script" | completion zsh/vendor-completions/_utsusu

for page in man1/utsusu.1 ja/man1/utsusu.1; do
  install -D -m 0644 docs/man/$page $share/man/$page
done
install -D -m 0644 docs/setup/utsusu-office.8 $share/man/man8/utsusu-office.8
install -D docs/setup/utsusu-office $folder/usr/sbin/utsusu-office
install -D -m 0644 -t $folder/lib/systemd/system docs/setup/*.service docs/setup/*.timer
install -D -m 0644 docs/setup/utsusu.default $folder/etc/default/utsusu
install -D -m 0644 -t $doc/examples docs/setup/*.conf
install -D -m 0644 -t $doc docs/third-party.md
install -D -m 0644 .ci/deb/lintian-overrides $share/lintian/overrides/utsusu
bash .ci/deb/copyright.sh > $doc/copyright
cat > $doc/changelog << END
utsusu ($version) stable; urgency=medium

  * Built from $(git rev-parse --short=12 HEAD); git log tells what has changed.

 -- $(sed -n 's/^Maintainer: //p' .ci/deb/control)  $(date -R -u -d "@$SOURCE_DATE_EPOCH")
END
find $share/man -name '*.[18]' -exec gzip -9n {} +
gzip -9n $doc/changelog

# What the programs link, as packages with their least versions.
mkdir -p $folder.links/debian
touch $folder.links/debian/control
linked=$(cd $folder.links && dpkg-shlibdeps --warnings=1 -O "${programs[@]/#/../$architecture/usr/lib/utsusu/}" | sed 's/^shlibs:Depends=//')
rm -r $folder.links
# What one of them loads when it needs it.
loaded=$(dpkg-query -S '*/libxlsxwriter.so.[0-9]*' | sed -n '1s/:.*//p')
sed -e "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$(du -sk $folder | cut -f1)/" \
  -e "s/@DEPENDS@/$linked, $loaded, adduser$(list $DEB_DEPENDS)/; s/@RECOMMENDS@/$(list $DEB_RECOMMENDS | cut -c3-)/" \
  .ci/deb/control > $folder/DEBIAN/control
install -t $folder/DEBIAN .ci/deb/postinst .ci/deb/prerm .ci/deb/postrm
echo /etc/default/utsusu > $folder/DEBIAN/conffiles
(cd $folder && find usr lib -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum > DEBIAN/md5sums)

chmod -R u=rwX,go=rX $folder
find $folder -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
package=.build-deb/utsusu_${version}_$architecture.deb
dpkg-deb --root-owner-group --build $folder $package > /dev/null
echo "$package"
