#!/bin/sh
# Removes OS Manager. What the appliance's builder added or edited stays.
set -eu

usage() {
    cat <<'USAGE'
Usage: uninstall.sh [--root DIR] [--purge] [--unregister]

  --root DIR    the root of the system to remove it from (default: /)
  --purge       also what the builder edited or added, and what OS Manager wrote when it configured
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
# shellcheck source-path=SCRIPTDIR source=lib/selinux.sh
. "$home/lib/selinux.sh"
find_root
case $home in "$root"/*) target=${home#"$root"} ;; *) fail "$home is not below $root" ;; esac
record=$home/.installed
[ -e "$record" ] || fail "OS Manager is not installed in $home; run the uninstall.sh of its installation"
# The name that it was installed by: a link may lead to the folder.
named=$(sed -n 's/^target=//p' "$record")
[ "$(CDPATH='' cd -- "$root$named" 2>/dev/null && pwd -P)" != "$home" ] || target=$named

check_removal() {
    ! is_debian_package || fail "$target belongs to a Debian package; remove that by dpkg -r or dpkg -P"
    ! is_rpm_package || fail "$target belongs to an RPM package; remove that by rpm -e"
    [ ! -e "$home/.osmanager-old" ] || fail "an upgrade of $target was interrupted; run its install.sh again, then this"
    for folder in "$home" "$root/etc"; do
        [ ! -d "$folder" ] || [ -w "$folder" ] || fail "cannot write into $folder; is the file system read-only?"
    done
    [ "$purge" = no ] || check_mounts '*'
}

unregister() {
    for init in systemd upstart openrc runit sysv; do
        case $init in
            systemd) file=$unit ;;
            upstart) file=$upstart_job ;;
            openrc | sysv) file=$sysv_script ;;
            runit) file=$runit_folder/run ;;
        esac
        [ -e "$root$file" ] || continue
        [ "$init" != openrc ] || grep -q openrc-run "$root$file" || continue
        # Another installation's is not touched.
        grep -q -e "[= ]$target/" -e "=$target\$" "$root$file" || continue
        stop_service
        keep_edited "$file"
        rm -f "$root$file"
        case $init in
            systemd)
                rm -f "$root$unit_link"
                ! is_init_running || systemctl daemon-reload
                ;;
            openrc) rm -f "$root$openrc_link" ;;
            runit) rm -rf "$root$runit_link" "$root$runit_folder" "$root/run/runit/supervise.luoyun-osmanager" ;;
            sysv)
                ! has update-rc.d || in_root update-rc.d luoyun-osmanager remove >/dev/null
                rm -f "$root"/etc/rc?.d/[SK]??luoyun-osmanager "$root"/etc/rc.d/rc?.d/[SK]??luoyun-osmanager
                ;;
        esac
    done
}

stop_service() {
    is_init_running || return 0
    case $init in
        systemd) systemctl -q disable --now osmanager.service || : ;;
        upstart) initctl stop luoyun-osmanager 2>/dev/null || : ;;
        openrc) rc-service luoyun-osmanager stop || : ;;
        runit)
            rm -f "$runit_link"
            sv -w 20 force-shutdown "$runit_folder" >/dev/null || :
            ;;
        sysv) "$sysv_script" stop || : ;;
    esac
}

remove_links() {
    [ -r "$record" ] || return 0
    while read -r path; do
        case $(readlink "$root$path" 2>/dev/null) in "$target"/*) rm -f "$root$path" ;; esac
    done <"$record"
    # Of a service that was killed.
    rm -f "$root/run/issue.d/osmanager.issue" "$root/etc/motd.d/osmanager"
    if grep -qs '^-- OS Manager -*$' "$root/etc/motd"; then
        rest=$(sed '/^-- OS Manager -*$/,/^-* OS Manager --$/d' "$root/etc/motd")
        printf '%s' "${rest:+$rest
}" >"$root/etc/motd"
    fi
    ! grep -qxF "$cloud_init_drop_in" "$record" || rm -f "$root$cloud_init_drop_in"
    sed -n 's/^off=\(.*\)/The service \1, which OS Manager had switched off, is left off./p' "$record"
}

copy_edited() {
    cd "$home"
    cut -d ' ' -f 3- lib/shipped | grep -vE '^(custom|build|conf)/' | while read -r file; do
        { [ -f "$file" ] && [ ! -L "$file" ]; } || continue
        ! grep -qxF "$(cksum <"$file") $file" lib/shipped || continue
        must cp -p "$file" "$file.edited"
        echo "$target/$file was edited; what it was is kept as ${file##*/}.edited"
    done
}

# A newer version that an upgrade put beside an edited file.
remove_newer() {
    while read -r crc size file; do
        [ ! -f "$file.new" ] || [ "$(cksum <"$file.new")" != "$crc $size" ] || rm -f "$file.new"
    done <lib/shipped
}

# What is as it was shipped, and the state of the service, with the instance's secret. All
# else is the builder's.
remove_ours() {
    folders=$(shipped_folders)
    needed='^(uninstall\.sh|lib/(setup\.sh|selinux\.sh|purge-configuration|shipped))$'
    remove_newer
    shipped_files | grep -vE "$needed" | while read -r file; do
        rm -f "$file"
    done
    rm -rf .osmanager-new run
    remove_start_caches .
    rm -f conf/luoyun.conf conf/.*.osmanager-new log/osmanager.log* log/start-errors.log
    for folder in $folders log; do
        rmdir -p "$folder" 2>/dev/null || :
    done
    # Last what a further try needs after an interruption.
    rm -f lib/setup.sh lib/selinux.sh lib/purge-configuration lib/shipped .installed uninstall.sh
    rmdir lib 2>/dev/null || :
}

remove_files() {
    cd "$home"
    remove_ours
    kept=$(find . ! -type d | sed 's|^\./||' | LC_ALL=C sort | tr '\n' ' ')
    if [ "$purge" = yes ]; then
        [ -z "$kept" ] || echo "Removed too, as --purge says: $kept"
        find . -depth ! -name . -exec rm -rf {} +
    elif [ -n "$kept" ]; then
        echo "Kept in $home, because it is not OS Manager's or was edited: $kept"
    fi
    cd /
    # A link to it would lead nowhere.
    [ -L "$root$target" ] || rmdir "$home" 2>/dev/null || :
}

[ "$files" = no ] || check_removal
unregister
remove_links
forget_labels
if [ "$files" = no ]; then
    # dpkg, which comes next, removes them without a word.
    { ! is_debian_package && ! is_rpm_package; } || copy_edited
    exit 0
fi
[ "$purge" = no ] || "$home/lib/purge-configuration" "${root:-/}"
remove_files
echo "OS Manager is removed${root:+ from $root}."
