"""Checks an export of Waarborg's log (CSV or JSONL), without Waarborg: python3 controleer.py FILE [LAST-HASH]"""

import csv
import hashlib
import json
import sys
from pathlib import Path
from typing import Any


def check(path: Path, end: list[str]) -> str:
    number, last = 0, "0" * 64
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows: Any = map(json.loads, file) if path.suffix == ".jsonl" else csv.DictReader(file, delimiter=";")
        for number, row in enumerate(rows, 1):
            event = row if path.suffix == ".jsonl" else {name: row[name].removeprefix("'") for name in row}
            if path.suffix != ".jsonl":
                event |= {"sequence": int(event["sequence"]), "data": json.loads(event["data"])}
            seal = event.pop("hash")
            text = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
            if (event["sequence"], event["previous"], seal) != (number, last, hashlib.sha256(text).hexdigest()):
                sys.exit(f"De keten breekt bij gebeurtenis {number}.")
            last = seal
    if not number:
        raise ValueError("er staan geen gebeurtenissen in")
    if end not in ([], [last]):
        sys.exit(f"Het einde klopt niet: gebeurtenis {number} heeft hash {last}.")
    return f"{number} gebeurtenissen kloppen. Laatste hash: {last}\n"


csv.field_size_limit(2**31 - 1)
try:
    sys.stdout.write(check(Path(sys.argv[1]), sys.argv[2:]))
except (OSError, ValueError, LookupError, AttributeError, TypeError, csv.Error) as problem:
    use = "Noem een logboek van Waarborg: python3 controleer.py logboek.jsonl [laatste hash]"
    sys.stderr.write(f"{use}\nDit is niet te lezen: {problem}\n")
    sys.exit(2)
