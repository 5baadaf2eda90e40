"""Sentences of the commands for git and forges: git, textconv, ci."""

MESSAGES: dict[str, str] = {
    "ci.short": "在代码平台的流水线里检查、编制、比较。",
    "ci": "检查、编制检出的规格文件，并与合并请求的目标（或者推送以前的版本）比较，结果写到一个文件夹里：编好的表、变化、修订稿、给代码平台看的各种文件。认得 GitHub、Gitea（Forgejo）和 GitLab 的流水线；在自己的电脑上与默认分支比较。\n\n"
    "\b\n例：\n  goalc ci specs --fail-on looser,scope\n  goalc ci specs --base origin/main -o 结果\n\n"
    "路径也可以写在环境变量 GOALC_PATHS 里，一行一个；选项可以写成 GOALC_BASE、GOALC_FAIL_ON、GOALC_OUTPUT。\n\n"
    "\b\n退出码：0 通过 · 1 检查或变化不通过 · 2 命令写错 · 3 文件读写不了，或者找不到比较的起点\n        70 goalc 自己出错 · 130 被中断（Ctrl-C）",
    "ci.paths": "[路径]…",
    "ci.base": "与哪个版本比较（从它与检出的版本分开的地方算起）；不写时按流水线的事件决定。",
    "ci.fail-on": "有什么变化就不通过，同 goalc diff 的 --fail-on。",
    "ci.output": "放结果的文件夹。",
    "ci.nothing": "没有可以比较的版本，只做了检查和编制。",
    "ci.whole": "流水线的附件（{name} 文件夹里的 changes.html）",
    "ci.more": "另有 {count} 个问题，见 check.txt",
    "ci.no-revision": "没有「{name}」这个版本。请看一看检出的是不是 git 库。",
    "ci.no-base": "找不到比较的起点「{name}」。请检出完整的历史，或者用 --base 写明与哪个版本比较。",
    "ci.shallow": "找不到比较的起点「{name}」，因为检出的只是最近的几个版本。请检出完整的历史：GitHub、Gitea 给 actions/checkout 写 fetch-depth: 0，GitLab 设 GIT_DEPTH: 0，自己的电脑上运行 git fetch --unshallow。",
    "ci.not-proposed": "检出的是目标分支，不是合并请求的版本 {name}，没有可以比较的。请给 actions/checkout 写 ref，检出合并请求的版本。",
    "ci-comment.short": "把 goalc ci 的结果写成合并请求的评论。",
    "ci-comment": "把 goalc ci 写出的 comment.md 发成合并请求的一条评论；已经有这条评论时改写它，不再发新的。在 GitHub、Gitea（Forgejo）和 GitLab 的流水线里用。\n\n"
    "\b\n例：\n  GOALC_TOKEN=令牌 goalc ci-comment goalc-ci/comment.md\n\n"
    "令牌从环境变量 GOALC_TOKEN、GITHUB_TOKEN、GITEA_TOKEN 或 GITLAB_TOKEN 取。发不了（没有令牌、没有权限、连不上）时只说一声，不算失败。",
    "comment.no-request": "这次不是合并请求，没有发评论。",
    "comment.no-token": "没有令牌，没有发评论。请在流水线里设 GOALC_TOKEN。",
    "comment.refused": "{name} 不让发评论（{reason}）：令牌没有权限，来自复刻库的合并请求都是这样。结果在流水线的附件里。",
    "comment.failed": "没能在 {name} 发评论（{reason}）。结果在流水线的附件里。",
    "comment.created": "发了评论。",
    "comment.updated": "改写了原来的评论。",
    "comment.same": "原来的评论没有变，没有动它。",
    "git.short": "让 git 看得懂表和规格文件：比较、合并。",
    "git": "让 git 显示做好的 Word、Excel 表和规格文件里的变化，按含义合并规格文件。只写这个库自己的 git 设置（config 和 info/attributes），不动提交的文件，也不影响别人。\n\n"
    "\b\n例：\n  goalc git install\n  git diff build            比较做好的表，显示表里的文字\n"
    "  git goalc diff main       比较规格文件，只显示含义的变化\n  git goalc log -p specs\n  goalc git uninstall",
    "git.install.short": "装上。",
    "git.install": "装上：git diff、git show、git log -p 显示 .docx、.xlsx 里的文字；git goalc diff（或 git goalc show、git goalc log -p）显示规格文件含义的变化，格式、备注、先后不算。平常的 git diff 照旧显示规格文件的原文。git merge、git rebase 按字段和指标合并规格文件（goalc merge）。可以重复运行，goalc 换了地方以后再运行一次。\n\n"
    "\b\n例：\n  goalc git install\n  goalc git install --global",
    "git.uninstall.short": "卸下。",
    "git.uninstall": "卸下：只去掉 goalc git install 写的内容，别的设置一个字节也不动。\n\n"
    "\b\n例：\n  goalc git uninstall\n  goalc git uninstall --global",
    "git.global": "装到自己的全部库（git config --global），不只这一个。库里的 .gitattributes 另有规定时，以库里的为准。",
    "git.installed": "装好了。git diff 现在显示 .docx、.xlsx 里的文字，git merge 按字段和指标合并规格文件（设置在 git 配置和 {name} 里）。",
    "git.alias": "比较规格文件的含义：git goalc diff、git goalc show、git goalc log -p。",
    "git.others": "git 配置里已经有别的{names}，没有动它，所以没有 git goalc 这个命令。",
    "git.uninstalled": "卸下了。",
    "git.nothing": "这里没有装过，没有要卸下的。",
    "drivers.no-git": "没有找到 git。请先安装 git。",
    "drivers.no-repository": "「{name}」不在 git 库里。请到库里运行，或者加 --global 装到自己的全部库。",
    "drivers.distrusted": "git 不信任「{name}」所在的库，因为它属于别的用户。请先按 git 的提示运行 git config --global --add safe.directory。",
    "drivers.marks": "「{name}」里 goalc git install 的记号不成对，没有动它。请打开它，删去带有这个记号的各行，再运行。",
    "drivers.failed": "改不了 git 的设置：{said}",
    "textconv.short": "把做好的表或规格文件显示成便于比较的文字。",
    "textconv": "把一个 Word 表（.docx）、Excel 表（.xlsx）或规格文件（.yaml）显示成文字：表的每一行一行，规格的每一个值一行。运行 goalc git install 以后，git diff 用它来比较做好的表。\n\n"
    "\b\n例：\n  goalc textconv build/liupanshui-police/05-705工程项目建设经费.docx\n"
    "  goalc textconv specs/2025/liupanshui-police/department.yaml\n\n"
    "不显示样式、图片、页眉、页脚和脚注；有修订的 Word 文件按接受全部修订显示。\n\n"
    "\b\n退出码：0 显示了 · 1 规格文件有错误 · 2 命令写错 · 3 文件读不了 · 70 goalc 自己出错 · 130 被中断（Ctrl-C）",
    "textconv.git": "给 git 用：读不了的文件也印出一句话，不让 git diff 停下。",
    "textconv.kind": "「{name}」不是 Word 表（.docx）、Excel 表（.xlsx）或规格文件（.yaml），不能显示成文字。",
    "textconv.no-spec": "「{name}」里没有“表式”，不是一张表的规格文件，不能显示成文字。",
    "textconv.old": "「{name}」加了密码，或者是旧格式（.doc、.xls），读不了。请去掉密码，或者另存为 .docx、.xlsx。",
    "textconv.broken": "「{name}」不是完好的 Word 或 Excel 文件，读不了。请在 Word、Excel 或 WPS 中打开看一看，再另存一次。",
    "textconv.entities": "「{name}」里有文档类型声明，Word 和 Excel 的文件不会有它，没有读。请弄清这个文件的来历。",
    "textconv.too-large": "「{name}」太大，或者读起来太费时间，没有读。请在 Word、Excel 或 WPS 中打开看。",
}
