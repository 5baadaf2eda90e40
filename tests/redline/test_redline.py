"""A change of specs → the files that a leader reads."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from goalc.changes.compare import compare
from goalc.changes.form_pairs import Filed
from goalc.changes.kinds import KINDS
from goalc.changes.ranking import rank
from goalc.changes.review import Approval, Review, Reviewed
from goalc.document.document import Revision
from goalc.messages.catalogue import say
from goalc.pipeline.compiled import Result
from goalc.pipeline.load_pack import load_pack
from goalc.pipeline.pack import Pack
from goalc.readers import differences, read_docx
from goalc.redline.redline import MAX_CHANGES, Redlines, Version, Versions, redline
from tests import edits
from tests.compiling import compiled, texts, whole
from tests.police import PACK, POLICE, ROOT, pack
from tests.writers.resolving import resolve

WHO = Revision("韦玉芳", "2025-03-01T08:00:00Z")
NAME = "六盘水市第二看守所智慧监管及室外附属工程"
BOOK = "六盘水市公安局-变更清单.xlsx"


def reviewed(base: Result, head: Result, packs: Sequence[Pack] = ()) -> tuple[list[Versions], Review]:
    """What `goalc diff` finds between two submissions; its third change is one that was accepted."""
    old, new = whole(base).submission, whole(head).submission
    found = compare([Filed("", old)], [Filed("", new)])
    packs = packs or (pack(), pack())
    forms = {(change.unit, change.form) for change in found.changes}
    versions = [
        Versions(
            pair.owner.unit,
            None if pair.base is None else Version(old, pair.base.form, packs[0]),
            None if pair.head is None else Version(new, pair.head.form, packs[1]),
        )
        for pair in found.pairs
        if (pair.owner.unit, pair.owner.form) in forms
    ]
    if any(not change.form for change in found.changes):
        versions.insert(0, Versions(old.preparer, Version(old, None, packs[0]), Version(new, None, packs[1])))
    changes = rank(Reviewed(change, KINDS[change.kind].level, None, None) for change in found.changes)
    accepted = Approval("", "按省厅新口径", "王局")
    changes[2:3] = [one._replace(approval=accepted) for one in changes[2:3]]
    return versions, Review("main", "工作区", changes)


def made(base: Result, head: Result, packs: Sequence[Pack] = ()) -> Redlines:
    return redline(*reviewed(base, head, packs), WHO)


def book(redlines: Redlines) -> Workbook:
    return load_workbook(io.BytesIO(next(file.content for file in redlines.files if file.name == BOOK)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of the list by the titles of its columns."""
    header, *lines = (list(row) for row in sheet.iter_rows(min_row=5, values_only=True))
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


def printed(value: object) -> str:
    """What stands in a cell, a whole number without decimals."""
    return f"{value:.0f}" if isinstance(value, float) else str(value)


def linked(workbook: Workbook) -> list[str]:
    """What stands in the cell that each change leads to."""
    found = []
    for row in workbook.worksheets[0].iter_rows(min_row=6):
        (location,) = [cell.hyperlink.location for cell in row if cell.hyperlink]
        name, _, place = str(location).rpartition("!")
        value = workbook[name.strip("'")][place].value
        found.append(printed(value))
    return found


def fills(sheet: Worksheet) -> dict[str, str]:
    """The colour of each cell that has one, by what stands in it."""
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return {printed(cell.value): cell.fill.fgColor.rgb[2:] for cell in cells if cell.fill.fill_type}


def notes(sheet: Worksheet) -> dict[str, str]:
    return {
        printed(cell.value): cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment
    }


