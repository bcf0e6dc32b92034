# shellcheck shell=bash
# Sourced by every script. Says what it does on standard error, so that standard output stays the program's own.

set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd -P)
tools=$root/.tools

# Trust what the machine trusts, such as the certificate of an organisation's own proxy. Node before 24.6 does not know
# the first setting.
export NODE_USE_SYSTEM_CA=${NODE_USE_SYSTEM_CA-1}
system_certificates=/etc/ssl/certs/ca-certificates.crt
if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -r "$system_certificates" ]; then
  export NODE_EXTRA_CA_CERTS=$system_certificates
fi

say() {
  printf '%s\n' "$*" >&2
}

# fail MESSAGE ADVICE…
fail() {
  say "Error: $1"
  shift
  for line in "$@"; do say "$line"; done
  exit 1
}

# explain_failure WHAT OUTPUT: turns what a program said into a message that tells what to do, and ends the script.
explain_failure() {
  local what=$1 output=$2
  case $output in
    *ENOSPC* | *'No space left on device'*)
      fail "$what failed: the disk is full." "Free some space (about 1 GB is needed) and run this again." ;;
    *ENOTFOUND* | *EAI_AGAIN* | *ECONNREFUSED* | *ETIMEDOUT* | *ENETUNREACH* | *ECONNRESET* | *ERR_SOCKET_TIMEOUT*)
      fail "$what failed: the package registry cannot be reached." \
        "Check the network, or npm's proxy and registry settings (npm config list), and run this again." ;;
    *CERT* | *certificate*)
      fail "$what failed: the certificate of the package registry, or of a proxy before it, is not trusted." \
        "Add the proxy's certificate to the machine's (update-ca-certificates), or set NODE_EXTRA_CA_CERTS to its file." ;;
    *EROFS* | *'Read-only file system'*)
      fail "$what failed: $root is on a read-only file system." \
        "Copy the checkout to a place that can be written to." ;;
    *EACCES* | *EPERM* | *'Permission denied'*)
      fail "$what failed: this user may not write to $root." \
        "Run this as the user who owns the checkout, or change its owner (chown -R)." ;;
    *EUSAGE*'in sync'*)
      fail "$what failed: package-lock.json does not fit the package.json files." \
        "Run npm install, then node script/complete-lock.ts, and look at the difference." ;;
    *)
      # npm follows its message with pages of usage.
      fail "$what failed." "$(grep -v '^npm warn' <<<"$output" | head -n 15)" ;;
  esac
}

make_tools_folder() {
  local output
  output=$(mkdir -p "$tools" 2>&1 && touch "$tools/.write-test" 2>&1 && rm "$tools/.write-test" 2>&1) ||
    explain_failure "Making $tools" "$output"
}

# with_lock COMMAND…: one at a time. The lock is the kernel's and npm inherits it, so none is ever stale and none is
# given up while an npm of a killed run still writes.
with_lock() {
  make_tools_folder
  (
    if ! flock --nonblock 9; then
      say "Waiting for another run that is installing…"
      flock --timeout 1800 9 || fail "Another run has been installing for 30 minutes." \
        "See what it does: fuser -v $tools/install.lock"
    fi
    "$@"
  ) 9>"$tools/install.lock"
}

# run_npm WHAT FOLDER ARGUMENT…: install scripts are never run; what they would do is done by the caller.
run_npm() {
  local what=$1 folder=$2 output
  shift 2
  if [ -z "${npm_config_cache:-}" ] && ! { mkdir -p "${HOME:-/nonexistent}/.npm" && test -w "$HOME/.npm"; } 2>/dev/null; then
    export npm_config_cache=$tools/npm-cache
  fi
  output=$(cd "$folder" && npm "$@" --ignore-scripts --no-audit --no-fund --fetch-retry-mintimeout=1000 \
    --fetch-retry-maxtimeout=5000 2>&1 </dev/null) ||
    explain_failure "$what" "$output"
}
