"""The editor (yaml-language-server) and `goalc check` say the same of the same line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from goalc.api import check
from goalc.source.diagnostic import Severity
from tests.cli.terminal import run as run_goalc
from tests.compiling import texts
from tests.library.desk import entry, library
from tests.police import PACK, ROOT
from tests.programs.language_server import LanguageServer
from tests.workspace.trees import COVER, PROJECT

UNIT = "specs/2025/a"
FORMS = {
    "submission": COVER.format(unit="某局", pack=PACK),
    "department": (
        "表式: 部门整体支出绩效目标表\n部门名称: 某局\n职能描述: 办事\n基本支出: 100万元\n项目支出: 100万元\n"
        "绩效目标: 办好\n明细目标: 办好\n阶段性计划:\n"
        + PROJECT.partition("实施计划:\n")[2].replace("社会公众或服务对象满意度", "服务对象满意度指标")
    ),
    "project": PROJECT.format(name='"一个项目"'),
}
PLACES = {"submission": "submission.yaml", "department": "department.yaml", "project": "projects/{}.yaml"}


class Mistake(NamedTuple):
    """A line of the table."""

    form: str
    stands: str
    written: str
    said: str

    @property
    def text(self) -> str:
        """The form with what is written instead."""
        stands, written = (part.replace("\\n", "\n") for part in (self.stands, self.written))
        assert FORMS[self.form].count(stands) >= 1, stands
        return FORMS[self.form].replace(stands, written, 1)

    @property
    def line(self) -> int:
        """The line at which the texts begin to differ."""
        pairs = zip(FORMS[self.form].split("\n"), self.text.split("\n"), strict=False)
        return next(number for number, (old, new) in enumerate(pairs, 1) if old != new)


def table() -> list[Mistake]:
    text = Path(__file__).with_name("mistakes.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    next(rows)
    return [Mistake(*row) for row in rows]


MISTAKES = table()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository made by `goalc init`."""
    home = tmp_path_factory.mktemp("editor")
    done = run_goalc(home, "goalc init . --unit 某局 --year 2025 --phone 8732066 --folder a")
    assert done.code == 0, done.err
    return home


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[LanguageServer]:
    """An editor with the settings of the repository."""
    started = LanguageServer(root)
    yield started
    started.stop()


def bound(form: str, text: str) -> str:
    """A form with the line that binds its schema, as `goalc init` writes it."""
    up = "../" * f"{UNIT}/{PLACES[form]}".count("/")
    return f"# yaml-language-server: $schema={up}schema/{form}.schema.json\n{text}"


def checked(folder: Path, form: str, text: str) -> list[int]:
    """The lines at which `check` says an error of a form, which is alone or beside its cover."""
    forms = {"submission": FORMS["submission"], "project": FORMS["project"], form: text}
    for name, content in forms.items():
        path = folder / PLACES[name].format("01")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(bound(name, content), encoding="utf-8")
    wanted = PLACES[form].format("01")
    report = check(folder)
    return sorted(
        report.place(d.file, d.span)[0].line - 1
        for d in report.diagnostics
        if d.severity is Severity.ERROR and d.file.endswith(wanted)
    )


def test_the_forms_are_right(tmp_path: Path, server: LanguageServer) -> None:
    names = {f"{UNIT}/{PLACES[form].format('00')}": bound(form, text) for form, text in FORMS.items()}
    assert server.problems(names) == {name: [] for name in names}
    for form, text in FORMS.items():
        assert checked(tmp_path / form, form, text) == [], form


def test_the_editor_and_check_agree(tmp_path: Path, server: LanguageServer) -> None:
    documents = {
        f"specs/{number}/a/{PLACES[mistake.form].format('01')}": bound(mistake.form, mistake.text)
        for number, mistake in enumerate(MISTAKES)
    }
    shown = server.problems(documents)
    wrong: list[object] = []
    for number, (name, mistake) in enumerate(zip(documents, MISTAKES, strict=True)):
        editor = sorted({told.line - 1 for told in shown[name]})
        goalc = sorted(set(checked(tmp_path / str(number), mistake.form, mistake.text)))
        said = {
            (False, False): "right",
            (False, True): "unseen",
            (True, False): "seen by the editor only",
            (True, True): "wrong" if mistake.line in editor and mistake.line in goalc else "elsewhere",
        }[bool(editor), bool(goalc)]
        if said != mistake.said:
            wrong.append((mistake, said, mistake.line, shown[name], goalc))
    assert wrong == [], "\n".join(map(str, wrong))


def test_the_table_is_no_smaller_than_it_was() -> None:
    assert len(MISTAKES) >= 80
    assert sum(mistake.said == "unseen" for mistake in MISTAKES) <= 6


def test_the_editor_speaks_in_sentences(server: LanguageServer) -> None:
    documents = {
        f"specs/s{number}/a/{PLACES[mistake.form].format('01')}": bound(mistake.form, mistake.text)
        for number, mistake in enumerate(MISTAKES)
        if mistake.said == "wrong"
    }
    messages = {told.message for found in server.problems(documents).values() for told in found}
    assert not [message for message in messages if "pattern" in message or "^" in message]
    assert any(message.startswith("「项目计划实施时间」不能这样写。") for message in messages)
    assert "「产出指标」下面只能写「数量指标」、「质量指标」、「时效指标」、「成本指标」。" in messages
    assert "「项目属性」只能写「新增项目」、「延续项目」。" in messages


