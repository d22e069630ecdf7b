#!/bin/sh
# Measures the configuration of a typical instance (root's password and key, one static
# interface, name servers, a config script) by OS Manager and by Debian's cloud-init, as whole
# processes in turn, in one Debian system with systemd-networkd. Not part of the tests: run it
# on a machine that has nothing else to do.
#
# cloud-init runs its four stages on a NoCloud seed. As it would at a boot, it only writes the
# network's files; OS Manager also has the network reloaded and waits until it is as told.
#
# Usage: cloud-init.sh PACKAGE [RUNS]
#   PACKAGE  target/osmanager-*-linux-amd64.tar.gz
# Needs a Docker engine and what src/test/containers/base-image needs.
set -eu

package=${1:?"see the usage in this file"}
runs=${2:-7}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
image=$("$here/../containers/test-image" "systemd-networkd cloud-init time" "$package" | tail -n 1)
hash=$(openssl passwd -6 -salt benchmark benchmark)
# As it must be written in a shell's here-document.
written_hash=$(printf '%s' "$hash" | sed 's/[$]/\\$/g')
key='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFZfvqOeroGcJJxCP/GifWuGJrdcf6zBXcXZBQicrbeO owner'
results=$(mktemp)
guest=$(docker run -d -t --cgroupns=private --cap-add SYS_ADMIN --cap-add NET_ADMIN --tmpfs /run --tmpfs /run/lock \
    -e container=docker "$image")
trap 'docker rm -f "$guest" >/dev/null; rm -f "$results"' EXIT
trap 'exit 1' HUP INT TERM

inside() {
    docker exec -i "$guest" "$@"
}

inside sh -s <<SETUP
set -eu
systemctl disable -q osmanager.service
systemctl mask -q cloud-init.target cloud-init.service cloud-init-local.service cloud-config.service cloud-final.service
rm -f /etc/cloud/cloud.cfg.d/99-osmanager.cfg
mac=\$(cat /sys/class/net/eth0/address)
printf '#!/bin/sh\ndate >/run/configured\n' >/LuoYun/custom/scripts/config
chmod 755 /LuoYun/custom/scripts/config
mkdir -p /var/lib/cloud/seed/nocloud
cat >/etc/cloud/cloud.cfg.d/98-benchmark.cfg <<CFG
datasource_list: [NoCloud]
CFG
echo 'instance-id: benchmark' >/var/lib/cloud/seed/nocloud/meta-data
# Its other modules have nothing to do: the host keys are there, the package sources stay.
cat >/var/lib/cloud/seed/nocloud/user-data <<USER
#cloud-config
disable_root: false
ssh_deletekeys: false
preserve_hostname: true
locale: C.UTF-8
apt: {preserve_sources_list: true}
users:
  - {name: root, ssh_authorized_keys: ['$key']}
chpasswd:
  expire: false
  users: [{name: root, password: '$written_hash'}]
runcmd:
  - [/LuoYun/custom/scripts/config]
USER
cat >/var/lib/cloud/seed/nocloud/network-config <<NETWORK
version: 2
ethernets:
  eth0:
    match: {macaddress: '\$mac'}
    addresses: [192.0.2.10/24]
    gateway4: 192.0.2.1
    nameservers: {addresses: [192.0.2.53, 192.0.2.54]}
NETWORK
cat >/LuoYun/conf/luoyun.conf <<CONF
TAG=10
KEY=015e33a8-787d-457e-b84d-c2a101a816e0
JSON={"network": [{"mac": "\$mac", "ip": "192.0.2.10", "netmask": "255.255.255.0", "gateway": "192.0.2.1"}], "nameservers": "192.0.2.53 192.0.2.54", "public_key": "$key", "passwd_hash": "$written_hash"}
CONF
chmod 600 /LuoYun/conf/luoyun.conf
cp -p /etc/shadow /etc/shadow.fresh
cat >/usr/local/bin/fresh <<FRESH
set -e
cloud-init clean --logs
cp -p /etc/shadow.fresh /etc/shadow
rm -rf /root/.ssh /etc/systemd/network/*osmanager* /etc/systemd/network/*cloud-init* /run/configured
: >/etc/resolv.conf
networkctl reload
networkctl reconfigure eth0
ip address flush dev eth0
FRESH
cat >/usr/local/bin/cloud-init-stages <<STAGES
set -e
cloud-init init --local
cloud-init init
cloud-init modules --mode=config
cloud-init modules --mode=final
STAGES
touch /power-on
SETUP
until inside systemctl is-system-running --wait >"$results" 2>&1 || grep -q degraded "$results"; do
    sleep 0.2
done
: >"$results"

# measure NAME COMMAND...
measure() {
    name=$1
    shift
    inside time -q -f "%e %U %S %M" -o /run/time "$@" >"$results.log" 2>&1 || {
        cat "$results.log" >&2
        exit 1
    }
    inside cat /run/time | sed "s|^|$name |" >>"$results"
}

# What must be there afterwards, whoever did it.
check() {
    inside sh -c "grep -qF '$hash' /etc/shadow && grep -qF '$key' /root/.ssh/authorized_keys && [ -e /run/configured ] &&
        grep -rqs 192.0.2.10/24 /etc/systemd/network && rm /run/configured" || {
        echo "$1 did not configure everything" >&2
        exit 1
    }
}

for _ in $(seq "$runs"); do
    inside sh /usr/local/bin/fresh >/dev/null
    measure cloud-init/first sh /usr/local/bin/cloud-init-stages
    check cloud-init
    measure cloud-init/again sh /usr/local/bin/cloud-init-stages
    inside sh /usr/local/bin/fresh >/dev/null
    measure osmanager/first osmanager apply
    check osmanager
    measure osmanager/again osmanager apply
done
rm -f "$results.log"

median() {
    grep "^$1 " "$results" | awk '{ print $'"$2"' }' | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
cpu() {
    grep "^$1 " "$results" | awk '{ print $3 + $4 }' | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
echo "medians of $runs runs"
for run in first again; do
    for name in cloud-init osmanager; do
        printf '%-10s %-5s  wall %5.2f s  cpu %5.2f s  peak memory %3d MB\n' "$name" "$run" \
            "$(median "$name/$run" 2)" "$(cpu "$name/$run")" "$(($(median "$name/$run" 5) / 1024))"
    done
    awk -v run="$run" -v a="$(median "osmanager/$run" 2)" -v b="$(median "cloud-init/$run" 2)" -v c="$(cpu "osmanager/$run")" \
        -v d="$(cpu "cloud-init/$run")" 'BEGIN { printf "ratio      %-5s  wall %5.2f    cpu %5.2f\n", run, a / b, c / d }'
done
