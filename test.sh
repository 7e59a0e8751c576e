#!/usr/bin/env bash
# Sets up what the tests need, where it is missing, and runs them all: on a
# Debian or Ubuntu machine with Go and Node.js. It says what it ran, goes on
# past a failure, and ends with what failed. Nothing is skipped.
set -uo pipefail
cd "$(dirname "$0")" || exit 1

site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
trap 'kill 0' INT # also what runs beside

# step NAME COMMAND... runs a command under a name, and shows at its end what it
# said: steps may run side by side.
step() {
  local name=$1 began=$SECONDS said verdict=passed
  shift
  said=$("$@" 2>&1) || { verdict=FAILED && echo "$name" >>"$site/failed"; }
  printf '\n== %s\n%s== %s: %s in %d s\n' "$name" "${said:+$said$'\n'}" "$name" "$verdict" $((SECONDS - began))
}

# install PROGRAM PACKAGE installs a Debian package where its program is missing.
updated=
install() {
  command -v "$1" >/dev/null && return
  if ! command -v apt-get >/dev/null; then
    echo "$1 is missing, and there is no apt-get to install $2 with: install it and run this again" >&2
    return 1
  fi
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  [ -n "$updated" ] || "${root[@]}" apt-get update -qq || return 1
  updated=yes
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "$2" >/dev/null || return 1
  command -v "$1" >/dev/null
}

# A browser under another name will do: some systems have no plain chromium.
browser() {
  local other
  for other in chromium chromium-browser google-chrome; do
    command -v "$other" >/dev/null && return
  done
  install chromium chromium
}

setup() {
  command -v go >/dev/null || { echo "go is missing: see https://go.dev/dl/" >&2; return 1; }
  command -v npm >/dev/null || { echo "npm is missing: install Node.js" >&2; return 1; }
  browser && install java default-jre-headless && install pdftotext poppler-utils || return 1
  # By the versions and hashes of the lock file.
  [ .ci/node_modules/.package-lock.json -nt .ci/package-lock.json ] || npm ci --prefix .ci --no-audit --no-fund
}

formatted() {
  local files
  files=$(gofmt -l gen) || return 1
  [ -z "$files" ] || { echo "not as gofmt has it: $files"; return 1; }
}

# The tag adds files and leaves none out. To staticcheck it hides what only the
# browser tests use.
vetted() { go vet -tags browser ./...; }

linted() { go tool staticcheck ./... && go tool staticcheck -tags browser ./gen; }

tidy() { go mod verify && go mod tidy -diff; }

# The project speaks of itself alone: no registry's host and no machine's path
# stands in it.
clean() {
  ! git grep -nIE '://(registry|proxy|sum|deb)\.|"resolved" *:|(^|[^a-zA-Z0-9./_-])/(root|home)/'
}

# What is skipped proves nothing. Of what passes it shows the heaviest pages, for
# whoever wants to know how much is left of the budgets.
tested() {
  local ok=0
  go test -v ./... >"$site/test.log" 2>&1 || ok=1
  ! grep -E '^ *--- SKIP' "$site/test.log" || ok=1
  if [ $ok = 0 ]; then
    grep -E '^ok|bytes: html' "$site/test.log"
  else
    grep -vE '^===|^ *--- PASS|^PASS' "$site/test.log"
  fi
  return $ok
}

built() { go run ./gen -strict -o "$site/public" && go run ./gen handout -q -o "$site/dist" && go run ./gen handout -q -only article -o "$site/dist"; }

# nu reads files and takes its warnings for errors, but one: without a site it
# cannot know what 'self' is in a policy, and holds the page's own files for
# others'. The browser tests know.
nu() {
  java -Xss4m -jar "$jar" --Werror --filterpattern '.*violates Content Security Policy.*' "$@"
}

# The checker reads pages, and the styles and drawings that they load.
valid() {
  local jar=.ci/node_modules/vnu-jar/build/dist/vnu.jar
  [ -f "$jar" ] || { echo "$jar is missing"; return 1; }
  nu --skip-non-html "$site/public" "$site/dist" &&
    nu --css "$site"/public/assets/*.css && nu --svg "$site"/public/assets/*.svg
}

# go test replays what was found before; here each target looks for more: so many
# inputs, since a run that is ended by the clock fails where it is ended amid one.
instrumented() {
  local package
  for package in source markup .; do
    go test -c -fuzz=. -o "$site/$package/fuzz.test" "./gen/$package" || return 1
  done
}

fuzzed() {
  local package target inputs ok=0
  for package in source markup .; do
    inputs=4000x
    [ $package != . ] || inputs=500x # a whole module each
    for target in $("$site/$package/fuzz.test" -test.list '^Fuzz' || echo none); do
      (cd "gen/$package" && "$site/$package/fuzz.test" -test.run='^$' -test.fuzz="^$target\$" -test.fuzztime=$inputs \
        -test.fuzzminimizetime=100x -test.fuzzcachedir="$site/corpus" >"$site/fuzz.log" 2>&1) || { cat "$site/fuzz.log"; ok=1; }
    done
  done
  return $ok
}

# The list of what is known to be vulnerable is fetched anew each time. Where
# that cannot be, it is said: nothing of ours has failed.
vulnerable() {
  local said
  said=$(go tool govulncheck ./... 2>&1) && return
  echo "$said"
  [[ $said == *"fetching vulnerabilities"* ]] && echo "not looked up: the list cannot be had here"
}

step "set up" setup
step "gofmt" formatted
step "words" clean

# The browser tests wait for frames and answers as much as they compute: the
# other checks have the processors meanwhile, and four tabs each other's pauses.
step "go test in a browser" go test -timeout 20m -parallel 4 -tags browser -run Browser ./gen &
step "go vet" vetted
step "go test" tested
step "kill -9" go test -count=1 -timeout 20m -run '^TestKilled$' ./gen -kills 500
step "build" built
step "Nu HTML checker" valid
step "staticcheck" linted
step "modules" tidy
step "known vulnerabilities" vulnerable
step "build to fuzz" instrumented
wait

# What is found in a time depends on the processors: it has them alone.
step "fuzz" fuzzed

if [ -s "$site/failed" ]; then
  printf '\nfailed: %s\n' "$(paste -sd, "$site/failed")"
  exit 1
fi
printf '\nall passed in %d s\n' "$SECONDS"