def test_five_edits_are_five_changes_and_nothing_else() -> None:
    base, head = edits.version(), edits.version(*edits.FIVE)
    redlines = made(base, head)
    assert redlines.diagnostics == []
    assert [file.name for file in redlines.files] == [f"{NAME}-修订.docx", BOOK]
    word = redlines.files[0].content
    assert differences([edits.works(head)], read_docx(resolve(word, "accept"))) == []
    assert differences([edits.works(base)], read_docx(resolve(word, "reject"))) == []
    workbook = book(redlines)
    listed = rows(workbook.worksheets[0])
    kinds = ["indicator-removed", "target-looser", "money-raised", "target-tighter", "indicator-renamed"]
    assert [row["变化"] for row in listed] == [say(f"kind.{kind}") for kind in kinds]
    assert [row["方向"] for row in listed] == ["放宽", "放宽", "其他", "收紧", "口径变化"]
    assert [row["序号"] for row in listed] == [1, 2, 3, 4, 5]
    assert [row["幅度"] for row in listed] == [None, "−5 百分点", "+16.1%", "+60%", None]
    assert (listed[2]["原值"], listed[2]["现值"]) == (15_500_000, 18_000_000)
    assert [row["同意"] for row in listed] == [None, None, "王局：按省厅新口径", None, None]
    assert all(len(str(row["编号"])) == 12 for row in listed)
    assert listed[1]["位置"] == "满意度指标／社会公众或服务对象满意度／人民群众服务满意度／指标值"


def test_each_change_is_marked_on_its_form_and_leads_there() -> None:
    workbook = book(made(edits.version(), edits.version(*edits.FIVE)))
    assert linked(workbook) == ["收押大厅改造", "≥90%", "18000000", "≥800米", "远程会见管理系统"]
    form = workbook.worksheets[1]
    assert fills(form) == {
        "≥90%": "F8CBAD",
        "18000000": "DDEBF7",
        "≥800米": "C6E0B4",
        "远程会见管理系统": "FFE699",
        "收押大厅改造": "F8CBAD",
        "≥200平方米": "F8CBAD",
        "反映收押大厅改造的数量情况": "F8CBAD",
    }
    assert notes(form) == {
        "≥90%": "原值：≥95%",
        "18000000": "原值：15,500,000.00",
        "≥800米": "原值：≥500米",
        "远程会见管理系统": "原值：会见管理系统",
    }


def test_what_was_removed_stands_below_the_form() -> None:
    removed = ("removed first of a group", "removed the first step", "changed goals")
    form = book(made(edits.version(), edits.version(*removed))).worksheets[1]
    lines = [[value for value in row if value is not None] for row in form.iter_rows(values_only=True)]
    below = lines[lines.index(["已删去的内容"]) + 1 :]
    assert below == [
        ["绩效目标情况", "年度目标", "目标三：完成室外附属工程建设"],
        ["绩效目标情况", "本年度实施计划", "2025-01-01至2025-12-31", "完成“智慧监管”（一期）建设"],
        [
            *("绩效目标情况", "指标", "产出指标", "数量指标"),
            *("技防整合联网平台", "=1套", "反映技防整合联网平台建设的数量情况"),
        ],
    ]


def test_texts_that_look_like_formulas_stay_texts() -> None:
    files = edits.edited("removed first of a group")
    files[edits.WORKS] = files[edits.WORKS].replace("指标值: =1个", "指标值: =2个")
    workbook = book(made(edits.version(), compiled(files)))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert "=2个" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells if str(cell.value).startswith("=")} == {"s"}


def test_a_text_that_a_library_gives_is_found_on_the_form() -> None:
    files = edits.edited()
    files[edits.WORKS] = files[edits.WORKS].replace("对象: 监控系统", "对象: 监控设备")
    workbook = book(made(edits.version(), compiled(files)))
    assert notes(workbook.worksheets[1])["监控设备运行率"] == "原值：监控系统运行率"
    assert "监控设备运行率" in linked(workbook)


def test_forms_that_are_new_or_gone() -> None:
    files = texts(POLICE)
    without = {name: text for name, text in files.items() if name != edits.WORKS}
    without["submission.yaml"] = files["submission.yaml"].replace(f"  - {edits.WORKS}\n", "")
    for base, head, title in (
        (files, without, "本表已经删去，下面是原来的内容"),
        (without, files, "本表是新增的"),
    ):
        redlines = made(compiled(base), compiled(head))
        assert f"{NAME}-修订.docx" in [file.name for file in redlines.files]
        workbook = book(redlines)
        sheet = next(sheet for sheet in workbook.worksheets if sheet.title.startswith("六盘水市第二看守所"))
        assert sheet["A1"].value == title
        assert NAME in {cell.value for row in sheet.iter_rows() for cell in row}
        assert title in linked(workbook)


