#!/bin/sh
# Installs OS Manager, or a newer version over an older one. Works on a running system and
# in the file system of an image: in a chroot, or from outside with --root.
set -eu

usage() {
    cat <<'USAGE'
Usage: install.sh [--root DIR] [--target DIR] [--init NAME] [--no-start]

  --root DIR    the root of the system to install into (default: /)
  --target DIR  where OS Manager lives in that system (default: /LuoYun)
  --init NAME   systemd, upstart, openrc, runit, sysv or none (default: what the system has)
  --no-start    only install, also on a running system

What the appliance's builder added anywhere or edited below custom/, build/ and conf/ is
kept; a newer version of such a file is put beside it as FILE.new. A program file that was
edited is kept beside the new one as FILE.edited.
USAGE
}

fail() {
    echo "install.sh: $*" >&2
    exit 1
}

# Before any of them is used.
for tool in chown cksum cut df dirname du find grep id readlink sed sort tail tr; do
    command -v "$tool" >/dev/null || fail "the program $tool is missing on this system; install it first"
done
source=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=
target=/LuoYun
init=
start=yes
disabled=no
while [ $# -gt 0 ]; do
    case $1 in
        --root | --target | --init)
            [ $# -ge 2 ] || fail "$1 needs a value; see install.sh --help"
            case $1 in --root) root=$2 ;; --target) target=$2 ;; --init) init=$2 ;; esac
            shift
            ;;
        --root=*) root=${1#*=} ;;
        --target=*) target=${1#*=} ;;
        --init=*) init=${1#*=} ;;
        --no-start) start=no ;;
        -h | --help)
            usage
            exit 0
            ;;
        *) fail "unknown argument $1; see install.sh --help" ;;
    esac
    shift
done

for part in bin/osmanager lib/osmanager.jar lib/setup.sh lib/upgrade.sh lib/earlier.sh lib/selinux.sh lib/shipped runtime/bin/java runtime/lib/modules; do
    [ -e "$source/$part" ] || fail "$source is not a complete OS Manager: $part is missing; unpack the package again"
