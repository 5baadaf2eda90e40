"""Random edits of built files: how many come back, how many are told, how many are wrong.

Each file gets up to a dozen edits: texts and targets overtyped, rows deleted, inserted, exchanged.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.returned.cases import Workplace, judge
from tests.returned.random_edits import RandomEdit, case_of, edits


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=2000, help="number of edits")
    wanted = parser.parse_args().edits
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as scratch:
        place = Workplace.make(Path(scratch))

        @settings(
            deadline=None,
            max_examples=20,
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(found=edits())
        def take(found: list[RandomEdit]) -> None:
            if counts["edits"] >= wanted:
                return
            kind = "docx" if counts["files"] % 2 else "xlsx"
            case = case_of(found)
            report = place.apply(kind, place.edited(kind, case.edit))
            wrong, missing, told = judge(place, case, report)
            counts.update(files=1, edits=len(found), wrong=wrong, missing=missing, told=told)
            counts["exact files"] += not missing and not wrong
            counts["not told"] += bool(missing and not told)
            if wrong or (missing and not told):
                print(kind, found, [one.returned for one in report.applied], report.troubles)

        random = Random(0)
        while counts["edits"] < wanted:
            seed(random.randrange(1 << 30))(take)()
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    return 1 if counts["wrong"] or counts["not told"] else 0


if __name__ == "__main__":
    sys.exit(main())
