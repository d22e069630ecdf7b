#!/bin/sh
# The packaged service in hard use (see HardUse in src/test/java), after mvn verify
# -DskipTests: writes target/hard-use/usage.csv, usage.svg and summary.txt. Not part of the
# tests. Needs root and shellinaboxd.
#
# Usage: hard-use.sh [MINUTES [HOME]]
#   MINUTES  40 by default
#   HOME     another unpacked package than target/package/LuoYun
set -eu

cd "$(dirname -- "$0")/../../.."
classpath=$(mktemp)
trap 'rm -f -- "$classpath"' EXIT
mvn -q -B -ntp dependency:build-classpath -Dmdep.includeScope=test "-Dmdep.outputFile=$classpath"
java=${JAVA25_HOME:+$JAVA25_HOME/bin/}java
"$java" -version 2>&1 | grep -q '"25' || {
	echo "hard-use.sh: $java is no Java 25; name the folder of a JDK 25 in JAVA25_HOME" >&2
	exit 69
}
"$java" -Xmx256m -cp "target/test-classes:target/classes:$(cat "$classpath")" co.luoyun.osmanager.benchmark.HardUse "$@"