done
# shellcheck source-path=SCRIPTDIR source=lib/setup.sh
. "$source/lib/setup.sh"
# shellcheck source-path=SCRIPTDIR source=lib/upgrade.sh
. "$source/lib/upgrade.sh"
# shellcheck source-path=SCRIPTDIR source=lib/earlier.sh
. "$source/lib/earlier.sh"
# shellcheck source-path=SCRIPTDIR source=lib/selinux.sh
. "$source/lib/selinux.sh"
find_root
case $target in
    /*[!A-Za-z0-9/._+-]*) fail "the target $target may hold only letters, digits and / . _ + -" ;;
    / | */../* | */.. | */./* | */. | *//*) fail "the target must be a plain path other than /, not $target" ;;
    /*) target=${target%/} ;;
    *) fail "the target must be an absolute path, not $target" ;;
esac
case ${init:-none} in
    systemd | upstart | openrc | runit | sysv | none) ;;
    *) fail "--init must be systemd, upstart, openrc, runit, sysv or none" ;;
esac
home=$root$target
record=$home/.installed

# That the target is ours or empty, and takes what is to come.
check_target() {
    [ -z "$root" ] || [ ! -L "$home" ] || fail "$target of $root is a symbolic link, which may lead out of it"
    [ -d "$home" ] || { [ ! -e "$home" ] && [ ! -L "$home" ]; } || fail "$home is there, and is not a folder"
    for part in $parts; do
        [ ! -L "$home/$part" ] || fail "$target/$part is a symbolic link; make it a folder or file of its own first"
        # In /LuoYun it is what the builder put there before the first installation.
        [ "$target" = /LuoYun ] || [ ! -e "$home/$part" ] || [ -e "$record" ] || [ -e "$home/lib/osmanager.jar" ] ||
            fail "$target holds a $part that is not OS Manager's; choose another --target"
    done
    check_mounts "$parts"
    is_source_home || ! is_debian_package || fail "$target belongs to a Debian package; upgrade that by dpkg -i"
    is_source_home || ! is_rpm_package || fail "$target belongs to an RPM package; upgrade that by rpm -U"
    is_source_home || check_room
    mkdir -p "$home" 2>/dev/null || fail "cannot make $home; is the file system read-only?"
    (: >>"$record") 2>/dev/null || fail "cannot write into $home; is the file system read-only, or full?"
}

is_source_home() {
    [ "$source" = "$(CDPATH='' cd -- "$home" 2>/dev/null && pwd -P)" ]
}

check_room() {
    needed=$(du -sk "$source" | cut -f 1)
    folder=$(nearest "$home")
    # shellcheck disable=SC2046
    set -- $(df -Pk "$folder" 2>/dev/null | tail -n 1)
    [ "${4:-$needed}" -ge "$needed" ] || fail "the file system of $home has room for ${4:-0} KB; $needed KB are needed"
}

nearest() {
    folder=$1
    while [ ! -d "$folder" ]; do folder=$(dirname "$folder"); done
    echo "$folder"
}

# That the init system's folder takes its file, before anything is replaced.
check_init() {
    [ -n "$init" ] || init=$(find_init)
    case $init in
        systemd) folder=$unit ;;
        upstart) folder=$upstart_job ;;
        openrc | sysv) folder=$sysv_script ;;
        runit) folder=$runit_folder ;;
        *) return 0 ;;
    esac
    folder=$(nearest "$root$folder")
    [ -w "$folder" ] || fail "cannot write into $folder; is the file system read-only?"
}

copy_files() {
    finish_upgrade
    is_source_home || upgrade
    # Where the package was unpacked over it.
    take_earlier_away
    must mkdir -p "$home/conf" "$home/log" "$home/run"
    must chmod 700 "$home/conf" "$home/log"
}

link() {
    folder=$(dirname "$root$2")
    [ -d "$folder" ] || return 0
    if [ -e "$root$2" ] || [ -L "$root$2" ]; then
        [ "$(readlink "$root$2")" = "$1" ] || {
            echo "$2 is already there and is left alone" >&2
            return 0
        }
    fi
    must ln -sfn "$1" "$root$2"
    made "$2"
}

link_commands() {
    link "$target/bin/osmanager" /usr/local/bin/osmanager
    link "$target/share/man/osmanager.8" /usr/share/man/man8/osmanager.8
    link "$target/share/bash-completion/osmanager" /usr/share/bash-completion/completions/osmanager
}

register() {
    case $init in
        systemd) register_systemd ;;
        upstart)
            place "$home/init/upstart/luoyun-osmanager.conf" "$upstart_job" 644
            ! is_init_running || initctl reload-configuration || :
            ;;
        openrc) register_openrc ;;
        runit) register_runit ;;
        sysv) register_sysv ;;
    esac
}

# FILE LINK: a service that was disabled on purpose stays so.
was_disabled() {
    [ -f "$root$1" ] && [ ! -L "$root$2" ] && grep -qxF "$2" "$record"
}

stay_disabled() {
    echo "The service was disabled and stays so; $* brings it back."
    disabled=yes
}

register_systemd() {
    # Or masked.
    if was_disabled "$unit" "$unit_link" || [ "$(readlink "$root$unit")" = /dev/null ]; then
        stay_disabled systemctl enable --now osmanager
        [ ! -L "$root$unit" ] || return 0
        place "$home/init/systemd/osmanager.service" "$unit" 644
        ! is_init_running || systemctl daemon-reload || :
        return 0
    fi
    place "$home/init/systemd/osmanager.service" "$unit" 644
    made "$unit_link"
    if is_init_running; then
        systemctl daemon-reload || fail "systemd does not take the unit; see systemctl status osmanager"
        systemctl -q enable osmanager.service
    elif ! command -v systemctl >/dev/null || ! systemctl -q --root="${root:-/}" enable osmanager.service 2>/dev/null; then
        mkdir -p "$(dirname "$root$unit_link")"
        ln -sfn "$unit" "$root$unit_link"
    fi
    [ -L "$root$unit_link" ] || fail "systemctl enable did not make $unit_link"
}

register_openrc() {
    ! was_disabled "$sysv_script" "$openrc_link" || stay_disabled rc-update add luoyun-osmanager
    place "$home/init/openrc/luoyun-osmanager" "$sysv_script" 755
    [ "$disabled" = yes ] || switch_on "$sysv_script" "$openrc_link"
}

# On a running system it starts as soon as it is enabled: see start_runit.
register_runit() {
    ! was_disabled "$runit_folder/run" "$runit_link" || stay_disabled ln -s "$runit_folder" "$runit_link"
    place "$home/init/runit/run" "$runit_folder/run" 755
    must ln -sfn "/run/runit/supervise.${runit_folder##*/}" "$root$runit_folder/supervise"
    [ "$disabled" = yes ] || is_init_running || switch_on "$runit_folder" "$runit_link"
}

switch_on() {
    must mkdir -p "$(dirname "$root$2")"
    must ln -sfn "$1" "$root$2"
    made "$2"
}

register_sysv() {
    place "$home/init/sysv/luoyun-osmanager" "$sysv_script" 755
    if has update-rc.d; then
        in_root update-rc.d luoyun-osmanager defaults >/dev/null
    elif has chkconfig; then
        in_root chkconfig --add luoyun-osmanager
    else
        runlevel_links | while read -r path; do
            mkdir -p "$(dirname "$path")"
            ln -sfn ../init.d/luoyun-osmanager "$path"
        done
    fi
    for level in 2 3 4 5; do
        found=no
        for path in "$root/etc/rc$level.d"/S??luoyun-osmanager "$root/etc/rc.d/rc$level.d"/S??luoyun-osmanager; do
            [ ! -L "$path" ] || found=yes
        done
        [ "$found" = yes ] || fail "runlevel $level does not start OS Manager: no link in /etc/rc$level.d"
    done
}

