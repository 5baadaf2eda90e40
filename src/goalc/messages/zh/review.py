"""Sentences of the commands diff, approve and log, and about problems with revisions."""

MESSAGES: dict[str, str] = {
    "diff.short": "比较两个版本：哪些目标放宽了、收紧了，资金怎样变。",
    "diff": "按意思比较两个版本：哪些目标放宽、收紧、口径变了，资金增减多少，风险大的在前。排版、备注、各项的先后不算变化。\n\n"
    "一个版本可以是 git 的版本（分支、标签、提交，main...HEAD 是从分叉处算起），也可以是文件或文件夹。"
    "不写时是上次提交（HEAD）和现在的文件；后面的路径只看那一部分。只写两个路径时，比较这两个。\n\n"
    "\b\n例：\n  goalc diff\n  goalc diff main...HEAD specs/2025\n  goalc diff 旧 新\n"
    "  goalc diff main --fail-on looser,scope --redline 修订稿\n  goalc diff -- specs/2025/某局 specs/2025/某委\n"
    "  goalc diff --years specs/2025   今年和上年答应的\n\n"
    "\b\n退出码：0 通过 · 1 有 --fail-on 拦的变化，或有文件读不了 · 2 命令写错\n        3 版本或文件读不了 · 70 goalc 自己出错 · 130 被中断（Ctrl-C）",
    "diff.metavar": "[原版本 [现版本]] [路径…]",
    "diff.format": "结果的样式：text 给人看；markdown、html 给网页；json 给程序；github、gitlab 给代码平台。",
    "diff.fail-on": "有这样的变化就不通过，已批准的除外：looser 放宽，tighter 收紧，scope 口径变化，changed 任何变化，error、warning、info 某个程度以上，或者变化的种类；用逗号分开。",
    "diff.redline": "把修订稿写到这个文件夹：每张表一份带修订标记的 Word，每个单位一份标出变化的 Excel。",
    "diff.years": "比较今年和上年答应的：路径下的每套目标，和路径里的年度换成上一年的那一套比；各年度之内的日期不算变化。",
    "usage.years": "--years 后面只写一个路径，如 goalc diff --years specs/2025，不写版本。",
    "io.no-year-before": "「{name}」下面没有哪套目标在上一年的文件夹里也有（路径里的 2025 换成 2024）。先把上一年的规格放进去，或者用 goalc diff 旧 新 比较两个文件夹。",
    "diff.summary": "只列出每张表各有几处放宽、收紧，钱怎样变，每张表一行。",
    "diff.now": "还没有提交的变化，在修订稿里写上现在的时间；不写时没有时间。",
    "diff.kinds": "列出变化的全部种类和意思。",
    "diff.work-tree": "现在的文件",
    "diff.redlines": "写出 {count} 个修订稿到 {folder}。",
    "usage.fail-on": "--fail-on 的「{name}」不成立，可以写：{known}，或者 goalc diff --kinds 里的种类。",
    "git.none": "「{name}」不在 git 仓库里，没有以前的版本可以比较。要比较两个文件夹时，把两个都写上：goalc diff 旧 新。",
    "git.outside": "「{name}」不在这个 git 仓库里，不能和以前的版本比较。",
    "git.ambiguous": "「{name}」既是版本也是文件。要版本时写 refs/heads/{name} 或提交的编号；要文件时写 ./{name}，或者放在 -- 后面。",
    "git.unknown": "没有「{name}」这个版本，也没有这个文件。git branch -a 可以看到有哪些分支；远处的分支先用 git fetch 取来。",
    "git.shallow": "没有「{name}」这个版本：这个仓库只取了最近的几次提交。先运行 git fetch --unshallow；在 CI 里把 fetch-depth 设为 0（GitLab 设 GIT_DEPTH 为 0）。",
    "git.shallow-base": "找不到「{name}」和「{other}」的分叉处：这个仓库只取了最近的几次提交。先运行 git fetch --unshallow；在 CI 里把 fetch-depth 设为 0（GitLab 设 GIT_DEPTH 为 0）。",
    "git.unrelated": "「{name}」和「{other}」没有共同的提交，不能用 ... 比较。改用两个版本：goalc diff {name} {other}。",
    "git.ownership": "「{name}」所在的仓库属于别的用户，git 不肯读。确认可信后运行 git config --global --add safe.directory 加上它的路径。",
    "git.no-content": "仓库里没有「{name}」的内容，可能没有取全。请运行 git fetch 再试。",
    "git.bad-name": "这个版本里有文件名「{name}」，git 不会取出这样的文件，不能比较。请查一下是谁放进去的。",
    "git.failed": "git {command} 没有做成：{said}",
    "approve.short": "批准一项变化，记下理由。",
    "approve": "批准变化：写进那套材料的 approvals.yaml，以后比较时标为已批准，--fail-on 不再拦它。编号是 goalc diff 里的 12 位。\n\n"
    "\b\n例：\n  goalc approve 3f2a9c01b7de --reason 服务人口减少\n"
    "  goalc approve 3f2a9c01b7de 0b1c2d3e4f5a --reason 见会议纪要 --by 张三 --until 2026-12-31",
    "approve.metavar": "编号…",
    "approve.reason": "为什么批准。",
    "approve.by": "谁批准；不写时是 git 里的姓名。",
    "approve.until": "到哪天为止有效（含这天），写成 2026-12-31；不写时一直有效。",
    "approve.base": "和哪个版本比；不写时依次找 HEAD、上游分支和 main。",
    "approve.head": "由 goalc approve 写：已经批准的变化。",
    "approve.done": "写进 {name}：{fingerprint} {what}",
    "usage.summary": "--summary 只有 text 样式，不能和 --format {name} 一起用。",
    "usage.mark": "「{name}」不是变化的编号。编号是 12 位，见 goalc diff。",
    "usage.no-mark": "没有编号是「{name}」的变化。先用 goalc diff 看编号；和别的版本比较时加 --base，如 --base main...HEAD。",
    "usage.reason": "要用 --reason 写明理由。",
    "usage.day": "「{name}」不是一个日期，写成 2026-12-31。",
    "approve.broken": "「{name}」有错误，没有动它。运行 goalc diff 查看，改好再批准。",
    "log.short": "列出一个项目或一项指标的目标历次怎样变。",
    "log": "列出一份规格文件或一套材料的目标历次怎样变：什么时候、谁、从多少到多少、放宽还是收紧，新的在前。\n\n"
    "\b\n例：\n  goalc log specs/2025/某局/projects/01-示例.yaml\n  goalc log specs/2025/某局 --indicator 群众满意度",
    "log.indicator": "只看名称是这个的指标。",
    "log.format": "结果的样式：text 给人看，json 给程序用。",
    "log.none": "没有找到变化。",
    "log.unread": "（这次提交里有 {count} 个文件读不了，没有比较）",
}
