"""The page of changes: well-formed, closed to the outside, with every text as text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from xml.etree import ElementTree

import pytest
from hypothesis import given

from goalc.changes.review import Review
from goalc.messages.catalogue import use
from goalc.report.changes.html import changes_html
from goalc.report.changes.sides import sides
from goalc.report.diagnostics.text import make_printable
from tests.report.changes.samples import NOTHING, REVIEW, SAMPLES, any_review

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "section", "article", "h1", "h2", "h3"),
    *("p", "div", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "pre", "br"),
    *("strong", "span", "small", "del", "ins", "i", "code", "input", "label"),
}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "type", "id", "checked", "for"}


def page(review: Review) -> ElementTree.Element:
    """Return the page, read as XML; fail if it breaks what holds for every page."""
    root = ElementTree.fromstring(changes_html(review))
    assert {element.tag for element in root.iter()} <= TAGS
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert {label.get("for") for label in root.iter("label")} <= set(ids)
    return root


def text(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def shown(value: str) -> str:
    return "\n".join(map(make_printable, value.split("\n")))


@pytest.mark.parametrize("sample", SAMPLES)
def test_sample(sample: str) -> None:
    review = SAMPLES[sample]
    assert len(list(page(review).iter("article"))) == len(review.changes)


@given(any_review())
def test_every_side_is_there_as_text(review: Review) -> None:
    articles = {element.get("id"): element for element in page(review).iter("article")}
    assert len(articles) == len(review.changes)
    for one in review.changes:
        article = articles[one.change.fingerprint]
        boxes = article.findall("div/div")
        for box, pieces in zip(boxes, sides(one.change), strict=True):
            title = text(box.findall("small")[0])
            expected = shown("".join(piece.text for piece in pieces)) or "（没有）"
            assert text(box).removeprefix(title) == expected
            marked = [text(mark) for mark in (*box.iter("del"), *box.iter("ins"))]
            assert marked == [shown(piece.text) for piece in pieces if piece.emphasis == "changed"]


def test_the_policy_lets_in_the_style_alone() -> None:
    root = page(REVIEW)
    (style,) = root.iter("style")
    digest = b64encode(sha256(text(style).encode()).digest()).decode()
    policy = next(meta.get("content", "") for meta in root.iter("meta") if meta.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|//", text(style))


def test_directions_can_be_chosen() -> None:
    root = page(REVIEW)
    assert [text(label) for label in root.iter("label")] == [
        "全部 9",
        "放宽 3",
        "收紧 1",
        "口径变化 1",
        "其他 4",
    ]
    assert [button.get("id") for button in root.iter("input") if button.get("checked")] == ["way-all"]
    assert {article.get("class") for article in root.iter("article")} == {
        "looser",
        "tighter",
        "scope",
        "none",
    }
    assert not list(page(NOTHING).iter("input"))


def test_english() -> None:
    use("en")
    try:
        root = page(REVIEW)
    finally:
        use("zh")
    assert root.get("lang") == "en"
    assert "Changes: 9 (looser 3" in text(root)
