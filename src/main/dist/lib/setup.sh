# shellcheck shell=sh
# What install.sh and uninstall.sh share. They set: root (empty for this system), target,
# home ($root$target), record ($home/.installed: the target, and for each file that was made
# outside of home a line, with its checksum where it may be edited), init (empty: find out),
# and fail.
# shellcheck disable=SC2034,SC2154

unit=/etc/systemd/system/osmanager.service
unit_link=/etc/systemd/system/multi-user.target.wants/osmanager.service
cloud_init_drop_in=/etc/cloud/cloud.cfg.d/99-osmanager.cfg
upstart_job=/etc/init/luoyun-osmanager.conf
sysv_script=/etc/init.d/luoyun-osmanager
openrc_link=/etc/runlevels/default/luoyun-osmanager
runit_folder=/etc/sv/luoyun-osmanager
runit_link=/etc/runit/runsvdir/default/luoyun-osmanager

# That of another system than this one means nothing here.
[ -d "${TMPDIR:-/tmp}" ] || unset TMPDIR

# Runs a program that must succeed; of what it says when it does not, the first line is told.
must() {
    said=$("$@" 2>&1) || {
        said=${said%%"
"*}
        fail "${said#"$1: "}"
    }
}

# Whether dpkg looks after the files in home, by whatever name the package goes.
is_debian_package() {
    grep -qxF "$target/uninstall.sh" "$root"/var/lib/dpkg/info/*.list 2>/dev/null
}

# Whether rpm does.
is_rpm_package() {
    has rpm && in_root rpm -qf "$target/uninstall.sh" >/dev/null 2>&1
}

# Refuses to go on where something that would be moved or removed is another file system.
# The argument: names below home, with * for all.
check_mounts() {
    [ -r /proc/self/mounts ] || return 0
    real=$(CDPATH='' cd -- "$home" 2>/dev/null && pwd -P) || return 0
    set -f
    while read -r _ point _; do
        for name in $1; do
            # shellcheck disable=SC2254
            case $point in
                "$real"/$name | "$real"/$name/*) fail "another file system is mounted at $point; unmount it first" ;;
            esac
        done
    done </proc/self/mounts
    set +f
}

# Removes what lib/make-start-cache has made in a home.
remove_start_caches() {
    for cache in service commands; do
        rm -f "$1/lib/$cache.aot" "$1/lib/$cache.aot.new" "$1/lib/$cache.aot.sum"
    done
}

# Whether the list of what was shipped names all files, as it does since there are upgrades
# that keep the others.
is_list_whole() {
    grep -q ' lib/osmanager.jar$' lib/shipped 2>/dev/null
}

# The files and links of the version in the current folder that are as they were shipped.
shipped_files() {
    if is_list_whole; then
        { find . -type f -exec cksum {} + && list_links .; } | sed 's|^\([^ ]* [^ ]*\) \./|\1 |' |
            grep -xF -f lib/shipped | cut -d ' ' -f 3-
    elif [ -e lib/osmanager.jar ]; then
        # Before that all were of one age, that of the build.
        { find . -type f && find ./runtime -type l; } | while read -r file; do
            # shellcheck disable=SC3013
            [ "$file" -nt lib/osmanager.jar ] || [ lib/osmanager.jar -nt "$file" ] || echo "${file#./}"
        done
    fi
}

# As the build writes them into the list.
list_links() {
    find "$1" -type l | while read -r file; do
        echo "link $(readlink "$file") $file"
    done
}

# Their folders, the deepest first.
shipped_folders() {
    { sed -n 's|^[^ ]* [^ ]* \(.*\)/[^/]*$|\1|p' lib/shipped 2>/dev/null || :; is_list_whole || shipped_files | sed -n 's|/[^/]*$||p'; } | LC_ALL=C sort -ru
}

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

# What the environment names here is not there.
in_root() {
    if [ -n "$root" ]; then
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root chroot "$root" "$@"
    else
        "$@"
    fi
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
    elif is_runit; then
        echo runit
    elif [ -d "$root/etc/init" ] && { [ -e "$root/etc/init/rc.conf" ] || has initctl; }; then
        echo upstart
    elif has openrc-run; then
        echo openrc
    elif [ -d "$root/etc/init.d" ] || [ -d "$root/etc/rc.d/init.d" ]; then
        echo sysv
    else
        echo none
    fi
}

# Systemd's files may lie about on a system that another init starts.
is_other_init() {
    [ -e "$root/sbin/init" ] || [ -L "$root/sbin/init" ] || return 1
    case $(readlink "$root/sbin/init" 2>/dev/null) in *systemd) return 1 ;; *) return 0 ;; esac
}

is_runit() {
    [ -d "$root/etc/runit/runsvdir" ] || return 1
    case $(readlink "$root/sbin/init" 2>/dev/null) in *runit*) return 0 ;; *) return 1 ;; esac
}

# Whether that init system runs here now, so that it can be told.
is_init_running() {
    is_running_system || return 1
    case $init in
        systemd) [ -d /run/systemd/system ] ;;
        openrc) [ -d /run/openrc ] ;;
        runit) [ "$(cat /proc/1/comm 2>/dev/null)" = runit ] ;;
        upstart | sysv) [ "$(cat /proc/1/comm 2>/dev/null)" = init ] ;;
        *) return 1 ;;
    esac
}

# Remembers what is made outside of home, for uninstall.sh.
made() {
    grep -qxF "$1" "$record" 2>/dev/null || (echo "$1" >>"$record") 2>/dev/null ||
        fail "cannot write into $record; is the disk full?"
}

# Copies a file with every /LuoYun in it turned into the target.
place() {
    keep_edited "$2"
    must mkdir -p "$(dirname "$root$2")"
    (sed "s|/LuoYun|$target|g" "$1" >"$root$2.new") 2>/dev/null || {
        rm -f "$root$2.new"
        fail "cannot write $root$2; is the disk full?"
    }
    must chmod "$3" "$root$2.new"
    must mv -f "$root$2.new" "$root$2"
    made "$2"
    made "sum=$2 $(sum_of "$root$2")"
}

# Of a file outside of home that was edited since it was made, a copy is kept in home/init.
keep_edited() {
    placed=$(sed -n "s|^sum=$1 ||p" "$record" | tail -n 1)
    if [ -n "$placed" ] && [ -f "$root$1" ] && [ "$(sum_of "$root$1")" != "$placed" ]; then
        must cp -p "$root$1" "$home/init/${1##*/}.edited"
        echo "$1 was edited; what it was is kept as $target/init/${1##*/}.edited"
    fi
}

sum_of() {
    cksum <"$1" | tr ' ' :
}

runlevel_links() {
    folder=$root/etc
    [ ! -d "$root/etc/rc.d/rc3.d" ] || folder=$root/etc/rc.d
    for level in 0 1 2 3 4 5 6; do
        case $level in [2345]) link=S99luoyun-osmanager ;; *) link=K01luoyun-osmanager ;; esac
        echo "$folder/rc$level.d/$link"
    done
}
