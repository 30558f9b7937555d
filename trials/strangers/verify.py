"""A second stranger: written from docs/protocol.md alone, with Python's standard library and `cryptography`.

Usage: verify.py FOLDER [SHOWN], where FOLDER holds logs/, and SHOWN is what `paivand show --json` says of it: then both
must say the same. Recomputes roots, checks checkpoints, cosignatures, entries and
changes of keys, and prints as JSON each log and what became of each joint act, as far as signatures and citations
show it: the rules of meaning, of charters and of contending acts are not his.
"""

import json
import sys
from pathlib import Path

from fold import Record
from formats import Log, Wrong, require


def same(told, shown):
    """Whether logs and acts are what was shown of them."""
    logs = [{name: log[name] for name in ("origin", "size", "root")} for log in told["logs"]]
    shown_logs = [{name: log[name] for name in ("origin", "size", "root")} for log in shown["logs"]]
    fate = {"closed": lambda fate: f"closed: {fate['reason']}"}
    acts = [
        {**{name: act[name] for name in ("act", "by", "subject", "at")},
         "fate": fate.get(act["fate"]["state"], lambda fate: fate["state"])(act["fate"])}
        for act in shown["acts"]
    ]
    return logs == sorted(shown_logs, key=lambda log: log["origin"]) and told["acts"] == sorted(acts, key=lambda act: act["act"])


try:
    record = Record([Log(folder) for folder in sorted(Path(sys.argv[1], "logs").iterdir())])
    record.fold_all()
    told = record.told()
    if len(sys.argv) > 2:
        require(same(told, json.loads(Path(sys.argv[2]).read_text())), "paivand shows another record")
    print(json.dumps(told, indent=1, sort_keys=True))
except (Wrong, ValueError, OSError) as wrong:
    sys.exit(f"refused: {wrong}")
