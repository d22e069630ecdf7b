# shellcheck shell=sh
# The labels of SELinux. No policy knows the home: what is there would be default_t, which
# systemd may not execute (203/EXEC). The types are those that policies have for such files
# elsewhere. Uses what setup.sh says; home and target are set.
# shellcheck disable=SC2154

# The policy's own rules, so that a relabelling of the system keeps them: types and names,
# the most general first, as the last that matches counts.
label_rules() {
    pattern=$(echo "$target" | sed 's/[.+]/\\&/g')
    cat <<RULES
usr_t $pattern(/.*)?
bin_t $pattern/(bin|custom/scripts|runtime/bin)(/.*)?
bin_t $pattern/lib/(make-start-cache|purge-configuration|terminal-login)
bin_t $pattern/(install|uninstall)\.sh
lib_t $pattern/runtime/lib(/.*)?
etc_t $pattern/conf(/.*)?
var_log_t $pattern/log(/.*)?
var_run_t $pattern/run(/.*)?
RULES
}

# Labels what is in home, where the system has SELinux; without it, nothing is done.
label_files() {
    [ -e "$root/etc/selinux/config" ] || return 0
    if has semanage && has restorecon; then
        if ! { in_root semanage fcontext -l -C -n 2>/dev/null | grep -q "^$target(/"; }; then
            label_rules | sed "s|\([^ ]*\) \(.*\)|fcontext -a -f a -t \1 '\2'|" | in_root semanage import || labels_missing
        fi
        in_root restorecon -RF "$target" || labels_missing
    elif has chcon && [ -z "$root" ]; then
        # Until the system is relabelled.
        label_rules | while read -r type pattern; do
            find "$target" -regextype posix-extended -regex "$pattern" -exec chcon -h -t "$type" {} +
        done || labels_missing
    else
        labels_missing
    fi
}

labels_missing() {
    echo "The files in $target could not be labelled for SELinux; on the system itself, install semanage" \
        "(policycoreutils-python-utils) and run install.sh again, or systemd cannot start them." >&2
}

# Takes the rules away again.
forget_labels() {
    { [ -e "$root/etc/selinux/config" ] && has semanage; } || return 0
    label_rules | sed "s|[^ ]* \(.*\)|fcontext -d -f a '\1'|" | in_root semanage import 2>/dev/null || :
}
