#!/usr/bin/env bash
# peers.sh BIN: trains an adapter with lorikeet-cli and opens it in PEFT, for every fixture model that has a tokenizer of its own,
# and for material's stories260K where it is present. Logits and scores must agree.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/environment"
HF_HUB_OFFLINE=1 "$peers_python" "$here/peers.py" --cli "${1:?the folder of the programs}/lorikeet-cli"
