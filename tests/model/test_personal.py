"""Numbers of persons: found however they are written, and not in amounts, codes and dates."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.model.personal import find_documents, find_mobiles, mask

MOBILE = "13595807495"
PHONES = [
    "13595807495",
    "135 9580 7495",
    "135-9580-7495",
    "135－9580－7495",
    "1359580 7495",
    "+8613595807495",
    "+86 135 9580 7495",
    "008613595807495",
    "86-13595807495",
    "１３５９５８０７４９５",
    "电话13595807495转2",
    "（13595807495）",
    "TEL:13595807495/0858-8732066",
    "13595807495、13698581666",
    "013595807495",
    "135  9580  7495",
    "135/9580/7495",
    "1-359-580-7495",
    "1 3 5 9 5 8 0 7 4 9 5",
    "13595807495万主任",
    "13595807495.8732066",
]
NO_PHONES = [
    "0858-8732066",
    "010-12345678-1234",
    "13595807495元",
    "13595807495.50",
    "13595807495万元",
    "5202001359580749502",
    "2025-01-01至2025-12-31",
    "12345678901",
    "1359580749",
    "135958074951",
    "13、59、58、07、49、5",
    "2022 2023 2024 2025",
    "52020025T000013595807",
]
DOCUMENTS = [
    ("11010519491231002X", "110105**********2X"),
    ("110105 19491231 002x", "110105**********2X"),
    ("１１０１０５１９４９１２３１００２Ｘ", "110105**********2X"),
    ("11010519491231002X 3", "110105**********2X 3"),
    ("3 11010519491231002X", "3 110105**********2X"),
    ("ID11010519491231002X", "ID110105**********2X"),
    ("110105  19491231  002X", "110105**********2X"),
    ("110105.19491231.002X", "110105**********2X"),
    ("6222021234567890128", "6222*************28"),
    ("6222 0212 3456 7890 128", "6222*************28"),
]


@pytest.mark.parametrize("text", PHONES)
def test_a_mobile_number_is_found_and_masked(text: str) -> None:
    assert next(find_mobiles(text)).digits == MOBILE
    masked, found = mask(text)
    assert len(found) == (2 if "、" in text else 1)
    assert "135****7495" in masked
    assert list(find_mobiles(masked)) == []


@pytest.mark.parametrize("text", NO_PHONES)
def test_other_numbers_stay(text: str) -> None:
    assert list(find_mobiles(text)) == []
    assert mask(text) == (text, [])


@pytest.mark.parametrize(("text", "shown"), DOCUMENTS)
def test_a_document_is_found_and_masked(text: str, shown: str) -> None:
    assert mask(f"张三（{text}）")[0] == f"张三（{shown}）"


def test_a_wrong_check_digit_is_no_document() -> None:
    assert list(find_documents("110105194912310021 6222021234567890123")) == []


# As they stand in forms: with the words that say what they are.
PERSONAL = """\
身份证号520201490115123
张三（520201 490115 123）
身份证号码：110105194912310021
账号：2403021209345678901
银行账号：2403 0212 0934 5678 901
开户行：中国建设银行六盘水分行，账号52001234567890123456
对公账号 2403-0212-0934-5678
开户银行及账号：工商银行六盘水分行 2403021209345678901
账户号码：104512345678901
银行账户：12345678901234
帐号:123 4567 8901
卡号：1234567890123456
存折号 60123456789012
电话13595807495
联系人：1.13595807495；2.13698581666
联系电话：13595807495（合同编号：HT-01）
证件号码13595807495
手机编号：13595807495
开户行账号：中国农业银行钟山支行（23640001040001234）
收款账号 2403021209345678901，户名：某某公司
账户（基本户）：2403021209345678901
银行卡号6222021234567890128
职工银行卡号1234 5678 9012 3456
身份证（正面）110105194912310021
微信号13595807495
账号2403021213595807495
项目联系人：13595807495
资金联系人 13595807495
预算科13595807495
收入核算中心电话13595807495
身份证编号11010519491231002X
登记电话13595807495
流水号查询13595807495
13595807495 元旦值班
""".splitlines()
ORDINARY = """\
合同编号13512345678
合同编号：HT-2025-13512345678
合同编号（13512345678）
项目编码13512345678
项目编码：520201202503150012
项目代码为 520201 20250315 0012
黔财预〔2025〕13512345678号
文号：13512345678
统一社会信用代码 12520200430000123X
统一社会信用代码：915202001351234567
发票号码：13512345678
发票号13512345678、13698581666
圆周率3.14159265358
系数0.13512345678
系数为1.13512345678
金额13512345678
￥13512345678
人民币13512345678
总投资13512345678 元
合计：13512345678
13512345678.123万元
13512345678人次
公告第13512345678号
开通账号1200000000个
账户余额1234567890元
账户余额 1234567890
账户2025-01-01至2025-12-31运行
账户 2025-01-01—2025-12-31
账户管理科 0858-8732066
开户行联系电话 0858-8732066
开户行行号 102703000012
账号 400-123-4567
账户2022 2023 2024 2025
公共账户管理办法20250101
新增储蓄账户12345678户
2022 2023 2024 2025
2025-01-01至2025-12-31
设备序列号6222021234567890128
凭证号 6222021234567890128
运单号13512345678
纳税人识别号520201490115123
资产编号520201490115123
HT520201490115123
2403 0212 1351 2345 678
银行电话0858-8732066
批次号：13512345678
开户20250101完成
开户银行2家，账户12个，资金13512345678元
面积13512345678平方米
流量13512345678千瓦时
财政专户13512345678.00元
国库单一账户体系
开展存折换发12345678户
账号实名制 1234567890
""".splitlines()


@pytest.mark.parametrize("text", PERSONAL)
def test_what_the_words_around_it_call_personal_is_masked(text: str) -> None:
    masked, found = mask(text)
    assert found
    assert not mask(masked)[1]
    for number in found:
        assert number.digits not in re.sub("[ -]", "", masked)


@pytest.mark.parametrize("text", ORDINARY)
def test_codes_amounts_and_dates_stay(text: str) -> None:
    assert mask(text) == (text, [])


AMOUNTS = {text for text in NO_PHONES if MOBILE in text}
OTHERS = [text for text in NO_PHONES if text not in AMOUNTS]
TEXTS = st.lists(
    st.sampled_from([*PHONES, *OTHERS, *(text for text, _ in DOCUMENTS), "，", " ", "甲", "5", "-", "X"])
).map("；".join)


@given(TEXTS)
def test_nothing_personal_is_left_and_nothing_else_is_changed(text: str) -> None:
    masked, found = mask(text)
    assert not mask(masked)[1]
    assert re.sub("[*]+", "", masked) == masked or found
    for number in found:
        assert number.digits not in masked
