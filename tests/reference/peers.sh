#!/usr/bin/env bash
# peers.sh BIN: trains an adapter with lorikeet-cli and opens it in PEFT, for every fixture model that has a tokenizer of its own,
# and for material's stories260K where it is present; puts material's adapters for labels on bases of their shape; and what the window exports on its whole way, where its test was built.
# Logits and scores must agree.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/environment"
bin=${1:?the folder of the programs}
window=()
if [[ -x $bin/../tests/tst_WholeWay ]]; then
    exports=$(mktemp -d)
    trap 'rm -rf "$exports"' EXIT
    QT_QPA_PLATFORM=offscreen LORIKEET_KEPT_EXPORTS=$exports "$bin/../tests/tst_WholeWay" theBetterOfTwoGoesOutAndComesBack >"$exports/log" 2>&1 ||
        { cat "$exports/log" && exit 1; }
    window=(--window "$exports")
fi
material=${LORIKEET_MATERIAL:-$here/../../../shared/material}
if [[ -x $bin/../tests/tst_SequenceClassifier && -d $material/adapters ]]; then
    classifiers=$(mktemp -d)
    trap 'rm -rf "$classifiers" "${exports:-}"' EXIT
    HF_HUB_OFFLINE=1 "$peers_python" "$here/material_classifiers.py" "$material" "$classifiers"
    LORIKEET_CLASSIFIERS=$classifiers "$bin/../tests/tst_SequenceClassifier" logitsEqualTransformersAndPeft
fi
HF_HUB_OFFLINE=1 "$peers_python" "$here/peers.py" --cli "$bin/lorikeet-cli" "${window[@]}"
