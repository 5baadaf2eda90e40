"""Sentences about the sheets that budget systems read."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC902.sheet-form": (
        "导入表写的「{value}」不是这套表样的部门表或项目表。",
        "forms 写 pack.yaml 里有的表式，不写封面。",
    ),
    "GC902.sheet-start": (
        "这一块从第 {value} 行起，和它上面的块或者 head 里固定的行重了。",
        "各块的 from 从上到下越来越大，不用 head 里已经有的行。",
    ),
    "GC902.sheet-rows": (
        "「{value}」不是这张表里逐行的内容。",
        "rows 写一个列表的键，如 绩效指标；一张表只占一行的块不写 rows。",
    ),
    "GC902.sheet-value": (
        "导入表的这一列要「{value}」，而这里没有它。",
        "写表的键（项目名称）、行的键（行.指标值）或封面的键（封面.经办人），和模板里一样；行的键只用在有 rows 的块里。",
    ),
    "GC902.sheet-money": (
        "「{value}」是金额，没有写明以元还是以万元为单位。",
        "写成 {{value: {value}, format: 万元}}，或者 format: 元。",
    ),
    "GC902.sheet-no-money": (
        "「{value}」不是金额，不能以元、万元为单位。",
        "要数写 format: number；要文字不写 format。",
    ),
    "GC902.sheet-joined": (
        "「{value}」和别的值放在一格里，这一格只能是文字。",
        "去掉这一列的 format 和 codes；金额单独放一列。",
    ),
    "GC912.none": (
        "表样「{pack}」没有给这套材料的表声明导入表，没有编导入表。",
        "在 pack.yaml 里加上 sheets（写法见 docs/packs.md），或者去掉 --format 里的 sheet。",
    ),
    "GC912.draft": (
        "草稿不编导入表：导入表里没有地方写明它是草稿。",
        "填好以后再编；现在只看表的样子，去掉 --format 里的 sheet。",
    ),
    "GC912.code": (
        "导入表「{sheet}」里「{column}」的「{value}」没有编码。",
        "核对这里的写法；写法对的，在 pack.yaml 这一列的 codes 里加上它。",
    ),
    "GC912.no-sign": (
        "导入表「{sheet}」要计算符号的编码，而这个指标值没有计算符号。",
        "给指标值写上 ≥、≤ 等符号；系统里有这种值的编码的，在 pack.yaml 这一列的 codes 里用两个引号加上。",
    ),
    "GC912.number": (
        "导入表「{sheet}」的「{column}」只放数，这里是「{value}」。",
        "这里只写数；要放文字的，去掉 pack.yaml 里这一列的 format: number。",
    ),
    "GC912.date": (
        "导入表「{sheet}」的「{column}」放日期，这里是「{value}」，不是某一天。",
        "写明年、月、日；要放文字的，去掉 pack.yaml 里这一列的 format: date。",
    ),
    "GC912.exact": (
        "「{value}」位数太多，Excel 的数放不准，导入表「{sheet}」的「{column}」不能把它当作数。",
        "核对这个数；是编号的，把 pack.yaml 里这一列写成 format: text。",
    ),
    "GC912.room": (
        "导入表「{sheet}」里「{name}」从第 {start} 行起有 {count} 行，只放得下 {room} 行，第 {end} 行起是{other}。",
        "减到 {room} 行；系统认的行号变了的，改 pack.yaml 里的 from 和 head。",
    ),
    "GC912.head": ("固定的文字", ""),
    "GC912.block": ("「{name}」", ""),
}
