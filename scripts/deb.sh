#!/usr/bin/env bash
# deb.sh STAGE: makes a Debian package of what "make build" put into STAGE, and prints its path.
# Needs no root. REVISION counts packages of one version; DEBFULLNAME and DEBEMAIL name who makes them.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)} # make deb says the day of the sources

stage=$1
# example.org is nobody's (RFC 2606): who passes the package on says who answers for it.
maintainer="${DEBFULLNAME:-Copydesk developers} <${DEBEMAIL:-copydesk@example.org}>"
version=$("$stage/copydesk" version | cut -d' ' -f2)-${REVISION:-1}
architecture=$(dpkg --print-architecture)
work=.build/deb
root=$work/debian/copydesk # where dpkg-shlibdeps looks for a package's own files
doc=$root/usr/share/doc/copydesk

# What the programs link against, in packages.
library_packages() {
    printf 'Source: copydesk\n\nPackage: copydesk\nArchitecture: any\n' >"$work/debian/control"
    (cd "$work" && dpkg-shlibdeps --warnings=1 -O "${root#"$work/"}"/usr/{bin/copydesk,libexec/copydesk/copydesk-picture}) |
        sed -n 's/^shlibs:Depends=//p'
}

files() {
    make --no-print-directory install DESTDIR="$root" PREFIX=/usr SYSCONFDIR=/etc \
        UNITDIR=/usr/lib/systemd/system SYSUSERSDIR=/usr/lib/sysusers.d >/dev/null
    gzip -9nc CHANGELOG.md >"$doc/changelog.gz"
    changelog | gzip -9nc >"$doc/changelog.Debian.gz"
    copyright >"$doc/copyright"
    rm "$doc/LICENSE" "$doc/CHANGELOG.md"
    install -D -m 0644 scripts/deb/lintian-overrides "$root/usr/share/lintian/overrides/copydesk"
}

# The newest section of CHANGELOG.md, in deb-changelog(5).
changelog() {
    printf 'copydesk (%s) bookworm; urgency=medium\n\n' "$version"
    sed -n '/^## /,$p' CHANGELOG.md | sed -n '2,${/^## /q;p}' | sed -n 's/^- //p' | while read -r line; do
        fold -s -w 76 <<<"$line" | sed -e '1s/^/  * /' -e '2,$s/^/    /' -e 's/ *$//'
    done
    printf '\n -- %s  %s\n' "$maintainer" "$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")"
}

# LICENSE in https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
copyright() {
    cat <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Copydesk

Files: *
Copyright: $(sed -n 's/^Copyright (c) //p' LICENSE)
License: Expat

License: Expat
$(sed '1,/^Copyright/d' LICENSE | sed '/./,$!d' | sed -e 's/^$/./' -e 's/^/ /')
END
}

control() {
    local libraries
    libraries=$(library_packages)
    cat <<END
Package: copydesk
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k -s --apparent-size "$root" | cut -f1)
Depends: $libraries, ca-certificates, tzdata, fonts-inter, systemd | systemd-standalone-sysusers | systemd-sysusers
Recommends: fonts-noto-core, fonts-noto-color-emoji
Suggests: fonts-noto-cjk
Section: web
Priority: optional
Description: desk between RSS feeds, Notion and LinkedIn
 Copydesk is a daemon that reads RSS feeds and briefs, drafts LinkedIn posts in
 a brand's voice and lays them, with a picture, on a desk in Notion. What an
 editor approves there it publishes at the right minute, exactly once; what
 nobody approved is never published.
 .
 It is enabled and started when it is installed, answers on 127.0.0.1:8420 and
 does nothing with Notion or LinkedIn before it is told their tokens.
END
}

rm -rf "$work"
mkdir -p "$root/DEBIAN"
files
control >"$work/control"
install -m 0644 "$work/control" "$root/DEBIAN/control"
install -m 0755 scripts/deb/postinst scripts/deb/prerm scripts/deb/postrm "$root/DEBIAN/"
echo /etc/copydesk/copydesk.toml >"$root/DEBIAN/conffiles"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
package=.build/copydesk_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
stat -c '%n %s' "$package" | awk '{ printf "%s %.1f MB\n", $1, $2 / 1e6 }'
