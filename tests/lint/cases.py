"""The case files beside the rules: fragments of specs, good and bad, as text that can be compiled.

A fragment's top-level keys replace those of the submission in `base/`. In a bad case a comment with the
rule's code stands at the end of each line that is to be found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from goalc.lint import rules
from goalc.lint.registry import CONTRACT_RULES, RULES, AnyRule
from goalc.lint.rule import ContractRule
from goalc.lint.settings import Settings
from goalc.pipeline.compiled import Result
from goalc.pipeline.policy import Policy
from goalc.source.diagnostic import Diagnostic
from tests.compiling import compiled, texts
from tests.police import ROOT, data

HERE = Path(__file__).parent
Rule = AnyRule | ContractRule
FILES = {
    "submission": "submission.yaml",
    "department": "department.yaml",
    "project": "projects/01.yaml",
    "second project": "projects/02.yaml",
    "copied project": "projects/01 - 副本.yaml",
    "targets": "targets/projects/01.yaml",
    "evaluation": "projects/01.yaml",
    "monitoring": "projects/01.yaml",
    "last project": "2024/projects/01.yaml",
    "last evaluation": "2024/evaluation/projects/01.yaml",
}
EVALUATION = {
    "2024/evaluation/submission.yaml": "表式: 预算绩效自评表\n目标: ..\n表样: evaluation\n",
    "2024/evaluation/projects/01.yaml": "表式: 项目支出绩效自评表\n目标: ../../projects/01.yaml\n",
}
"""The evaluation of the year before, without results."""
STAGES = ("evaluation", "monitoring")
"""The fragments of a later stage: the case is one of it, beside its targets."""
FOLDER = Path(next(iter(rules.__path__)))
_BLOCK = re.compile(r"(?m)^(?=[^\s#-])")


@dataclass(frozen=True)
class Case:
    """One case. `key` and `severity` are the finding's; by default the rule's code and severity.

    `public`: the edition is one for publication; `without` is a form that is not there. Only the rule itself
    runs.
    """

    rule: Rule
    bad: bool
    title: str
    key: str
    severity: str
    fragments: dict[str, str]
    public: bool
    without: str

    @cached_property
    def files(self) -> dict[str, str]:
        """The text of each file, the fragments put in."""
        stage = next((form for form in STAGES if form in self.fragments), None)
        base = texts(HERE / "stages" / stage if stage else HERE / "base")
        if stage:
            targets = texts(HERE / "stages" / "targets")
            base |= {f"targets/{name}": text for name, text in targets.items()}
        for form in ("second project", "copied project"):
            if form in self.fragments:
                base[FILES[form]] = base[FILES["project"]]
        base.pop(FILES.get(self.without, ""), None)
        fragments = {FILES[form]: text for form, text in self.fragments.items()}
        return {name: merged(text, fragments.get(name, "")) for name, text in base.items()}

    @cached_property
    def compiled(self) -> Result:
        select = () if self.rule in CONTRACT_RULES else (self.rule.code,)
        policy = Policy(Settings(select=select, public=self.public))
        return compiled(
            self.files, HERE / "packs", ROOT / "tests" / "packs", policy=policy, before=self.before
        )

    @cached_property
    def before(self) -> dict[str, str]:
        """The text of each file of the year before; none if the case has none."""
        own = {FILES[form]: text for form, text in self.fragments.items() if form.startswith("last ")}
        if not own:
            return {}
        base = {f"2024/{name}": text for name, text in texts(HERE / "base").items()}
        base["2024/submission.yaml"] = base["2024/submission.yaml"].replace("2025", "2024")
        base |= EVALUATION if "last evaluation" in self.fragments else {}
        return {name: merged(text, own.get(name, "")) for name, text in base.items()}

    @property
    def found(self) -> list[Diagnostic]:
        return [d for d in self.compiled.diagnostics if d.code == self.rule.code]

    def marked(self) -> list[tuple[str, int]]:
        """File and line of each mark."""
        mark = re.compile(rf"# {self.rule.code}$")
        return [
            (name, number)
            for name, text in self.files.items()
            for number, line in enumerate(text.splitlines(), 1)
            if mark.search(line)
        ]


def merged(base: str, fragment: str) -> str:
    """The base without the keys that the fragment has, and the fragment."""
    new = {_key(block) for block in _BLOCK.split(fragment) if block.strip()}
    kept = [block for block in _BLOCK.split(base) if block.strip() and _key(block) not in new]
    return "".join(kept) + fragment


def _key(block: str) -> str:
    return block.partition(":")[0]


def module_of(rule: Rule) -> str:
    """The name of a rule's module."""
    module = rule.module if isinstance(rule, ContractRule) else rule.check.__module__
    return module.rpartition(".")[2]


def case_file(rule: Rule) -> Path:
    """The case file of a rule: its module's name with another ending."""
    return FOLDER / f"{module_of(rule)}.cases.yaml"


@cache
def cases(rule: Rule) -> tuple[Case, ...]:
    """The cases of a rule; none where it has no file."""
    path = case_file(rule)
    if not path.is_file():
        return ()
    content = data(path.read_text(encoding="utf-8"))
    return tuple(_case(rule, kind == "bad", item) for kind in ("bad", "good") for item in content[kind])


def _case(rule: Rule, bad: bool, item: dict[str, Any]) -> Case:
    return Case(
        rule,
        bad,
        item["title"],
        item.get("key", rule.code),
        item.get("severity", rule.severity.value),
        {form: item[form] for form in FILES if form in item},
        item.get("public") == "true",
        item.get("without", ""),
    )


ALL_CASES = [case for rule in RULES.values() for case in cases(rule)]
