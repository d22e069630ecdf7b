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

# What ignores the first signal is not asked again after 5 seconds.
stop_earlier() {
    ! command -v initctl >/dev/null || for job in webssh osm customweb; do
        initctl stop "luoyun/$job" >/dev/null 2>&1 || :
    done
    earlier_processes | while read -r process line; do
        echo "Stopping the earlier OS Manager's $line (process $process)"
        kill "$process" 2>/dev/null || :
    done
    for _ in 1 2 3 4 5; do
        [ -n "$(earlier_processes)" ] || return 0
        sleep 1
    done
    earlier_processes | while read -r process _; do kill -KILL "$process" 2>/dev/null || :; done
}

# Each with its command line. The terminal server is told by its file; the others, which
# Python and the shell run, by their script, whose name may be one in the folder they run in.
# What the appliance's own scripts have started is none of them.
earlier_processes() {
    for process in /proc/[0-9]*; do
        { line=$(tr '\0' ' ' <"$process/cmdline"); } 2>/dev/null || continue
        number=${process#/proc/}
        # Of one that has changed its account, a container may not show the file.
        case $(readlink "$process/exe" 2>/dev/null || echo "$line") in
            "$home"/bin/webssh/shellinaboxd* | "$home"/webssh/shellinaboxd*) echo "$number $line" && continue ;;
        esac
        case $line in
            *python*" $target"/bin/py[ow]*.py* | *python*" $target"/py[ow]*.py* | *sh" $target/osmanager.sh "*) echo "$number $line" ;;
            *python*.py*)
                case $(readlink "$process/cwd" 2>/dev/null) in
                    "$home"/bin/py[ow]* | "$home"/py[ow]* | "$home"/bin/webssh) echo "$number $line" ;;
                esac
                ;;
        esac
    done
}
