"""Words around a number that say it belongs to no person: a code of a contract or project, an amount.

In: a text and the place of a number. Out: True if what stands before or after it makes it such a number.
"""

from __future__ import annotations

import re

MAX_BEFORE = 80
"""Maximum number of characters before a number that are looked at."""

_OF_PERSON = "".join(
    f"(?<!{word})"
    for word in (
        "身份证",
        "证件",
        "公民",
        "居民",
        "手机",
        "电话",
        "联系",
        "账户",
        "帐户",
        "账号",
        "帐号",
        "银行",
    )
)
_CODE = (
    rf"(?:{_OF_PERSON}(?:编号|编码|代码|代号|号段)|文号|字号|条码|识别号|[税票单批档案序行]号"
    r"|(?:合同|协议|项目|订单|工单|运单|凭证|票据|发票|流水|序列|批次|设备|资产|备案|许可证|证书|登记|注册|专利"
    r"|标段|采购|招标|图纸|报告|标准|文件|公告|通知)[书证]?号码?)"
)
_BLANKS = r"[ \t\u3000\xa0]{0,3}"
# Between the word and the number: `（13512345678）`, `为 HT-13512345678`, other numbers of a list.
_UNTIL = (
    rf"{_BLANKS}[为是]?[:：]?{_BLANKS}[（(“\"「《【\[]?"
    r"(?:[A-Za-z0-9_/.-]{6,24}、){0,2}[A-Za-z0-9_/.-]{0,24}"
)
_AMOUNT = (
    r"(?:[¥￥$＄€]|人民币|金额|总额|余额|资金|预算数?|投资|合计|总计|共计|收入|支出|[概决]算数?|造价|限价|价款|产值"
    rf"|总值|税额)[约共为是]?[:：]?{_BLANKS}"
)
_YEAR = r"[〔\[(（【](?:19|20)[0-9]{2}[〕\])）】]第?"
_BEFORE = re.compile(rf"(?:{_CODE}{_UNTIL}|{_AMOUNT}|{_YEAR}|第)\Z")
_DECIMAL = re.compile(r"[0-9０-９][.．]\Z")
# At the beginning of a line, 1.13595807495 is the first number of a list.
_ITEM = re.compile(
    r"(?:\A|[\n；;、]|(?:[人式机话]|电话号码)[:：])[ \t\u3000]{0,3}[1-9１-９][0-9０-９]?[.．]\Z"
)
_AFTER = re.compile(
    rf"(?:[.．][0-9０-９]{{1,12}})?{_BLANKS}[十百千万亿]{{0,3}}"
    r"(?:元(?![旦宵])|美元|欧元|人民币|平方|立方|千瓦|人次|公里|吨|亩|字节)"
)


def is_code_or_amount(text: str, start: int, end: int) -> bool:
    """Return True if the words around a number, or its decimals, say that it is a code or an amount."""
    before = text[max(0, start - MAX_BEFORE) : start]
    if _BEFORE.search(before) or _AFTER.match(text[end : end + 40]):
        return True
    return _DECIMAL.search(before) is not None and _ITEM.search(before) is None
