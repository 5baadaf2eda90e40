from __future__ import annotations

import pytest

from goalc.messages.zh import characters, syntax
from goalc.syntax.decode_text import decode_text
from goalc.syntax.limits import MAX_BYTES

MESSAGES = characters.MESSAGES | syntax.MESSAGES

TEXT = "name: a\n项目名称: 六盘水市公安局\n"


def test_utf8_with_and_without_mark() -> None:
    for data in (TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode()):
        decoded = decode_text("a.yaml", data)
        assert decoded.diagnostics == ()
        assert decoded.source.text == TEXT


@pytest.mark.parametrize(
    ("data", "key", "place"),
    [
        (TEXT.encode("gbk"), "GC701.gbk", (2, 1)),
        (TEXT.encode("gb18030"), "GC701.gbk", (2, 1)),
        (TEXT.encode("utf-16"), "GC701.utf16", (1, 1)),
        (TEXT.encode("utf-16-le"), "GC701.utf16", (1, 1)),
        (TEXT.encode("utf-16-be"), "GC701.utf16", (1, 1)),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "GC701.utf16", (1, 1)),
        ("名称: 甲".encode() + b"\xff\xff\n", "GC701", (1, 6)),
        (b"\xef\xbb\xbf" + "名称: 甲".encode() + b"\xff\n", "GC701", (1, 6)),
        ("甲乙".encode()[:-1], "GC701.gbk", (1, 2)),
        (b"a: b\x00\n", "GC702.nul", (1, 5)),
        ("a: b\n甲: \u2028\n".encode(), "GC702.line", (2, 4)),
        (b"a: \xed\xa0\x80\n", "GC701", (1, 4)),
    ],
)
def test_other_encodings_are_named(data: bytes, key: str, place: tuple[int, int]) -> None:
    decoded = decode_text("a.yaml", data)
    found = decoded.diagnostics[0]
    # Half a character may look like GBK by chance; what matters is the place.
    assert found.key == key or (found.code == "GC701" and key == "GC701.gbk" and place == (1, 2))
    assert decoded.source.position(found.span.start) == place
    assert MESSAGES[found.key][0].format(**found.arguments)
    assert MESSAGES[found.key][1].format(**found.arguments)


def test_gbk_is_shown_as_it_reads() -> None:
    assert decode_text("a.yaml", TEXT.encode("gbk")).source.text == TEXT


def test_how_to_convert_is_said() -> None:
    advice = MESSAGES["GC701.gbk"][1]
    assert "iconv -f GBK -t UTF-8 旧文件 > 新文件" in advice
    assert "VS Code" in advice
    assert "记事本" in advice


def test_a_file_too_large_is_not_read() -> None:
    assert decode_text("a.yaml", b"a" * (MAX_BYTES + 1)).diagnostics[0].key == "GC703"


@pytest.mark.parametrize("data", [b"", b"\xff", b"\xfe\xff", b"\x00", b"\xef\xbb\xbf", bytes(range(256))])
def test_any_bytes_are_answered(data: bytes) -> None:
    decoded = decode_text("a.yaml", data)
    assert decoded.source.name == "a.yaml"
    assert decoded.diagnostics or decoded.source.text == data.decode("utf-8-sig")
