"""A build needs the memory of its model and of its largest files, not of all forms and all files."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Iterable

from goalc.pipeline.build import build
from tests.compiling import compiled, texts, whole
from tests.police import POLICE

FEW, MANY = 10, 50
_NAME = re.compile(r"(?m)^(项目名称: .*)$")


def specs(count: int) -> dict[str, str]:
    """A submission with so many projects, which are those of the published one again and again."""
    files = texts(POLICE)
    projects = [text for name, text in files.items() if name.startswith("projects/")]
    named = (
        _NAME.sub(rf"\1（{number}）", projects[number % len(projects)], count=1) for number in range(count)
    )
    return {
        "submission.yaml": files["submission.yaml"],
        **{f"projects/{number:03}.yaml": text for number, text in enumerate(named)},
    }


def measured(count: int) -> tuple[int, int]:
    """The peak of memory while so many projects are built, and the size of the two booklets."""
    model, sizes = whole(compiled(specs(count))), dict[str, int]()

    def put(name: str, pieces: Iterable[bytes]) -> None:
        sizes[name] = sum(map(len, pieces))

    tracemalloc.start()
    built = build(model, ("docx", "xlsx"), put)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(built.outputs) == 2 * count + 2
    return peak, sum(sizes[output.name] for output in built.outputs[:2])


def test_memory_grows_with_the_booklet_and_not_with_the_forms() -> None:
    measured(2)
    few, many = measured(FEW), measured(MANY)
    peak, booklets = (b - a for a, b in zip(few, many, strict=True))
    assert peak < 2 * booklets, (few, many)
