"""Sentences about form packs, templates and output files."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC901.close": (
        "没有找到表样「{name}」，是否指「{close}」？",
        "把「表样」改为「{close}」；可用的有：{known}。",
    ),
    "GC901.unknown": (
        "没有找到表样「{name}」。",
        "可用的有：{known}；自己的表样放在 packs 文件夹里，或者用 --pack-path 指明。",
    ),
    "GC901.formless": (
        "表样「{name}」只有通用的样式，没有任何表。",
        "在自己的 pack.yaml 里写 extends: goalc:{name}，「表样」写自己那一套的名字。",
    ),
    "GC901.used": ("这套表样用在这里", ""),
    "GC902.size": (
        "表样文件「{name}」太大。",
        "单个文件不要超过 {limit} KB，一套表样不要超过 {files} 个文件。",
    ),
    "GC902.name": ("pack.yaml 里的名字是「{value}」，而文件夹叫「{name}」。", "两处写同一个名字。"),
    "GC902.of": (
        "没有写明「{value}」填的是什么。",
        "在这张表下面加上 of，写封面、部门、项目或评审；不是目标表的再写 stage：评审、监控或自评。",
    ),
    "GC902.extends": (
        "没有找到要沿用的表样「{name}」。",
        "把 extends 改成已有的表样；goalc 自带的通用样式写 goalc:plain。",
    ),
    "GC902.extends-close": (
        "没有找到要沿用的表样「{name}」，是否指「{close}」？",
        "把 extends 改为「{close}」；可用的有：{known}。",
    ),
    "GC902.extends-circle": (
        "表样绕回了自己：「{name}」也直接或间接沿用这一套。",
        "去掉其中一处 extends。",
    ),
    "GC902.extends-deep": (
        "沿用「{name}」以后，一套接一套超过了 {limit} 层。",
        "改成直接沿用更靠前的一套。",
    ),
    "GC902.font": ("没有声明字体「{value}」。", "在 fonts 里加上它，或者改用已有的代号。"),
    "GC902.page": ("没有声明纸张「{value}」。", "在 pages 里加上它，或者改用已有的代号。"),
    "GC902.core-key": ("「{value}」不是这张表的基本字段。", "改正写法；表样自己的字段在 fields 里声明。"),
    "GC902.key-taken": ("字段「{value}」已经有了。", "换一个键。"),
    "GC902.column": ("「{value}」不是这个表的列。", "total、totals、merge 要写 columns 里的键。"),
    "GC902.fixed-level": (
        "固定指标的层级「{value}」不在这张表的 tree 里。",
        "改成 tree 里的一级、二级指标名，或者在 tree 里补上。",
    ),
    "GC902.fixed-depth": (
        "固定指标的层级「{value}」与这张表的层数不一样。",
        "把每一级都写上：一级、二级、三级，表里有几级写几级。",
    ),
    "GC902.scoring-level": (
        "评分里的一级指标「{value}」不在这张表的 tree 里。",
        "改成 tree 里的一级指标名。",
    ),
    "GC902.scoring-sum": (
        "评分里各一级指标与执行率的分值合计 {value} 分，不是 100 分。",
        "改到合计 100 分；一级不写分值的，不检查。",
    ),
    "GC902.levels": (
        "指标层级里「{value}」的深浅与这张表的层数不一样。",
        "tree 里每一支写一样多的层；写了 levels 的，层数与它相同。",
    ),
    "GC902.required-unused": ("「{value}」既写在必填项里，又写在不用的项里。", "只留一处。"),
    "GC902.needed": ("「{value}」不能不用，没有它就没有这张表。", "从 unused 里去掉它；模板里可以不印。"),
    "GC902.money-key": (
        "「{value}」不是这张表的金额字段。",
        "equals 要写一个种类为 money 的字段，如「预算资金」。",
    ),
    "GC902.no-money": (
        "「{value}」是封面，没有资金可填。",
        "把 资金 移到部门表或项目表下面，或者删去。",
    ),
    "GC902.money-name": (
        "「{value}」在资金里另有用处，不能作来源或栏目的名称。",
        "换一个名称，如「财政拨款」「全年预算数」。",
    ),
    "GC902.role-twice": (
        "资金里有两栏都是「{value}」，分不清用哪一栏。",
        "一种口径只能有一栏：改为 中期、年度、年初、调整、执行、预计、上年、前年 中没有用过的一种。",
    ),
    "GC902.sum-key": (
        "「{value}」不能是组成部分：这里和它都要是这张表的金额字段。",
        "sum 里写种类为 money 的字段的键，并且只给 money 字段写 sum。",
    ),
    "GC902.derive": (
        "「{value}」不能由各个项目相加得出。",
        "derive: sum 只用在部门表上；of 写项目表的金额或数，如「预算资金」。",
    ),
    "GC902.derive-column": (
        "derive: {value} 只能写在 rows 的列上，这里不是列。",
        "移到 rows 的 columns 里，of 写同一个 rows 的一列；由各个项目相加的，写 derive: sum。",
    ),
    "GC902.derive-of": (
        "「{value}」不是同一个 rows 里可以用来算的列。",
        "of 写同一个 rows 里种类为 money 或 number、自己没有写 derive 的列；排名（rank）也可以用 rate。",
    ),
    "GC902.no-total": ("写了 equals，却没有写明哪一列要合计。", "加上 total，写要相加的列。"),
    "GC902.labels": (
        "固定行的第一列种类是「{value}」，而固定行的名称是文字。",
        "把第一列的 kind 改为 text。",
    ),
    "GC902.format": (
        "format 里的「{value}」不是种类，也不是这张表的键。",
        "写 unit、decimals、grouping、dates、nothing，或者种类、键的名字。",
    ),
    "GC902.kind": ("合计列「{value}」不是金额也不是数。", "total 要写种类为 money 或 number 的列。"),
    "GC903.missing": ("没有模板文件「{name}」。", "把它放进表样文件夹，或者改正 pack.yaml 里的 template。"),
    "GC903.syntax": (
        "模板这一行的 {{% … %}} 或 {{{{ … }}}} 写得不对：「{text}」。",
        "检查括号是否成对，if 和 for 是否都有结尾。",
    ),
    "GC903.filter": ("模板用了过滤器「{name}」，没有这个过滤器。", "可以用的有：{known}。"),
    "GC903.forbidden": (
        "模板里用了不允许的写法：「{text}」。",
        "模板里只能用 {{{{ 变量 }}}}、if、for、include 和过滤器 元、万元、勾选、length。",
    ),
    "GC903.deep": ("模板太长或者套得太深。", "把它拆成几个文件，用 include 引用；if 和 for 不要套太多层。"),
    "GC903.include": (
        "模板引用「{name}」不成立。",
        "只能引用同一表样里的其他模板，写明文件名，并且不能绕回自己。",
    ),
    "GC903.too-long": ("模板产生的内容太多，已经停止。", "检查循环是否套得太深。"),
    "GC904.close": ("模板用了「{name}」，没有这个变量，是否指「{close}」？", "改为「{close}」。"),
    "GC904.unknown": ("模板用了「{name}」，这里没有这个变量。", "改正名称；规格文件的键就是变量名。"),
    "GC904.kind": (
        "模板这一行把列表或分项当作文字来用，或者把文字当作列表。",
        "列表用 for 逐个取出，分项写成“变量.键”；勾选只用于选项。",
    ),
    "GC904.sum": (
        "模板里的「{operator}」两边是「{left}」和「{right}」，不能算：只有数和数、没有写单位的金额和金额可以加减。",
        "要并排印，分别写 {{{{ … }}}}；要合计，用 pack.yaml 里的 sum 或者 total。",
    ),
    "GC904.money": (
        "模板印金额时没有写明单位。",
        "写成 {{{{ 变量|元 }}}} 或 {{{{ 变量|万元 }}}}，与表中标明的单位一致；或者在 pack.yaml 的 format 里写 unit。",
    ),
    "GC905.syntax": (
        "这里的标签不成对，或者写得不完整。",
        "每个 <td> 都要有 </td>，<col> 写成 <col/>，& 写成 &amp;。",
    ),
    "GC905.tag": (
        "这里不能用标签 <{tag}>。",
        "模板里只能用 table、colgroup、col、tr、th、td、p，并且要套在该在的地方。",
    ),
    "GC905.tag-close": ("没有标签 <{tag}>，是否指 <{close}>？", "改为 <{close}>。"),
    "GC905.unclosed": (
        "标签 <{tag}> 到第 {line} 行的 {found} 还没有结束。",
        "在 {found} 前面补上 </{tag}>，或者检查哪一个结尾标签写错了。",
    ),
    "GC905.unclosed-end": ("标签 <{tag}> 到模板结尾也没有结束。", "在它的内容后面补上 </{tag}>。"),
    "GC905.unclosed-col": (
        "标签 <{tag}> 到第 {line} 行的 {found} 还没有结束。",
        '写成 <{tag} style="width:16mm"/>，末尾的斜线不能少。',
    ),
    "GC905.stray": ("这里的 </{tag}> 前面没有与它成对的 <{tag}>。", "删去它，或者在前面补上 <{tag}>。"),
    "GC905.attribute-close": (
        "标签 <{tag}> 没有属性 {attribute}，是否指 {close}？",
        "改为 {close}。",
    ),
    "GC905.attribute": (
        "标签 <{tag}> 不能有属性 {attribute}。",
        "能用的属性：rowspan、colspan、class；col 的 style；tr 的 data-repeat；table 的 data-cut。",
    ),
    "GC905.value": (
        "属性 {attribute} 的值是「{value}」，不成立。",
        "rowspan 和 colspan 写正整数；data-repeat 只能写 page；data-cut 只能写 repeat。",
    ),
    "GC905.class": ("没有样式「{value}」。", "pack.yaml 的 styles 里有：{known}。"),
    "GC905.width": ("列宽写的是「{value}」。", '写成 style="width:16mm"。'),
    "GC905.colgroup": (
        "表格没有写明列宽。",
        '表格里先写一个 <colgroup>，每列一个 <col style="width:16mm"/>。',
    ),
    "GC905.empty": ("表格没有列或者没有行。", "在 <colgroup> 里写明每一列，并且至少有一行 <tr>。"),
    "GC905.size": ("表格太大。", "一张表最多 {columns} 列、{rows} 行。"),
    "GC905.wide": (
        "表格宽 {width} 毫米，而纸上的版心只有 {room} 毫米。",
        "减小列宽，或者在 pack.yaml 里改纸张和页边距。",
    ),
    "GC905.text": ("文字「{text}」在格子和段落之外，印不出来。", "把它放进 <td>、<th> 或 <p> 里。"),
    "GC906.hole": (
        "表格第 {row} 行第 {column} 列没有格子盖住。",
        "在这一行补一个格子，或者改 rowspan、colspan。",
    ),
    "GC906.overlap": ("表格第 {row} 行第 {column} 列被两个格子盖住。", "改 rowspan 或 colspan。"),
    "GC906.outside": (
        "表格第 {row} 行第 {column} 列的格子伸到了表格外面。",
        "改 rowspan 或 colspan，或者补足列和行。",
    ),
    "GC906.value": ("印在这里的内容", ""),
    "GC906.also": (
        "这一行也是",
        "",
    ),
    "GC907.long": (
        "这里有 {length} 个字，{format} 的一个格子最多放 {limit} 个。",
        "缩短内容，或者分成几条。",
    ),
    "GC907.character": ("这里有一个 {format} 放不下的字符（{character}）。", "删去这个字符。"),
    "GC907.changes": (
        "这张表改了 {count} 处，超过 {limit} 处，没有给它写修订稿。",
        "看 goalc diff 列出的变化，或者分几次修改、分别比较。",
    ),
    "GC907.decimals": (
        "这里的数按表上的单位是 {value}，而表上只印 {decimals} 位小数。",
        "改成位数合适的数；goalc 不四舍五入。",
    ),
    "GC907.size": ("这张表对 {format} 来说太大。", "分成几张表。"),
    "GC908": (
        "写出的 {format} 与排好的版面不一致：第 {row} 行第 {column} 列应为「{expected}」，读回「{actual}」。",
        "这是 goalc 的错误，请把规格文件和这条信息发给我们。",
    ),
    "GC910.masked": (
        "公开版本里遮住了这个文件的 {count} 处手机号、证件号或者账号，第一处在这里，印作「{shown}」。",
        "不用改；换成办公座机号更好。",
    ),
    "GC910.left-out": (
        "项目「{name}」标明涉密，没有编入公开版本。",
        "不用改；部门表里提到它的内容、数字也请看一遍。",
    ),
    "GC910.sum": (
        "公开版本里的「{key}」由可以公开的项目合计得出，不含涉密项目。",
        "核对这个数能不能公开；要印报送的数，在部门表里写明。",
    ),
    "GC910.named": (
        "这里写着涉密项目的名称「{name}」，没有编制公开版本。",
        "改掉这里的文字；那个项目经审查可以公开的，去掉它的涉密标记。",
    ),
    "GC910.target": (
        "「{value}」里的数像是手机号、证件号或者账号，公开版本里遮不住，没有编制。",
        "核对这个数；是号码的，换成要达到的数。",
    ),
    "GC910.none": (
        "这套材料的每一张表都标明涉密，公开版本里没有可以编的表。",
        "核对各项目的「涉密」；确实都不能公开的，不用编制公开版本。",
    ),
    "GC930": (
        "{author}批注（{where}）：{text}",
        "",
    ),
    "GC911": (
        "这套材料还有 {count} 处没有填（如「{found}」），没有编制。",
        "填好以后再编，goalc check 列出每一处；只想先看看表的样子，加 --draft。",
    ),
}
