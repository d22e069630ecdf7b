#!/bin/sh
# Builds the package twice, from two clones of the last commit in folders with different
# names, and compares every byte of what is delivered. Prints the checksums.
#
# Usage: reproducible.sh [MAVEN_OPTION...]
#
# Not with -o: offline, Maven leaves the list of components (SBOM) out. Exit code 0: the builds are the same. 1: a file differs; both builds are kept, to be
# compared. Takes about twice as long as one `mvn verify` without tests.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
repository=$(git -C "$here" rev-parse --show-toplevel)
work=$(mktemp -d)
first=$work/first
second=$work/another-folder/of-another-depth

build() {
    git clone -q --no-hardlinks "$repository" "$1"
    folder=$1
    shift
    (cd "$folder" && TZ=$zone mvn -B -q -ntp -DskipTests "$@" verify) || {
        rm -rf "$work"
        exit 2
    }
}

zone=UTC
build "$first" "$@"
# Another clock time, as a second build always has, and another time zone.
zone=Asia/Shanghai
umask 077
build "$second" "$@"

same=yes
for file in "$first"/target/osmanager-*.tar.gz "$first"/target/osmanager_*.deb "$first"/target/osmanager-*.rpm "$first/target/osmanager.jar" \
    "$first/target/package/LuoYun/lib/application.cdx.json"; do
    name=${file#"$first/"}
    if cmp -s "$file" "$second/$name"; then
        echo "same     $(sha256sum <"$file" | cut -c 1-16)  $(wc -c <"$file") bytes  $name"
    else
        echo "DIFFERS  $name: $file $second/$name"
        same=no
    fi
done
[ "$same" = yes ] || exit 1
rm -rf "$work"
