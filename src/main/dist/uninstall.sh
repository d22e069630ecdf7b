#!/bin/sh
# Removes OS Manager. What the appliance's builder edited stays.
set -eu

usage() {
    cat <<'USAGE'
Usage: uninstall.sh [--root DIR] [--purge] [--unregister]

  --root DIR    the root of the system to remove it from (default: /)
  --purge       also what the builder edited, and what OS Manager wrote when it configured
                the system: its network files, name servers and the cloud's ssh keys
  --unregister  only stop it and no longer start it at boot; every file of it stays
USAGE
}

fail() {
    echo "uninstall.sh: $*" >&2
    exit 1
}

home=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=
purge=no
files=yes
while [ $# -gt 0 ]; do
    case $1 in
        --root)
            [ $# -ge 2 ] || fail "--root needs a value"
            root=$2
            shift
            ;;
        --root=*) root=${1#*=} ;;
        --purge) purge=yes ;;
        --unregister) files=no ;;
        -h | --help)
            usage
            exit 0
            ;;
        *) fail "unknown argument $1; see uninstall.sh --help" ;;
    esac
    shift
done

[ -r "$home/lib/setup.sh" ] || fail "$home is not complete: lib/setup.sh is missing; run install.sh again, then this"
init=
# shellcheck source-path=SCRIPTDIR source=lib/setup.sh
. "$home/lib/setup.sh"
find_root
case $home in "$root"/*) target=${home#"$root"} ;; *) fail "$home is not below $root" ;; esac
record=$home/.installed
[ -e "$record" ] || fail "OS Manager is not installed in $home; run the uninstall.sh of its installation"

unregister() {
    for init in systemd upstart sysv; do
        case $init in systemd) file=$unit ;; upstart) file=$upstart_job ;; sysv) file=$sysv_script ;; esac
        [ -e "$root$file" ] || continue
        # Another installation's is not touched.
        grep -q -e "[= ]$target/" -e "=$target\$" "$root$file" || continue
        stop_service
        rm -f "$root$file" "$root$unit_link"
        if [ "$init" = sysv ]; then
            ! has update-rc.d || in_root update-rc.d luoyun-osmanager remove >/dev/null
            rm -f "$root"/etc/rc?.d/[SK]??luoyun-osmanager "$root"/etc/rc.d/rc?.d/[SK]??luoyun-osmanager
        fi
        ! { [ "$init" = systemd ] && is_init_running; } || systemctl daemon-reload
    done
}

stop_service() {
    is_init_running || return 0
    case $init in
        systemd) systemctl -q disable --now osmanager.service || : ;;
        upstart) initctl stop luoyun-osmanager 2>/dev/null || : ;;
        sysv) "$sysv_script" stop || : ;;
    esac
}

remove_links() {
    [ -r "$record" ] || return 0
    while read -r path; do
        case $(readlink "$root$path" 2>/dev/null) in "$target"/*) rm -f "$root$path" ;; esac
    done <"$record"
    ! grep -qxF "$cloud_init_drop_in" "$record" || rm -f "$root$cloud_init_drop_in"
}

# Files as they were shipped go, edited ones stay.
remove_unedited() {
    [ -r "$home/lib/shipped" ] || return 0
    while read -r crc size file; do
        for path in "$home/$file" "$home/$file.new"; do
            [ -f "$path" ] || continue
            [ "$(cksum <"$path")" != "$crc $size" ] || rm -f "$path"
        done
    done <"$home/lib/shipped"
}

remove_files() {
    if [ "$purge" = yes ]; then
        cd /
        rm -rf "$home"
        return 0
    fi
    remove_unedited
    cd "$home"
    rm -rf bin lib runtime init share log run install.sh uninstall.sh LICENSE NOTICE README.md .installed
    # The instance's own configuration, with its secret, and our state beside it.
    [ ! -d conf ] || find conf -type f ! -name '*.properties' -exec rm -f {} +
    find . -depth -type d -exec rmdir {} + 2>/dev/null || :
    cd /
    rmdir "$home" 2>/dev/null || echo "Kept in $home, because it was edited: $(find "$home" -type f | tr '\n' ' ')"
}

unregister
remove_links
[ "$files" = yes ] || exit 0
[ "$purge" = no ] || "$home/lib/purge-configuration" "${root:-/}"
remove_files
echo "OS Manager is removed${root:+ from $root}."
