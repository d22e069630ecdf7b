# shellcheck shell=sh
# What install.sh does with the earlier OS Manager, of Python and shell: its programs and jobs
# go to $home/earlier, as they were, and nothing starts them any more. custom, build and conf
# stay where they are, and so does its terminal server bin/webssh/shellinaboxd.
# shellcheck disable=SC2154

# osmanager.sh goes last, so that an interruption leaves it to the next try.
earlier_programs="bin/pyosc bin/pyosm bin/pyweb bin/lyconfig.sh bin/webssh/webssh.py bin/webssh/websshport.py
    pyosc pyosm pyweb webssh setup.sh README osmanager.sh"

take_earlier_away() {
    [ -e "$home/osmanager.sh" ] || [ -d "$home/bin/pyosm" ] || [ -d "$home/pyosm" ] || return 0
    ! is_running_system || stop_earlier
    if grep -qrs "[ =]$target/" "$root/etc/init/luoyun"; then
        set_aside "$root" etc/init/luoyun
    fi
    earlier_links | while read -r link; do
        set_aside "$root" "${link#"$root"/}"
    done
    # Before the first installation of this one they are the earlier one's.
    own=
    [ -e "$home/lib/setup.sh" ] || own="install.sh uninstall.sh init"
    for program in $own $earlier_programs; do
        { [ ! -e "$home/$program" ] && [ ! -L "$home/$program" ]; } || set_aside "$home" "$program"
    done
    echo "An earlier OS Manager was here. Its programs and jobs are kept in $target/earlier, and start no more; its custom, build and conf stay in force."
}

set_aside() {
    kept=$home/earlier/$2
    number=1
    while [ -e "$kept" ] || [ -L "$kept" ]; do
        number=$((number + 1))
        kept=$home/earlier/$2.$number
    done
    must mkdir -p "${kept%/*}"
    must mv "$1/$2" "$kept"
}

earlier_links() {
    find "$root/etc/rc.d" "$root"/etc/rc[0-6].d -type l -name '[SK][0-9][0-9]luoyun-*' 2>/dev/null | while read -r link; do
        case $(readlink "$link") in "$target"/*) echo "$link" ;; esac
    done
}

stop_earlier() {
    ! command -v initctl >/dev/null || for job in webssh osm customweb; do
        initctl stop "luoyun/$job" >/dev/null 2>&1 || :
    done
    for process in /proc/[0-9]*; do
        case $({ tr '\0' ' ' <"$process/cmdline"; } 2>/dev/null) in
            *python*" $target"/*py[ow]*/*.py* | "$target"/bin/webssh/shellinaboxd* | "$target"/webssh/shellinaboxd*)
                kill "${process#/proc/}" 2>/dev/null || :
                ;;
        esac
    done
}
