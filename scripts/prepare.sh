#!/usr/bin/env bash
# prepare.sh run|test|feeds|fidelity|browser|deb: sees that a Debian machine can build Copydesk and run it, or its tests, the vendors'
# clients or a browser against it, or make its package as well.
# Installs the packages that are missing and nothing else; asks nothing.
set -euo pipefail

compiler=(make binutils libstdc++-12-dev libc6-dev libncurses6 libsqlite3-0 libxml2) # Swift itself, on Debian 12
libraries=(
    pkg-config libcurl4-openssl-dev libmicrohttpd-dev libsodium-dev libtomlplusplus-dev libsqlite3-dev libxml2-dev
    libpango1.0-dev libjpeg62-turbo-dev libwebp-dev libutf8proc-dev libxxhash-dev
)
running=(ca-certificates tzdata fonts-inter fonts-noto-core fonts-noto-color-emoji)
testing=(python3) # plays systemd in a test, and the feeds' servers in the bench
clients=(python3 python3-venv) # the vendors' Python clients, in an environment of their own
looking=("${clients[@]}" chromium libatomic1) # a browser, and what its driver from PyPI is linked with
serving=(gcc nginx-light python3) # what feeds cost, next to C
packing=(dpkg-dev) # finds which packages the programs' libraries are in

swift=${SWIFT:-swift}

stop() {
    echo "$*" >&2
    exit 1
}

no_swift="Copydesk is built with Swift 6.3 or later: get it for Debian 12 from https://www.swift.org/install/linux/ and put its usr/bin on PATH."

# Only whether it is there: without the packages below it cannot even say its version.
need_toolchain() {
    command -v "$swift" >/dev/null || stop "$no_swift"
}

missing() {
    local package
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
    done
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif ! command -v sudo >/dev/null; then
        stop "These need root, and there is no sudo here: $*"
    elif [[ -t 0 ]]; then
        sudo "$@"
    else
        sudo -n "$@" # nobody is there to type a password
    fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes \
        apt-get -q -y -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@" </dev/null
}

# The lock of the package lists is not covered by DPkg::Lock::Timeout.
update_lists() {
    local tries=0
    until apt update; do
        ((++tries < 20)) || stop "The package lists could not be read; see the lines of apt-get above."
        echo "Trying again in 15 s." >&2
        sleep 15
    done
}

install_packages() {
    local wanted
    mapfile -t wanted < <(missing "$@")
    [[ ${#wanted[@]} -gt 0 ]] || return 0
    command -v apt-get >/dev/null || stop "This is no Debian machine; install what these packages hold, then say swift build: ${wanted[*]}"
    echo "Installing ${#wanted[@]} Debian packages: ${wanted[*]}"
    update_lists
    apt install --no-install-recommends "${wanted[@]}"
}

need_version() {
    local version
    version=$("$swift" --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [[ -n $version ]] || stop "$("$swift" --version 2>&1 | head -n 1) ($(command -v "$swift") does not start on this machine.)"
    [[ $(printf '%s\n' 6.3 "$version" | sort -V | head -n 1) == 6.3 ]] || stop "This is Swift $version. $no_swift"
}

need_toolchain
case ${1:-} in
    run) install_packages "${compiler[@]}" "${libraries[@]}" "${running[@]}" ;;
    test) install_packages "${compiler[@]}" "${libraries[@]}" "${running[@]}" "${testing[@]}" ;;
    feeds) install_packages "${compiler[@]}" "${libraries[@]}" "${running[@]}" "${serving[@]}" ;;
    fidelity) install_packages "${compiler[@]}" "${libraries[@]}" "${running[@]}" "${clients[@]}" ;;
    browser) install_packages "${compiler[@]}" "${libraries[@]}" "${running[@]}" "${looking[@]}" ;;
    deb) install_packages "${compiler[@]}" "${libraries[@]}" "${running[@]}" "${packing[@]}" ;;
    *) stop "prepare.sh run|test|feeds|fidelity|browser|deb" ;;
esac
need_version
