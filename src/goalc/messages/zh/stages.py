"""Sentences of the commands that begin a later stage, or the next year."""

_CODES = "\n\n\b\n退出码：0 写好了 · 1 目标有错误，读不出来 · 2 命令写错 · 3 文件读写不了 · 70 goalc 自己出错\n        130 被中断（Ctrl-C）"

MESSAGES: dict[str, str] = {
    "new.review.short": "给目标配上评审表。",
    "new.review": "给一套目标材料配上评审（审核、事前评估）：每张目标表一个文件，等着填评分和意见；其余的取自目标表。已有的文件不动。\n\n"
    "\b\n例：\n  goalc new review specs/2025/教育局 --pack review-2025\n  goalc new review specs/2025/教育局/projects/01-营养餐.yaml --pack review-2025"
    + _CODES,
    "new.evaluation.short": "给目标配上自评表。",
    "new.evaluation": "给一套目标材料配上绩效自评：每张目标表一个文件，写好指标的名称，等着填完成值；其余的取自目标表。已有的文件不动。\n\n"
    "\b\n例：\n  goalc new evaluation specs/2025/教育局 --pack national-2020-self\n  goalc new evaluation specs/2025/教育局/projects/01-营养餐.yaml"
    + _CODES,
    "new.monitoring.short": "给目标配上监控表。",
    "new.monitoring": "给一套目标材料配上执行监控：每张目标表一个文件，写好指标的名称，等着填完成值；其余的取自目标表。已有的文件不动。\n\n"
    "\b\n例：\n  goalc new monitoring specs/2025/教育局 --period 1-7月 --pack national-2019-monitor" + _CODES,
    "new.pack": "这个阶段的表用哪一套表样；不写时用目标的表样。",
    "new.period": "监控到哪个月，如 1-7月。",
    "new.output": "写到这个文件夹；不写时写在目标的文件夹里面。",
    "new.made-file": "写出 {name}",
    "new.kept": "已经有了，没有动：{names}",
    "new.fill": "把写着“待填”的地方换成实际内容；没有完成的指标再写“偏差原因”和“改进措施”。",
    "new.year.short": "把目标滚动到下一年。",
    "new.year": "把目标材料滚动到下一年，写在旁边的年度文件夹里（specs/2025 到 specs/2026）：年度、计划时间、时限移到新的一年，上年值填上年的指标值，有自评的填完成值；备注留在原处。实施时间已经结束的跨年度项目不再带过去，并且说明。金额照旧，上面写一行“待核”。\n\n"
    "\b\n例：\n  goalc new year 2026 specs/2025\n  goalc new year 2026 specs/2025/教育局 -o specs/2026"
    + _CODES,
    "new.year.output": "写到这个文件夹下面；不写时写在旁边的年度文件夹里。",
    "new.year.made": "写出 {folder}：{count} 个文件。搜索“待核”，逐处核对后删去那一行；再运行 goalc check。",
    "new.year.dropped": "已经结束，没有带过去：{names}。还要做的，复制过去再改实施时间。",
    "io.year-not-later": "「{name}」是 {last} 年的，不能滚动到 {year} 年。写 {last} 之后的年度，如 goalc new year {next}。",
    "io.no-year": "「{name}」的路径里没有叫 {last} 的文件夹，不知道写在哪里，用 -o 指明。",
    "io.no-targets": "「{name}」是{stage}材料，不是目标，不能再给它配表。",
    "io.no-months": "监控期写的是「{value}」，不是一段月份。写成 1-7月、上半年、第二季度这样。",
    "io.no-stage": "表样「{pack}」里没有{stage}阶段的表，用 --pack 指明一套有的。",
}
