# Functions that the scripts of this folder share; sourced, not run.
# shellcheck shell=bash

stages=()

# stage NAME COMMAND...: runs the command in this shell and notes its time.
stage() {
    local name=$1 start=$SECONDS
    shift
    echo "== $name"
    "$@"
    stages+=("$(printf '%6d s  %s' $((SECONDS - start)) "$name")")
}

print_stages() {
    echo "Time of each stage:"
    [ "${#stages[@]}" -eq 0 ] || printf '%s\n' "${stages[@]}"
}

# Surefire's and Failsafe's reports, slowest first; a folder whose name ends in -25 was written by the run on JDK 25.
print_suites() {
    local reports
    reports=$(find . -path '*/target/*-reports*/TEST-*.xml' -not -path './.git/*' | sort)
    [ -n "$reports" ] || return 0
    echo "Time of each suite:"
    while IFS= read -r report; do
        local jdk="17"
        [[ $report == *-reports-25/* ]] && jdk="25"
        sed -nE "s/.*<testsuite .* name=\"([^\"]*)\" time=\"([0-9.,]*)\".*/\2 \1 (JDK $jdk)/p" "$report" | head -n 1
    done <<<"$reports" | tr -d ',' | sort -rn | awk '{printf "%8.1f s  %s %s %s\n", $1, $2, $3, $4; sum += $1} END {printf "%8.1f s  in all\n", sum}'
}

# Every test that did not run, in any module, with its reason.
print_skipped() {
    find . -path '*/target/*-reports*/TEST-*.xml' -not -path './.git/*' -exec sed -nE '
        /<testcase /{
            s/.*<testcase (.*)/\1/
            h
        }
        /<skipped/{
            s/.*message="([^"]*)".*/: \1/
            t reason
            s/.*/: no reason given/
            :reason
            H
            x
            s/.*name="([^"]*)" classname="([^"]*)"[^\n]*\n/  \2.\1/
            p
        }' {} + | sort -u | sed '1i Not run on this machine:'
}

stop() {
    echo "$*" >&2
    exit 2
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        stop "to install what is missing, run this once as root or install sudo: $*"
    fi
}

# find_jdk VERSION: prints the home of a JDK of this feature version: JAVA_<VERSION>_HOME, JAVA_HOME, that of the java on
# the path, or one that lies beside it.
find_jdk() {
    local version=$1 named="JAVA_$1_HOME" current home
    local homes=("${!named:-}" "${JAVA_HOME:-}")
    if command -v javac >/dev/null; then
        current=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
        homes+=("$current" "$(dirname "$current")"/*)
    fi
    for home in "${homes[@]}"; do
        if [ -n "$home" ] && [ -x "$home/bin/javac" ] && grep -qs "^JAVA_VERSION=\"$version[.\"]" "$home/release"; then
            echo "$home"
            return 0
        fi
    done
    return 1
}
