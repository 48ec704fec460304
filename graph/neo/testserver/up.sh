#!/usr/bin/env bash
# Starts a Neo4j server of its own for tests and prints, when it takes connections, one line:
#
#     <bolt URL> <password of user neo4j> <home folder>
#
# It needs bash, java and mvn. The jars are fetched once, by Maven, into the user's cache; each server has a home of
# its own, a free port of the loopback interface and a generated password. up.sh --java only prints the java that it
# would take, or what is missing.
#
#     NEO4J_VERSION=2026.08.1   another version than 5.26.30: 5.26.x needs Java 17 or later, 2026.x needs 21 or later
#     NEO4J_BOLT_PORT=7687      this port
#     NEO4J_HTTP_PORT=7474      with HTTP, and Neo4j Browser, on this port; otherwise without
#     NEO4J_SETTINGS=lines      more lines of neo4j.conf
#     NEO4J_HOME=folder         start the server of this home again (same ports, same password)
#     NEO4J_OWNER=pid           stop the server and remove its home when this process ends
#     NEO4J_HEAP=512m           its memory
#     NEO4J_JAVA=options        for java; without it code is compiled quickly rather than well, which suits short tests
#     ACTANT_CACHE=folder       where jars and homes are kept
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${ACTANT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/actant/neo4j}
heap=${NEO4J_HEAP:-512m}
options=${NEO4J_JAVA--XX:TieredStopAtLevel=1}
version=${NEO4J_VERSION:-5.26.30}

fail() {
    echo "test server: $*" >&2
    exit 1
}

# What the version needs.
case $version in
5.*) need=17 main=CommunityEntryPoint ;;
*) need=21 main=Neo4jCommunity options="$options --add-modules=jdk.incubator.vector" ;;
esac
java= seen=none
for candidate in "${JAVA_HOME:-/none}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    [ -x "$candidate" ] || continue
    release=$("$candidate" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    seen="only $candidate of release ${release:-unknown}"
    if [ "${release:-0}" -ge "$need" ]; then java=$candidate && break; fi
done
[ -n "$java" ] || fail "Neo4j $version needs java of release $need or later, found $seen: install openjdk-$need-jre-headless or a later one"
if [ "${1:-}" = --java ]; then
    echo "$java"
    exit
fi
command -v mvn > /dev/null || fail "mvn is missing; install it, on Debian: apt install maven"

# The class path as Maven resolves pom.xml, kept beside the jars until pom.xml changes.
mkdir -p "$cache"
paths=$cache/classpath-$version-$(cksum < "$here/pom.xml" | tr ' ' -)
exec 9> "$cache/lock"
flock 9
if [ ! -s "$paths" ] || ! tr : '\n' < "$paths" | xargs -d '\n' ls > /dev/null 2>&1; then
    log=$cache/maven.log
    fetch() {
        mvn --batch-mode --quiet --file "$here/pom.xml" -Dneo4j="$version" -Dmaven.repo.local="$cache/jars" -DincludeScope=runtime \
            -Dmdep.outputFile="$paths.new" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath > "$log" 2>&1
    }
    fetch || fetch || { tail -n 5 "$log" >&2; fail "Maven could not fetch the jars, see $log"; }
    mv "$paths.new" "$paths"
fi
flock -u 9
exec 9>&-

modules=()
for package in java.nio java.io sun.nio.ch java.util.concurrent; do modules+=("--add-opens=java.base/$package=ALL-UNNAMED"); done
neo4j() {
    NEO4J_HOME=$home NEO4J_CONF=$home/conf exec "$java" -Xms"$heap" -Xmx"$heap" -XX:+UseSerialGC $options "${modules[@]}" \
        -Dio.netty.tryReflectionSetAccessible=true -Dlog4j2.disable.jmx=true -Dfile.encoding=UTF-8 -cp "$(cat "$paths")" "$@"
}

home=${NEO4J_HOME:-}
if [ -z "$home" ]; then
    mkdir -p "$cache/homes"
    home=$(mktemp -d "$cache/homes/XXXXXXXX")
    mkdir "$home"/{conf,data,logs,run,plugins,import}
    od -An -N16 -tx1 /dev/urandom | tr -d ' \n' > "$home/password"
    port=${NEO4J_BOLT_PORT:-}
    while [ -z "$port" ]; do
        port=$((20000 + RANDOM % 12000)) # below the ports that systems hand out by themselves
        if (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then port=; fi
    done
    echo "$port" > "$home/port"
    echo "${NEO4J_HTTP_PORT:-}" > "$home/http"
fi
password=$(cat "$home/password")
http=$(cat "$home/http")
cat > "$home/conf/neo4j.conf" << CONF
server.default_listen_address=127.0.0.1
server.default_advertised_address=localhost
server.bolt.listen_address=127.0.0.1:$(cat "$home/port")
server.bolt.advertised_address=localhost:$(cat "$home/port")
server.http.enabled=$([ -n "$http" ] && echo true || echo false)
server.http.listen_address=127.0.0.1:${http:-7474}
server.https.enabled=false
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
db.transaction.timeout=120s
db.tx_log.rotation.retention_policy=1 files
${NEO4J_SETTINGS:-}
CONF
case $version in 5.*) ;; *) echo db.query.default_language=CYPHER_25 >> "$home/conf/neo4j.conf" ;; esac
if [ ! -e "$home/logs/password.log" ]; then
    (neo4j org.neo4j.cli.AdminTool dbms set-initial-password "$password") > "$home/logs/password.log" 2>&1 ||
        { tail -n 3 "$home/logs/password.log" >&2; fail "the password was refused"; }
fi

out=$home/logs/out.log
: > "$out"
(neo4j "org.neo4j.server.$main" --home-dir="$home" --config-dir="$home/conf" --console-mode) < /dev/null > "$out" 2>&1 &
pid=$!
echo "$pid" > "$home/run/pid"
if [ -n "${NEO4J_OWNER:-}" ]; then
    (
        while kill -0 "$NEO4J_OWNER" && kill -0 "$pid"; do sleep 1; done
        kill -0 "$NEO4J_OWNER" || { kill -9 "$pid"; rm -rf "$home"; }
    ) < /dev/null > /dev/null 2>&1 &
fi
for ((i = 0; i < 1200; i++)); do
    if grep -q ' Started\.$' "$out"; then
        echo "bolt://127.0.0.1:$(cat "$home/port") $password $home"
        exit 0
    fi
    kill -0 "$pid" 2> /dev/null || { tail -n 20 "$out" >&2; fail "the server stopped, see $out"; }
    sleep 0.1
done
kill -9 "$pid"
fail "the server is not ready after two minutes, see $out"
