# shellcheck shell=sh
# How install.sh puts a version in the place of another, which may be interrupted at any
# moment: all of the new one is put into $stage first. Then its parts take the former ones'
# places, and these go to $former. What is left there after the files that were shipped with
# it are removed is the builder's, and goes back to where it was. Nothing else is removed.
# After an interruption finish_upgrade does what is still to be done.
# shellcheck disable=SC2154

parts="bin lib runtime init share install.sh uninstall.sh LICENSE NOTICE README.md"
editable="custom build conf"
stage=.osmanager-new
former=.osmanager-old

# The checksum that a file had when its version of OS Manager was built.
shipped_sum() {
    [ ! -r "$1/lib/shipped" ] || sed -n "s|^\([0-9]*\) \([0-9]*\) $2\$|\1:\2|p" "$1/lib/shipped"
}

# By way of another name: never half a file in its place.
copy_to() {
    must cp -p "$1" "$home/$stage/file"
    must mv -f "$home/$stage/file" "$2"
}

# A file that the builder may edit.
copy_editable() {
    new=$(sum_of "$home/$stage/$1")
    # Of the version whose parts are still, or already no longer, in their places.
    old=$(shipped_sum "$home/$former" "$1")
    [ -e "$home/$former/lib/shipped" ] || old=$(shipped_sum "$home" "$1")
    if [ ! -e "$home/$1" ] && [ ! -L "$home/$1" ]; then
        # One that was removed on purpose does not come back.
        [ -z "$old" ] || return 0
        must mkdir -p "$(dirname "$home/$1")"
        copy_to "$home/$stage/$1" "$home/$1"
        return 0
    fi
    # A link that leads nowhere, or a folder in its place, is the builder's too.
    [ -f "$home/$1" ] || return 0
    current=$(sum_of "$home/$1")
    if [ "$current" = "$new" ] || [ "$old" = "$new" ]; then
        return 0
    elif [ "$current" = "$old" ] && [ ! -L "$home/$1" ]; then
        copy_to "$home/$stage/$1" "$home/$1"
    else
        copy_to "$home/$stage/$1" "$home/$1.new"
        echo "$target/$1 was edited and is kept; the new version is beside it as $1.new"
    fi
}

copy_editables() {
    # shellcheck disable=SC2086
    (cd "$home/$stage" && find $editable -type f ! -name '*.new' 2>/dev/null) | LC_ALL=C sort |
        while read -r file; do
            copy_editable "$file"
        done
}

remove_stage() {
    rm -rf "${home:?}/$stage"
}

give_up() {
    remove_stage
    # A first installation that came to nothing.
    [ -s "$record" ] || rm -f "$record"
    rmdir "$home" 2>/dev/null || :
}

# The former version stays as it is until all of the new one is on the disk.
upgrade() {
    trap give_up EXIT
    trap 'exit 1' HUP INT TERM
    remove_stage
    must mkdir "$home/$stage"
    for part in $parts $editable; do
        [ -e "$source/$part" ] || continue
        # With their times: the start cache belongs to jars of a certain age.
        must cp -pR "$source/$part" "$home/$stage/$part"
    done
    must chown -R 0:0 "$home/$stage"
    to_disk
    must mkdir "$home/$stage/.whole"
    trap - EXIT HUP INT TERM
    put_in_place
}

# Not only in memory, for a power cut.
to_disk() {
    sync -f "$home" 2>/dev/null || sync || :
}

finish_upgrade() {
    if [ -e "$home/$stage/.whole" ]; then
        echo "Finishing an upgrade that was interrupted"
        put_in_place
    elif [ -e "$home/$former" ]; then
        give_back
    fi
    remove_stage
}

put_in_place() {
    take_earlier_away
    copy_editables
    must mkdir -p "$home/$former"
    for part in $parts; do
        [ -e "$home/$stage/$part" ] || continue
        [ ! -e "$home/$part" ] || must mv "$home/$part" "$home/$former/$part"
        must mv "$home/$stage/$part" "$home/$part"
    done
    to_disk
    remove_stage
    give_back
}

# What the builder had among the former version's files goes back to its place. The list of
# what was shipped goes last, so that an interruption leaves it to the next try.
give_back() {
    cd "$home/$former" || exit
    folders=$(shipped_folders)
    mainstay=lib/shipped
    is_list_whole || mainstay=lib/osmanager.jar
    shipped_files | while read -r file; do
        [ "$file" = "$mainstay" ] || rm -f "$file"
    done
    remove_start_caches .
    for folder in $folders; do
        rmdir -p "$folder" 2>/dev/null || :
    done
    merge .
    rm -f "$mainstay"
    rm -f lib/shipped
    cd "$home" || exit
    rmdir "$former/lib" 2>/dev/null || :
    rmdir "$former" || fail "$home/$former still holds what belongs to the appliance; move it to where it belongs"
}

merge() {
    for entry in "$1"/* "$1"/.[!.]* "$1"/..?*; do
        entry=${entry#./}
        [ -e "$entry" ] || [ -L "$entry" ] || continue
        if [ "$entry" = "$mainstay" ] || [ "$entry" = lib/shipped ]; then
            continue
        elif [ ! -e "$home/$entry" ] && [ ! -L "$home/$entry" ]; then
            must mv "$entry" "$home/$entry"
        elif [ -d "$entry" ] && [ ! -L "$entry" ] && [ -d "$home/$entry" ]; then
            merge "$entry"
        else
            put_beside "$entry"
        fi
    done
    [ "$1" = . ] || rmdir "$1" 2>/dev/null || :
}

# What has the name of a file of the new version.
put_beside() {
    if [ -f "$1" ] && [ ! -L "$1" ] && [ "$(sum_of "$1")" = "$(sum_of "$home/$1")" ]; then
        rm -f "$1"
        return 0
    fi
    if [ -L "$1" ] && [ "$(readlink "$1")" = "$(readlink "$home/$1")" ]; then
        rm -f "$1"
        return 0
    fi
    name=$1.edited
    number=1
    while [ -e "$home/$name" ] || [ -L "$home/$name" ]; do
        number=$((number + 1))
        name=$1.edited.$number
    done
    must mv "$1" "$home/$name"
    echo "$target/$1 was edited; the new version is in force, and the edited one is beside it as ${name##*/}"
}
