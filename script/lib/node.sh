# shellcheck shell=bash
# Puts Node 24 first in PATH, bringing it from npm where the machine's is older. Sourced after common.sh.

: "${root:?}" "${tools:?}"

node_version=24.21.0
node_folder=$tools/node-$node_version

ensure_node() {
  local found major
  if [ -x "$node_folder/bin/node" ]; then
    export PATH=$node_folder/bin:$PATH
    return
  fi
  command -v node >/dev/null || fail "Node is missing." "Install Node 20 or later with npm, and run this again."
  found=$(node --version)
  major=${found#v}
  major=${major%%.*}
  if [ "$major" -ge 24 ]; then return; fi
  if [ "$major" -lt 20 ]; then fail "This machine has Node $found." "Install Node 20 or later with npm, and run this again."; fi
  command -v npm >/dev/null || fail "npm is missing." "Install npm (apt-get install npm), and run this again."
  with_lock install_node "$found"
  export PATH=$node_folder/bin:$PATH
}

install_node() {
  local found=$1 architecture unfinished=$tools/node-unfinished output
  if [ -x "$node_folder/bin/node" ]; then return; fi
  case $(uname -sm) in
    'Linux x86_64') architecture=x64 ;;
    'Linux aarch64') architecture=arm64 ;;
    *) fail "This machine has Node $found; there is no Node $node_version on npm for $(uname -sm)." \
      "Install Node 24 and run this again." ;;
  esac
  say "Installing Node $node_version from npm into .tools, as this machine has $found…"
  output=$({
    rm -rf "$unfinished" && mkdir -p "$unfinished" &&
      cp "$root/script/lib/node-24/$architecture/"package*.json "$unfinished/"
  } 2>&1) || explain_failure "Installing Node $node_version" "$output"
  run_npm "Installing Node $node_version" "$unfinished" ci
  local package=$unfinished/node_modules/node-linux-$architecture
  chmod +x "$package/bin/node"
  rm -rf "$package/include" "$package/share"
  "$package/bin/node" --version >/dev/null ||
    fail "Node $node_version does not run on this machine." "Install Node 24 and run this again."
  # Moving is the last step: a folder under its final name is complete.
  rm -rf "$node_folder"
  mv "$package" "$node_folder"
  rm -rf "$unfinished"
}
