#!/usr/bin/env bash
# Installs what the tests need, builds, and runs all of them. The last line is "N passed, M failed".
# With CI=true a part that cannot be had is a failure, and so is a skipped test; elsewhere it is skipped, and this says so.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
ci=${CI:-false}
work=$(mktemp -d)
passed=0 failed=0 skipped=0
postgres=""

finish() {
  stop_postgres
  rm -rf "$work"
}
trap finish EXIT

say() { printf '\n== %s\n' "$*"; }

lacking() { # what, why
  if [ "$ci" = true ]; then echo "FAILED: $1 is needed and could not be had: $2"; failed=$((failed + 1))
  else echo "SKIPPED: $1: $2"; fi
}

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

pg_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

install_packages() {
  local want=()
  [ -n "$(pg_bin)" ] || want+=(postgresql)
  command -v chromium >/dev/null || want+=(chromium)
  command -v node >/dev/null || want+=(nodejs npm)
  fc-list 2>/dev/null | grep -qi 'noto sans' || want+=(fontconfig fonts-noto-core)
  [ ${#want[@]} -gt 0 ] || return 0
  say "Installing ${want[*]}"
  if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then echo "Not root or no apt-get: install by hand: ${want[*]}"; return 0; fi
  apt-get update -qq >"$work/apt.log" 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${want[@]}" >>"$work/apt.log" 2>&1 || tail -n 5 "$work/apt.log"
}

start_postgres() {
  local bin; bin=$(pg_bin)
  if [ -z "$bin" ]; then lacking PostgreSQL "no server under /usr/lib/postgresql"; return; fi
  local dir="$work/pg" port
  mkdir -p "$dir"; [ "$(id -u)" != 0 ] || chown postgres "$work" "$dir"
  port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])' 2>/dev/null || echo 54399)
  if as_postgres "$bin/initdb" -D "$dir/data" -U cchc -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$work/initdb.log" 2>&1 \
    && as_postgres "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -s -o "-p $port -k $dir -h 127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start \
    && as_postgres "$bin/createdb" -h 127.0.0.1 -p "$port" -U cchc cchc; then
    postgres="$bin $dir"
    export CCHC_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=cchc;Database=cchc"
    echo "PostgreSQL on port $port"
  else
    lacking PostgreSQL "$(tail -n 1 "$work/initdb.log" "$dir/log" 2>/dev/null | tr '\n' ' ')"
  fi
}

stop_postgres() {
  [ -n "$postgres" ] || return 0
  as_postgres "${postgres% *}/pg_ctl" -D "${postgres#* }/data" -m immediate -s stop || true
  postgres=""
}

foreign_clients() {
  local folder
  for folder in tests/foreign/*/; do
    [ -f "$folder/package.json" ] || continue
    command -v npm >/dev/null || { lacking "npm" "not installed"; return; }
    (cd "$folder" && npm ci --silent --no-audit --no-fund >"$work/npm.log" 2>&1) || lacking "$folder" "$(tail -n 1 "$work/npm.log")"
  done
}

run_project() {
  local project=$1 out="$work/test.log"
  dotnet test "$project" -c Release --no-build --nologo --logger "console;verbosity=minimal" >"$out" 2>&1
  local code=$? line fell
  grep -E '^\s+(Failed|Skipped) |error|Passed!|Failed!|Error Message|^\s+at |Assert|Should' "$out" | head -n 200
  line=$(grep -E '(Passed|Failed|Skipped)! +- Failed:' "$out" | tail -n 1)
  if [ -z "$line" ]; then echo "FAILED: $project ran no test (exit $code)"; tail -n 20 "$out"; failed=$((failed + 1)); return; fi
  fell=$(sed -E 's/.*Failed: +([0-9]+).*/\1/' <<<"$line")
  # A host that dies, or a run that is broken off, may leave a summary without a failure.
  if [ "$code" != 0 ] && [ "$fell" = 0 ]; then echo "FAILED: $project ended with exit $code, though no test of it failed"; tail -n 20 "$out"; fell=1; fi
  failed=$((failed + fell))
  passed=$((passed + $(sed -E 's/.*Passed: +([0-9]+).*/\1/' <<<"$line")))
  local left; left=$(sed -E 's/.*Skipped: +([0-9]+).*/\1/' <<<"$line")
  skipped=$((skipped + left))
  if [ "$ci" = true ] && [ "$left" != 0 ]; then
    echo "FAILED: $left tests were skipped"
    failed=$((failed + left))
  fi
}

install_packages
say "Building"
if ! dotnet build CcHcPublish.sln -c Release --nologo -v quiet; then
  printf '\n%s passed, %s failed\n' 0 1
  exit 1
fi
say "Preparing servers and foreign clients"
command -v chromium >/dev/null || lacking "a browser" "chromium is not installed"
start_postgres
foreign_clients
for project in tests/*/*.csproj; do
  grep -q '<IsTestProject>true' "$project" || continue
  say "$(basename "$project" .csproj)"
  run_project "$project"
done
[ "$skipped" = 0 ] || echo "$skipped skipped; the reasons stand above."
printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
