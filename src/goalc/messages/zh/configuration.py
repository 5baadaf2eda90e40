"""Sentences about goalc.toml, and about what rules could not judge."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC723": ("配置文件从这里起读不通。", '检查等号、引号和方括号；文字要加引号，如 edition = "public"。'),
    "GC724.file": (
        "没有词表文件「{value}」，或者它不在配置文件所在的文件夹里。",
        "改正文件名，写相对于配置文件的路径。",
    ),
    "GC724.code": ("没有编号是「{value}」的检查规则。", "运行 goalc rule 可以看到全部规则。"),
    "GC724.code-close": (
        "没有编号是「{value}」的检查规则，是否指「{close}」？",
        "改为「{close}」，或者运行 goalc rule 查编号。",
    ),
    "GC724.limit": (
        "规则 {code} 没有叫「{value}」的界限。",
        "运行 goalc rule {code} 可以看到它有哪些界限：{known}。",
    ),
    "GC724.limit-close": ("规则 {code} 没有叫「{value}」的界限，是否指「{close}」？", "改为「{close}」。"),
    "unjudged.not-applicable": ("不适用", ""),
}
