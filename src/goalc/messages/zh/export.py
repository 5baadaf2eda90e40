"""Sentences of `goalc export`."""

MESSAGES: dict[str, str] = {
    "export.short": "把指标导出成一张大表，供表格软件和数据库用。",
    "export": "把规格文件里的指标导出成一张大表：一项指标一行，列名用预算管理一体化系统的字段名（见 docs/export.md）。不套用检查规则；文件有错误的材料不导出，并且说明是哪些。\n\n"
    "\b\n例：\n  goalc export specs/2025 -o 指标.csv\n  goalc export specs --format jsonl | duckdb\n\n"
    "\b\n退出码：0 全部导出 · 1 有的材料没有导出 · 2 命令写错 · 3 文件读写不了 · 70 goalc 自己出错\n        130 被中断（Ctrl-C）",
    "export.format": "csv 给表格软件（Excel、WPS 直接打开），jsonl 给程序和数据库。",
    "export.output": "写到这个文件；不写时打印出来。",
    "export.left-out": "没有导出：{names}。先改正上面的错误。",
    "export.summary": "导出 {count} 项指标到 {output}。",
}