def test_a_change_of_the_cover() -> None:
    files = texts(POLICE)
    person = edits.version().submission
    assert person is not None
    files["submission.yaml"] = files["submission.yaml"].replace(person.handler, "某某某")
    redlines = made(edits.version(), compiled(files))
    assert [file.name for file in redlines.files] == ["封面-修订.docx", BOOK]
    assert [text for text in linked(book(redlines)) if "某某某" in text]


def test_same_change_same_bytes() -> None:
    one, other = (made(edits.version(), edits.version(*edits.MANY)) for _ in range(2))
    assert one == other
    assert made(edits.version(), edits.version()).files == []


def test_names_are_unlike() -> None:
    versions, review = reviewed(edits.version(), edits.version("loosened"))
    names = [file.name for file in redline([*versions, *versions], review, WHO).files]
    assert len({name.casefold() for name in names}) == 3


def changed_pack(*changes: tuple[str, str, str]) -> Pack:
    """The pack with other texts in its files."""
    folder = ROOT / "templates" / PACK
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    for file, old, new in changes:
        assert old in files[file].decode()
        files[file] = files[file].replace(old.encode(), new.encode())
    loaded = load_pack("pack", PACK, files, inspect=False)
    assert loaded.pack is not None, loaded.diagnostics
    return loaded.pack


def test_a_style_that_only_the_older_pack_has_comes_along() -> None:
    older = changed_pack(
        ("pack.yaml", "styles:\n", "styles:\n  old: {font: heiti, size: 12}\n"),
        ("project.html.j2", 'class="title"', 'class="old"'),
    )
    base, head = edits.version(), edits.version("loosened")
    redlines = made(base, head, (older, pack()))
    assert redlines.diagnostics == []
    word = redlines.files[0].content
    assert differences([edits.works(head)], read_docx(resolve(word, "accept"))) == []
    assert differences([edits.works(base)], read_docx(resolve(word, "reject"))) == []


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_what_a_format_cannot_carry_is_a_diagnostic(name: str) -> None:
    versions, review = reviewed(edits.version(), edits.version("loosened"))
    if name == "docx":
        found = redline(versions, review, Revision("韦\x00"))
    else:
        found = redline(versions, Review("ma\x00in", "head", review.changes), WHO)
    (diagnostic,) = found.diagnostics
    assert diagnostic.key == "GC907.character"
    assert diagnostic.file.endswith(edits.WORKS)
    assert len(found.files) == 1


def test_what_a_template_does_wrong_is_a_diagnostic() -> None:
    broken = changed_pack(("project.html.j2", "<table", "<table><tr></tr"))
    found = made(edits.version(), edits.version("loosened"), (broken, pack()))
    assert [diagnostic.file for diagnostic in found.diagnostics] == ["pack/project.html.j2"]
    assert "pack/project.html.j2" in found.sources
    assert found.files == []


def test_long_values_are_cut_in_the_list_and_whole_in_the_note() -> None:
    files = edits.edited()
    long = "完成建设任务，" * 100
    files[edits.WORKS] = files[edits.WORKS].replace(
        "  - 目标一：完成“智慧监管”（一期）建设", f"  - 目标一：{long}"
    )
    workbook = book(made(compiled(files), edits.version()))
    (value,) = [row["原值"] for row in rows(workbook.worksheets[0]) if "完成建设" in str(row["原值"])]
    assert str(value).endswith("……（全文见表）")
    whole = "".join(notes(workbook.worksheets[1]).values()) + "".join(
        str(cell.value) for row in workbook.worksheets[1].iter_rows() for cell in row
    )
    assert long in whole


def test_a_form_with_too_many_changes_is_told_and_not_marked() -> None:
    files = texts(POLICE)
    name = next(name for name in files if name.startswith("projects/01"))
    start, end = files[name].index("年度目标:"), files[name].index("实施计划:")

    def goals(year: str) -> str:
        items = "".join(f"  - 目标：{year}完成第{n}个村的验收工作\n" for n in range(MAX_CHANGES + 1))
        return f"{files[name][:start]}年度目标:\n{items}{files[name][end:]}"

    base, head = ({**files, name: goals(year)} for year in ("上半年", "年底前"))
    redlines = made(compiled(base), compiled(head))
    assert [diagnostic.key for diagnostic in redlines.diagnostics] == ["GC907.changes"]
    assert not redlines.files
