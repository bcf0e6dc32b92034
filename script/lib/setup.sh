# shellcheck shell=bash
# What every script needs before it can run anything: Node 24, then the packages.

lib=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
# shellcheck source=script/lib/common.sh
source "$lib/common.sh"
# shellcheck source=script/lib/node.sh
source "$lib/node.sh"
# shellcheck source=script/lib/packages.sh
source "$lib/packages.sh"

ensure_node
ensure_packages
