"""Sentences of `goalc merge`."""

MESSAGES: dict[str, str] = {
    "merge.short": "按字段和指标合并同一个文件的两个版本。",
    "merge": "按含义合并：BASE 是两个版本分开以前的文件，OURS 是自己的，THEIRS 是对方的；对方的改动写进 OURS，没有改的行一个字节也不动。一方调先后、另一方改指标值，不算冲突；双方的备注都留下。\n\n"
    "同一个值双方改得不一样，或者一方删、一方改，是冲突：OURS 的写法不变，上下加三行以 # <<<<<<<、# =======、# >>>>>>> 开头的备注，对方的写法放在备注里；文件照样读得通，但 goalc check 和 build 不放过，直到选定一种、删去这些备注。\n\n"
    "规格、approvals.yaml、指标库和表样的 YAML 文件按含义合并；读不通的、别的文件由 git merge-file 按行合并。运行 goalc git install 以后，git merge、git rebase、git cherry-pick、git pull 都用它。\n\n"
    "\b\n例：\n  goalc merge 原.yaml 我的.yaml 他的.yaml\n  goalc merge 原.yaml 我的.yaml 他的.yaml -o 合并.yaml\n\n"
    "\b\n退出码：0 没有冲突 · 1 有冲突 · 2 命令写错 · 70 goalc 自己出错\n        129 文件读写不了，没有合并 · 130 被中断（Ctrl-C）",
    "merge.output": "写到这个文件，不写进 OURS；- 是打印出来。",
    "merge.name": "信息里怎样称呼这个文件；给 git 用（%P）。",
    "merge.labels": "标记里怎样称呼双方，不写时是 ours 和 theirs。",
    "merge.same": "「{name}」给了两次。要写三个不同的文件：分开以前的、自己的、对方的。",
    "merge.clean": "合并好了，没有冲突：{name}。",
    "merge.conflicts": "合并了，有 {count} 处冲突没有选定：{name}。选定以后运行 goalc check，再 git add。",
    "merge.unreadable": "「{name}」在 {side} 里读不通（不是 YAML，或者有错误），所以按行合并。",
    "merge.foreign": "「{name}」不是规格、批准、指标库或表样，所以按行合并。",
    "merge.layout": "「{name}」的写法特别，不能按指标合并，所以按行合并。",
    "merge.undecided": "「{name}」里还有没有选定的冲突，没有合并。请先选定，删去以 <<<<<<<、=======、>>>>>>> 开头的行。",
    "merge.lines": "「{name}」按行也合并不了，没有动它。它可能不是文本文件；请自己选一个版本。",
}
