"""The memory used to build thousands of forms in one process.

    python bench/memory.py [--forms 2000] [--small 100] [--every 200]

A tree of submissions is written to a temporary folder and built by `goalc.build` with one job, in a fresh
process; its peak is `ru_maxrss`, its size meanwhile is read from /proc (Linux).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import synthetic

MB = 1024.0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--forms", type=int, default=2000)
    parser.add_argument("--small", type=int, default=100, help="the run to compare with")
    parser.add_argument("--every", type=int, default=200, help="forms between two looks at the size")
    parser.add_argument("--child", nargs=2, metavar=("TREE", "OUTPUT"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        tree, output = options.child
        print(json.dumps(_build(tree, output, options.every)))
        return 0
    for forms in (options.small, options.forms):
        _print(forms, _run(forms, options.every))
    return 0


def _run(forms: int, every: int) -> dict[str, object]:
    """Build this number of forms in a fresh process; return its figures."""
    with tempfile.TemporaryDirectory(prefix="goalc-bench-") as name:
        tree, output = Path(name) / "specs", Path(name) / "build"
        synthetic.write_tree(tree, forms)
        command = [sys.executable, __file__, "--every", str(every), "--child", str(tree), str(output)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        said: dict[str, object] = json.loads(done.stdout)
        return said


def _build(tree: str, output: str, every: int) -> dict[str, object]:
    import goalc

    samples: list[tuple[int, float]] = []

    def look(done: int, _: int) -> None:
        forms = done * synthetic.FORMS
        if not samples or forms // every > samples[-1][0] // every:
            samples.append((forms, _resident()))

    before = _resident()
    start = time.perf_counter()
    report = goalc.build(tree, output, jobs=1, progress=look)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB
    return {
        "before": before,
        "samples": samples,
        "peak": peak,
        "seconds": seconds,
        "refused": len(report.refused),
        "diagnostics": len(report.diagnostics),
    }


def _resident() -> float:
    """Return the current memory of the process in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / MB
    raise OSError("no VmRSS in /proc/self/status")


def _print(forms: int, said: dict[str, object]) -> None:
    print(
        f"{forms} forms in {said['seconds']:.1f} s; refused {said['refused']},"
        f" diagnostics {said['diagnostics']}; {said['before']:.1f} MB before, peak {said['peak']:.1f} MB"
    )
    samples = said["samples"]
    assert isinstance(samples, list)
    print("  MB after n forms: " + ", ".join(f"{done}: {size:.1f}" for done, size in samples))


if __name__ == "__main__":
    sys.exit(main())
