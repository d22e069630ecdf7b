# shellcheck shell=sh
# What install.sh and uninstall.sh share. They set: root (empty for this system), target,
# home ($root$target), record ($home/.installed: one line for each file that was made outside
# of home), init (empty: find out), and fail.
# shellcheck disable=SC2034,SC2154

unit=/etc/systemd/system/osmanager.service
unit_link=/etc/systemd/system/multi-user.target.wants/osmanager.service
cloud_init_drop_in=/etc/cloud/cloud.cfg.d/99-osmanager.cfg
upstart_job=/etc/init/luoyun-osmanager.conf
sysv_script=/etc/init.d/luoyun-osmanager

# Turns root into its real path.
find_root() {
    [ "$(id -u)" = 0 ] || fail "must be run as root"
    [ -n "$root" ] || return 0
    named=$root
    root=$(CDPATH='' cd -- "$named" 2>/dev/null && pwd -P) || fail "the root directory $named does not exist"
    [ "$root" != / ] || root=
}

# Whether the system that is installed into is the one that runs here: no other root was
# named, and this is no chroot.
is_running_system() {
    [ -z "$root" ] || return 1
    [ -e /proc/1/root ] || return 1
    [ "$(stat -L -c %d:%i / 2>/dev/null)" = "$(stat -L -c %d:%i /proc/1/root 2>/dev/null)" ]
}

# A program of the other system, or of this one when root is empty.
has() {
    for folder in /usr/sbin /usr/bin /sbin /bin; do
        [ ! -x "$root$folder/$1" ] || return 0
    done
    return 1
}

in_root() {
    if [ -n "$root" ]; then chroot "$root" "$@"; else "$@"; fi
}

# Whether programs of the system can be run: without /proc Java does not find its libraries.
can_run() {
    [ -e "$root/proc/self" ] || [ -e "$root/proc/version" ]
}

find_init() {
    if is_running_system && [ -d /run/systemd/system ]; then
        echo systemd
    elif [ -x "$root/usr/lib/systemd/systemd" ] && ! is_other_init; then
        echo systemd
    elif [ -x "$root/lib/systemd/systemd" ] && ! is_other_init; then
        echo systemd
    elif [ -d "$root/etc/init" ] && { [ -e "$root/etc/init/rc.conf" ] || has initctl; }; then
        echo upstart
    elif [ -d "$root/etc/init.d" ] || [ -d "$root/etc/rc.d/init.d" ]; then
        echo sysv
    else
        fail "the system has neither systemd, upstart nor SysV init; name one with --init, or --init none"
    fi
}

# Systemd's files may lie about on a system that another init starts.
is_other_init() {
    [ -e "$root/sbin/init" ] || [ -L "$root/sbin/init" ] || return 1
    case $(readlink "$root/sbin/init" 2>/dev/null) in *systemd) return 1 ;; *) return 0 ;; esac
}

# Whether that init system runs here now, so that it can be told.
is_init_running() {
    is_running_system || return 1
    case $init in
        systemd) [ -d /run/systemd/system ] ;;
        upstart | sysv) [ "$(cat /proc/1/comm 2>/dev/null)" = init ] ;;
        *) return 1 ;;
    esac
}

# Copies a file with every /LuoYun in it turned into the target.
place() {
    mkdir -p "$(dirname "$root$2")"
    sed "s|/LuoYun|$target|g" "$1" >"$root$2.new"
    chmod "$3" "$root$2.new"
    mv -f "$root$2.new" "$root$2"
}

runlevel_links() {
    folder=$root/etc
    [ ! -d "$root/etc/rc.d/rc3.d" ] || folder=$root/etc/rc.d
    for level in 0 1 2 3 4 5 6; do
        case $level in [2345]) link=S99luoyun-osmanager ;; *) link=K01luoyun-osmanager ;; esac
        echo "$folder/rc$level.d/$link"
    done
}
