"""Sentences about goalc.toml, and about subjects that rules could not judge."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC723": ("配置文件从这里起读不通。", '检查等号、引号和方括号；文字要加引号，如 edition = "public"。'),
    "GC724.file": (
        "没有词表文件「{value}」，或者它不在配置文件所在的文件夹里。",
        "改正文件名，写相对于配置文件的路径。",
    ),
    "GC724.folder": ("没有表样文件夹「{value}」。", "改正路径，写相对于配置文件的路径。"),
    "GC724.baseline": (
        "基线文件不能放在「{value}」。",
        '放在配置文件所在的文件夹里，如 baseline = "goalc-baseline.json"。',
    ),
    "GC724.table": ("「{place}」应当是一组设置。", "另起一行写 [{place}]，下面每行写“名称 = 值”。"),
    "GC724.list": ("「{place}」应当是列表。", '用方括号，每条加引号：{key} = ["…", "…"]。'),
    "GC724.text": ("「{place}」应当是一段文字。", '加上引号：{key} = "…"。'),
    "GC724.number": ("「{place}」应当是数。", "不加引号：{key} = 10。"),
    "GC724.code": ("没有编号是「{value}」的检查规则。", "运行 goalc rule 可以看到全部规则。"),
    "GC724.code-close": (
        "没有编号是「{value}」的检查规则，是否指「{close}」？",
        "改为「{close}」，或者运行 goalc rule 查编号。",
    ),
    "GC724.kind": ("没有叫「{value}」的变化种类。", "运行 goalc diff --kinds 可以看到全部种类。"),
    "GC724.kind-close": ("没有叫「{value}」的变化种类，是否指「{close}」？", "改为「{close}」。"),
    "GC724.fixed": ("规则 {value} 是表样和格式的要求，不能关掉，也不能改轻重。", "删去这一项。"),
    "GC724.limit": (
        "规则 {code} 没有叫「{value}」的界限。",
        "运行 goalc rule {code} 可以看到它有哪些界限：{known}。",
    ),
    "GC724.limit-close": ("规则 {code} 没有叫「{value}」的界限，是否指「{close}」？", "改为「{close}」。"),
    "GC722.form": (
        "这条写给 goalc 的备注看不懂。",
        "写成「# goalc: 忽略 GC302 原因：含上年结转资金」；整个文件都不要这项检查时写「本文件忽略」。",
    ),
    "GC722.no-reason": ("这里忽略了检查，却没有写明原因。", "在后面加上「原因：…」，写清楚为什么可以这样。"),
    "GC722.unknown": ("没有编号是「{code}」的检查规则。", "核对编号；运行 goalc rule 可以看到全部规则。"),
    "GC722.close": (
        "没有编号是「{code}」的检查规则，是否指「{close}」？",
        "改为「{close}」，或者运行 goalc rule 查编号。",
    ),
    "GC722.unused": ("{code} 在这里没有发现问题，这条忽略没有用处。", "删去这条备注。"),
    "unjudged.not-applicable": ("不适用", ""),
    "withheld.stays": ("改了以后同样的问题还在", ""),
    "withheld.brings": ("改了以后会出现{codes}", ""),
    "withheld.meaning": ("改了会影响意思", ""),
    "withheld.unreadable": ("改了以后文件仍然读不了，错误反而更多", ""),
    "withheld.misread": ("改了以后这里成了另一种内容，可能不是本来的意思", ""),
    "withheld.others": ("同一个文件里还有别的改不了的地方", ""),
}