# Where cloud-init is too, the network is OS Manager's; see install.md.
divide_with_cloud_init() {
    [ -d "$root/etc/cloud/cloud.cfg.d" ] || return 0
    [ ! -e "$root$cloud_init_drop_in" ] || return 0
    {
        echo "# Written by OS Manager, which configures the network; removed by its uninstall.sh."
        echo "network: {config: disabled}"
    } >"$home/run/drop-in" || fail "cannot write into $home/run; is the disk full?"
    must cp "$home/run/drop-in" "$root$cloud_init_drop_in.new"
    must mv -f "$root$cloud_init_drop_in.new" "$root$cloud_init_drop_in"
    rm -f "$home/run/drop-in"
    made "$cloud_init_drop_in"
    echo "cloud-init is here too: it now leaves the network to OS Manager ($cloud_init_drop_in)"
    [ ! -e "$root/etc/systemd/system/network-online.target.wants/systemd-networkd-wait-online.service" ] ||
        echo "Its first boot waits 2 minutes for a network that OS Manager sets up later, unless you disable systemd-networkd-wait-online.service."
}

# Debian's package of the terminal server, and Fedora's of another name, open a port of their
# own to everybody, whatever webssh says. It is switched off once; who wants it back keeps it.
switch_off_shellinabox() {
    ! grep -q '^off=' "$record" || return 0
    for name in shellinabox shellinaboxd; do
        is_on "$name" || continue
        # As update-rc.d and chkconfig do.
        runlevel_starts "$name" | while read -r path; do
            must mv -f "$path" "${path%/S??"$name"}/K01$name"
        done
        rm -f "$root/etc/systemd/system/multi-user.target.wants/$name.service"
        if is_running_system && [ -d /run/systemd/system ]; then
            systemctl -q stop "$name" || :
            systemctl daemon-reload || :
        elif is_running_system; then
            "/etc/init.d/$name" stop || :
        fi
        back="systemctl enable $name"
        ! has chkconfig || back="chkconfig $name on"
        ! has update-rc.d || back="update-rc.d $name enable"
        made "off=$name"
        echo "The service $name opened a terminal to everybody on a port of its own; it is switched off, and \"$back\" brings it back."
    done
}

is_on() {
    [ -L "$root/etc/systemd/system/multi-user.target.wants/$1.service" ] ||
        { [ -n "$(runlevel_starts "$1")" ] && ! grep -qsx 'SHELLINABOX_DAEMON_START=0' "$root/etc/default/$1"; }
}

runlevel_starts() {
    find "$root/etc/rc.d" "$root"/etc/rc[2345].d -name "S??$1" 2>/dev/null || :
}

cache_matches() {
    for cache in service commands; do
        [ -r "$home/lib/$cache.aot" ] && in_root "$target/runtime/bin/java" "@$target/lib/java.options" \
            -XX:AOTMode=on "-XX:AOTCache=$target/lib/$cache.aot" -cp "$target/lib/osmanager.jar" \
            -version >/dev/null 2>&1 || return 1
    done
}

# Only the speed of the start depends on it.
refresh_start_cache() {
    if ! can_run; then
        remove_start_caches "$home"
        echo "/proc is not mounted in the image: run $target/lib/make-start-cache there for a fast start." >&2
        return 0
    fi
    cache_matches || in_root "$target/lib/make-start-cache" || {
        remove_start_caches "$home"
        echo "Without a start cache OS Manager works, and starts more slowly." >&2
    }
}

check_installation() {
    can_run || return 0
    in_root "$target/bin/osmanager" --version >/dev/null ||
        fail "$target/bin/osmanager does not run on this system; is the package of another architecture?"
}

start_service() {
    if [ "$disabled" = yes ] || ! is_init_running; then
        return 0
    fi
    if [ "$init" = runit ]; then
        start_runit || fail "OS Manager did not start; see $target/log"
    fi
    [ "$start" = yes ] || return 0
    case $init in
        systemd) systemctl restart osmanager.service || fail "OS Manager did not start; see journalctl -u osmanager" ;;
        upstart)
            initctl stop luoyun-osmanager 2>/dev/null || :
            initctl start luoyun-osmanager || fail "OS Manager did not start; see $target/log"
            ;;
        openrc) rc-service luoyun-osmanager restart || fail "OS Manager did not start; see $target/log" ;;
        sysv) "$sysv_script" restart || fail "OS Manager did not start; see $target/log" ;;
    esac
}

start_runit() {
    if [ -L "$runit_link" ]; then
        [ "$start" = no ] || sv -w 20 restart "$runit_folder" >/dev/null
        return
    fi
    [ "$start" = yes ] || : >"$runit_folder/down"
    switch_on "$runit_folder" "$runit_link"
    # It is looked for every 5 seconds.
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        ! sv status "$runit_folder" >/dev/null 2>&1 || break
        sleep 1
    done
    rm -f "$runit_folder/down"
    sv status "$runit_folder" >/dev/null
}

check_init
check_target
copy_files
made "target=$target"
link_commands
register
divide_with_cloud_init
switch_off_shellinabox
refresh_start_cache
label_files
check_installation
start_service
[ "$init" != none ] || echo "No init system that is known starts it at boot; have yours run: $target/bin/osmanager run"
echo "OS Manager is installed in $target${root:+ of $root} ($init)."