def test_a_level_of_older_forms_is_told_its_name(tmp_path: Path, server: LanguageServer) -> None:
    text = FORMS["project"].replace("社会效益指标", "环境效益指标")
    name = f"{UNIT}/projects/former.yaml"
    assert [told.message for told in server.problems({name: bound("project", text)})[name]] == [
        "「环境效益指标」现在叫「生态效益指标」。"
    ]
    assert checked(tmp_path, "project", text) == []


def test_real_forms_and_what_init_writes_are_right(root: Path, server: LanguageServer) -> None:
    written = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in (root / "specs").rglob("*.yaml")
    }
    real = {
        f"specs/2025/real/{name}": text.replace(f"schema/{PACK}/", "schema/")
        for name, text in texts(ROOT / "specs" / "2025" / "liupanshui-police").items()
    }
    assert len(written) == 3
    assert len(real) == 7
    found = server.problems(written | real)
    said = [one.message for told in found.values() for one in told if "现在叫" not in one.message]
    assert said == []


LIBRARY = library(甲=entry())
OTHER_PROJECT = PROJECT.format(name="甲")
APPROVALS = "同意:\n  0123456789ab:\n    理由: 任务调整\n"
PACK_TEXT = (ROOT / "templates" / PACK / "pack.yaml").read_text(encoding="utf-8").partition("\n")[2]
WORDS = (ROOT / "words" / "directions.yaml").read_text(encoding="utf-8").partition("\n")[2]
BOUND = [
    ("specs/2025/{}/projects/02.yml", OTHER_PROJECT, OTHER_PROJECT.replace("100万元", "一百万")),
    ("specs/2025/{}/approvals.yaml", APPROVALS, "同意:\n  甲:\n    理由: 任务调整\n"),
    ("specs/library/{}.yaml", LIBRARY, LIBRARY.replace("名称", "名")),
    ("library/{}.yml", LIBRARY, LIBRARY.replace("名称", "名")),
    ("packs/{}/pack.yaml", PACK_TEXT, "name: own\n"),
    ("packs/{}/library.yaml", LIBRARY, LIBRARY.replace("名称", "名")),
    ("specs/packs/{}/words.yaml", WORDS, "没有: 1\n"),
]


@pytest.mark.parametrize(("place", "right", "wrong"), BOUND, ids=[case[0] for case in BOUND])
def test_the_settings_bind_each_kind_of_file(
    server: LanguageServer, place: str, right: str, wrong: str
) -> None:
    one, other = place.format("a"), place.format("b")
    found = server.problems({one: right, other: wrong})
    assert found[one] == []
    assert found[other] != []


@pytest.mark.parametrize("pack", [PACK, "ezhou-2022"])
def test_no_binding_is_dead(tmp_path: Path, pack: str) -> None:
    packs = ROOT / "tests" / "packs"
    command = "goalc init . --unit 某局 --year 2025 --phone 8732066"
    assert run_goalc(tmp_path, f"{command} --pack {pack} --pack-path {packs}").code == 0
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert all((tmp_path / schema).is_file() for schema in settings["yaml.schemas"])
    assert {path.name for path in (tmp_path / "schema").iterdir()} == {
        Path(schema).name for schema in settings["yaml.schemas"]
    }


def labels(server: LanguageServer, name: str, text: str) -> dict[str, str]:
    return {item["label"]: item.get("insertText", "") for item in server.completions(name, text)}


def test_completing_a_form_leaves_nothing_that_looks_filled_in(server: LanguageServer) -> None:
    offered = labels(server, f"{UNIT}/projects/new.yaml", bound("project", ""))
    inserted = "\n".join(offered.values())
    assert "表式: 项目绩效目标表" in inserted
    whole = offered["项目绩效目标表（待填）"]
    assert "项目负责人: ${2:待填}" in whole
    assert "数量指标:" in whole
    for sample in ("六盘水", "万元", "张三", "办公设备购置", "某市公安局"):
        assert sample not in inserted, sample


def test_indicators_and_steps_have_bodies(server: LanguageServer) -> None:
    head = "表式: 项目绩效目标表\n"
    indicator = labels(
        server,
        f"{UNIT}/projects/i.yaml",
        bound("project", f"{head}绩效指标:\n  产出指标:\n    数量指标:\n      - "),
    )
    assert "名称: ${1:待填}" in indicator["三级指标（待填）"]
    assert "引用: " in indicator["引用指标库"]
    step = labels(server, f"{UNIT}/projects/p.yaml", bound("project", f"{head}实施计划:\n  - "))
    assert "时间: ${1:待填}" in step["一步计划（待填）"]


def test_all_ids_of_the_library_are_offered(root: Path, server: LanguageServer) -> None:
    text = "表式: 项目绩效目标表\n绩效指标:\n  产出指标:\n    数量指标:\n      - 引用: "
    offered = labels(server, f"{UNIT}/projects/r.yaml", bound("project", text))
    listed = json.loads(run_goalc(root, "goalc library list . --format json").out)
    ids = {item["id"] for item in (listed["indicators"] if isinstance(listed, dict) else listed)}
    assert len(ids) > 30
    assert ids <= set(offered)
