#!/usr/bin/env bash
# Sees to it that PostgreSQL's programs are on this computer. Installs the distribution's package where it may;
# otherwise says in one sentence what to run. The server itself is started by the program, never by the system.
set -euo pipefail

# A server elsewhere is as good.
[ -z "${DATABASE_URL:-}${PIAZZA_TEST_DATABASE_URL:-}" ] || exit 0

found() {
  local dir
  for dir in ${PIAZZA_PG_BIN:-} "$(pg_config --bindir 2>/dev/null || true)" \
    "$(dirname "$(command -v postgres 2>/dev/null || echo /nowhere/postgres)")" \
    /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/lib/postgresql*/bin /usr/libexec/postgresql* \
    /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin /opt/homebrew/bin /usr/local/pgsql/bin; do
    if [ -x "$dir/initdb" ] && [ -x "$dir/postgres" ]; then return 0; fi
  done
  return 1
}

! found || exit 0

as_root=""
if [ "$(id -u)" != 0 ] && command -v sudo >/dev/null; then as_root="sudo "; fi

if command -v apt-get >/dev/null; then install="apt-get install -y --no-install-recommends postgresql"
elif command -v dnf >/dev/null; then install="dnf install -y postgresql-server"
elif command -v zypper >/dev/null; then install="zypper --non-interactive install postgresql-server"
elif command -v pacman >/dev/null; then install="pacman -S --noconfirm postgresql"
elif command -v apk >/dev/null; then install="apk add postgresql"
elif command -v brew >/dev/null; then install="brew install postgresql@17" as_root=""
else
  echo "PostgreSQL is not installed: install it with your system's installer, or give the address of a server in DATABASE_URL." >&2
  exit 1
fi

# Only root, someone whom sudo asks nothing, or a Homebrew user can go on without a question.
may() { [ "$(id -u)" = 0 ] || [[ $install == brew* ]] || { [ -n "$as_root" ] && sudo -n true 2>/dev/null; }; }
if ! may; then
  if [ -n "$as_root" ]; then how="run  sudo $install"; else how="run as root  $install"; fi
  echo "PostgreSQL is not installed: $how  and repeat the command, or give the address of a server in DATABASE_URL." >&2
  exit 1
fi

echo "PostgreSQL is not installed: installing it with  $as_root$install" >&2
if [[ $install == apt-get* ]]; then
  # The program brings its own database: Debian shall not start another.
  $as_root mkdir -p /etc/postgresql-common
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    echo "create_main_cluster = false" | $as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
  install="env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql"
fi
$as_root $install >&2
found || { echo "PostgreSQL was installed, but its programs initdb and postgres were not found: give their folder in PIAZZA_PG_BIN." >&2; exit 1; }
