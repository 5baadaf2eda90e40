"""Sentences of the rules: what a reviewer would object to, and the way out."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC003.period": (
        "项目实施时间是「{period}」，不包括预算年度 {year} 年。",
        "核对实施时间；是上年的表就改成本年的。",
    ),
    "GC003.goal": ("这条目标写的是 {named} 年度，而预算年度是 {year} 年。", "核对年份，改为 {year} 年度的目标。"),
    "GC003.year": ("预算年度写在这里", ""),
    "GC004": (
        "部门名称是「{name}」，而编制单位是「{preparer}」，两处不一致。",
        "两处写同一个全称。",
    ),
    "GC004.preparer": ("编制单位写在这里", ""),
    "GC008.close": ("表里没有「{level}」这一级指标，是否指「{close}」？", "改为「{close}」；可用的有：{known}。"),
    "GC008.unknown": ("表里没有「{level}」这一级指标。", "改用：{known}。"),
    "GC008.former": (
        "「{level}」是旧表的叫法，现行指标体系中是「{now}」。",
        "改为「{now}」；财政部门仍要求旧名称的，可以不改。",
    ),
    "GC009": ("指标「{name}」在这张表里出现了两次。", "给其中一个换个名称，或者合并成一个指标。"),
    "GC009.first": ("第一次在这里", ""),
    "GC101.sign": (
        "指标值「{value}」以符号开头，后面却不能读成数。",
        "写成“符号+数+单位”，符号用 ≥ > = < ≤，如 ≥95%、≤2小时；定性的就不要写符号。",
    ),
    "GC101.date": ("指标值「{value}」像是日期，但没有这一天。", "核对年月日，写成 2025年12月31日前。"),
    "GC102": (
        "指标「{name}」的指标值「{value}」没有符号，看不出多了算完成还是少了算完成。",
        "在前面加上符号：至少要达到写「≥{value}」，正好写「={value}」，不能超过写「≤{value}」。",
    ),
    "GC103": (
        "指标「{name}」的指标值「{value}」没有计量单位。",
        "在数的后面加上单位，如 {value}次、{value}人；比率加 %。",
    ),
    "GC302.over": (
        "{count} 个项目的预算资金合计 {total} 万元（{yuan} 元），而项目支出是 {stated} 万元，多出 {difference} 万元。",
        "核对各项目的预算资金和部门表的项目支出，使两者相等。",
    ),
    "GC302.under": (
        "{count} 个项目的预算资金合计 {total} 万元（{yuan} 元），而项目支出是 {stated} 万元，少了 {difference} 万元。",
        "核对是否漏了项目；有不公开的项目时，差额应当就是它们的预算。",
    ),
    "GC302.project": ("「{name}」{amount} 万元", ""),
    "GC310": (
        "「{list}」各行合计 {total} 元，而「{field}」是 {stated} 元，相差 {difference} 元。",
        "核对各行金额，使合计等于「{field}」。",
    ),
    "GC310.stated": ("「{field}」写在这里", ""),
    "GC401.reversed": ("「{period}」的结束早于开始。", "把起止时间对调或改正。"),
    "GC401.outside": (
        "计划时间「{period}」不在预算年度 {year} 年之内。",
        "只写 {year} 年内的时间，如 {year}-01-01至{year}-12-31。",
    ),
    "GC407": ("这一步从「{period}」开始，比上一步「{above}」还早。", "按开始时间的先后排列。"),
    "GC407.above": ("上一步在这里", ""),
}
