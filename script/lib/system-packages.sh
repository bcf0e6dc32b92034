# shellcheck shell=bash
# Programs of the machine that only tests need. Root gets them installed; others are told what is missing.

debian_postgres=/usr/lib/postgresql/15/bin/postgres

find_chromium() {
  command -v chromium || command -v chromium-browser || command -v google-chrome
}

ensure_chromium() {
  if find_chromium >/dev/null; then return; fi
  install_system_package chromium 'the browser tests'
}

ensure_debian_postgres() {
  local no_cluster=/etc/postgresql-common/createcluster.d/moothall-tests.conf
  if [ -x "$debian_postgres" ]; then return; fi
  # The tests start their own server: the package must neither make nor start one of its own.
  if [ "$(id -u)" = 0 ]; then
    mkdir -p "$(dirname "$no_cluster")"
    echo 'create_main_cluster = false' >"$no_cluster"
  fi
  local status=0
  install_system_package postgresql-15 'the database tests against PostgreSQL 15' || status=$?
  rm -f "$no_cluster" 2>/dev/null || true
  return "$status"
}

# install_system_package NAME PURPOSE
install_system_package() {
  local name=$1 purpose=$2
  if [ "$(id -u)" != 0 ]; then
    say "$purpose need the Debian package $name, which is missing. Install it: sudo apt-get install --no-install-recommends $name"
    return 1
  fi
  if ! command -v apt-get >/dev/null; then
    say "$purpose need $name, and this machine has no apt-get to install it with."
    return 1
  fi
  say "Installing the Debian package $name for $purpose…"
  apt_get install "$name" || { apt_get update && apt_get install "$name"; } || {
    say "$name could not be installed. Install it by hand: apt-get install --no-install-recommends $name"
    return 1
  }
}

# apt_get ARGUMENT…: says only what goes wrong.
apt_get() {
  local output
  output=$(DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 --yes --quiet --no-install-recommends "$@" 2>&1 9>&- </dev/null) || {
    say "$(printf '%s' "$output" | grep '^E:' || printf '%s' "$output" | tail -n 5)"
    return 1
  }
}
