"""Sentences about the shape of a spec: what is wrong, and what to write instead."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC001.missing": ("这里缺少{shown}。", "补一行「{key}: …」。{help}"),
    "GC001.empty": ("「{field}」后面没有内容。", "填上内容；确实没有就删去这一行。{help}"),
    "GC001.empty-required": ("「{field}」后面没有内容。", "这一项必须填写。{help}"),
    "GC011.unlike": ("「{field}」写的是「{value}」，不在规定的写法之内。", "只能写{words}。"),
    "GC011": ("「{field}」写的是「{value}」，不在规定的写法之内。", "只能写{words}；是否指「{close}」？"),
    "GC801.missing": (
        "这个文件没有写明「表式」，不知道填的是哪张表。",
        "在文件开头写一行「表式: {form}」。",
    ),
    "GC801.unknown": ("表式写的是「{value}」，没有这张表。", "可以写的表式有：{known}。"),
    "GC801.place": (
        "这个文件的表式是「{value}」，而放在这个位置的应当是「{form}」。",
        "把「表式」改为「{form}」，或者把文件移到它该在的位置：{places}。",
    ),
    "GC801.pack": (
        "表式「{value}」在表样「{pack}」里没有。",
        "这套表样有：{known}。请换一套表样，或者去掉这个文件。",
    ),
    "GC801.stage": (
        "表式「{value}」是{other}阶段的表，而这套材料是{stage}阶段的。",
        "这里可以写的表式有：{known}；别的阶段的表放在那个阶段的文件夹里。",
    ),
    "GC807.folder": (
        "「目标」写的是「{value}」，那里没有 submission.yaml，找不到目标材料。",
        "写目标材料的文件夹，从这个文件所在的文件夹写起，上一层写 ..。",
    ),
    "GC807.stage": (
        "「目标」写的是「{value}」，那里的材料是{stage}阶段的，不是目标。",
        "改为目标材料的文件夹。",
    ),
    "GC807.twin": (
        "「{value}」的材料不止一套：目标材料的文件夹里有{names}。",
        "同一阶段、同一期只留一套；监控的是另一期的，改「期」。",
    ),
    "GC807.broken": (
        "目标材料里的「{target}」有错误，读不出来，所以这里也没有编制。",
        "先检查目标材料，改正那里的错误。",
    ),
    "GC807.file": (
        "「目标」写的是「{value}」，没有这个文件。",
        "写目标表的文件，从这个文件所在的文件夹写起；改了文件名的要一起改。",
    ),
    "GC807.outside": (
        "「目标」写的是「{value}」，不在目标材料的文件夹「{folder}」里。",
        "一套材料只对一套目标：写那个文件夹里的目标表，或者改 submission.yaml 里的「目标」。",
    ),
    "GC807.kind": (
        "「目标」写的是「{value}」，和这个文件不是一种表。",
        "部门表对 department.yaml，项目表对 projects 文件夹里的目标表。",
    ),
    "GC807.close": (
        "目标表里没有指标「{name}」，是否指「{close}」？",
        "把名称改为「{close}」；目标表在 {target}。",
    ),
    "GC807.indicator": (
        "目标表里没有指标「{name}」。",
        "名称要和目标表里的一样；目标里删去了的，这里也删去。目标表在 {target}。",
    ),
    "GC807.twice": (
        "目标表里有两项指标叫「{name}」，不知道指哪一项。",
        "先在目标表里改成不同的名称。目标表在 {target}。",
    ),
    "GC807.field": (
        "「{key}」在目标表里和在这张表里不是一种内容，没有取过来。",
        "这张表要印的，在这里写一行「{key}: …」；应当一样的，请管表样的人改成同一种。",
    ),
    "GC807.missing": (
        "这里缺少「{key}」，目标表里也没有。",
        "补一行「{key}: …」。{help}",
    ),
    "GC802.close": ("这里没有「{key}」这一项，是否指「{close}」？", "把「{key}」改为「{close}」。"),
    "GC802.comma": (
        "花括号里的逗号把一个数分开了，「{key}」成了单独的一项。",
        '千位分隔的逗号不写，如 7340000.00；或者把数加上英文引号，如 "7,340,000.00"。',
    ),
    "GC802.unknown": ("这里没有「{key}」这一项。", "删去这一项，或者改用：{known}。"),
    "GC802.unused": ("这套表样不印「{key}」，写了也不会出现在表里。", "删去「{key}」这一项。"),
    "GC803.text-for-list": (
        "「{field}」后面写的是「{value}」，而这里要分条写。",
        "换一行，每条用“- ”开头，前面空两格。{help}",
    ),
    "GC803.text-for-mapping": (
        "「{field}」这里写的是「{value}」，而这里要逐项写“键: 值”。",
        "换一行，每项写成“键: 值”，前面空两格。{help}",
    ),
    "GC803.text-for-text": ("「{field}」写的是「{value}」，不是这一项的写法。", "{help}"),
    "GC803.word": (
        "「{field}」写的是「{value}」，不加引号时它不是文字，意思是“空”，或者“是”“否”。",
        "换成实际内容；确实没有就删去这一行；真要写这个词，加上英文引号：'{value}'。",
    ),
    "GC803.word-required": (
        "「{field}」写的是「{value}」，不加引号时它不是文字，意思是“空”，或者“是”“否”。",
        "换成实际内容，这一项必须填写；真要写这个词，加上英文引号：'{value}'。",
    ),
    "GC803.colon": (
        "「{value}」里的冒号是全角的「：」，所以「{key}」没有被认作一项。",
        "把「{key}：」改为「{key}: 」，用半角冒号，后面空一格。",
    ),
    "GC803.block-for-list": ("「{field}」下面写的是{stands}，而这里要分条写。", "每条用“- ”开头。{help}"),
    "GC803.block-for-mapping": (
        "「{field}」下面写的是{stands}，而这里要逐项写“键: 值”。",
        "去掉行首的“- ”，每项写成“键: 值”。{help}",
    ),
    "GC803.block-for-text": (
        "「{field}」下面写的是{stands}，而这里只能写一段文字。",
        "把内容写在「{field}:」同一行的后面。{help}",
    ),
    "field.titled": ("「{title}」（{key}）", ""),
    "form.at": ("「{form}」放在 {place}", ""),
    "shape.mapping": ("逐项的“键: 值”", ""),
    "date.year": ("年", ""),
    "date.month": ("月", ""),
    "date.day": ("日", ""),
    "shape.list": ("分条的列表", ""),
    "GC804.pattern": ("「{field}」写的是「{value}」，不是这一项的写法。", "{help}"),
    "GC804.key": ("这里的「{value}」不能这样写。", "{help}"),
    "GC804.repeated": ("「{field}」里有重复的内容。", "每项只写一次。{help}"),
    "GC804.other": ("「{field}」写的是「{value}」，不合规定。", "{help}"),
    "GC804.money-twice": (
        "资金的合计写了两次：{keys}。",
        "只留一个，另一个删去。",
    ),
    "GC804.amount-syntax": (
        "「{field}」的金额写的是「{value}」，不能读成一个数。",
        "写成 7340000.00 或 734万元；千位分隔要么不写，要么每三位一个逗号。",
    ),
    "GC804.amount-fen": ("「{field}」的金额「{value}」比一分钱还细。", "金额最多写到分，如 7340000.00。"),
    "GC804.amount-limit": (
        "「{field}」的金额「{value}」达到一万亿元以上。",
        "检查是否多写了单位或零；没有写单位的数，单位是元。",
    ),
    "GC804.date": ("「{field}」写的是「{value}」，不是一个日期。", "写成{examples}这样。"),
    "GC804.label-many": (
        "这张表固定只有 {count} 行，这里多写了一行。",
        "去掉它，或者写明它是哪一行。",
    ),
    "GC804.label-repeated": (
        "「{value}」这一行写了两次。",
        "并成一行。",
    ),
    "GC804.period": (
        "「{field}」写的是「{value}」，不能读成起止时间。",
        "写成{examples}这样。",
    ),
    "help.examples": ("{description}例如{examples}。", ""),
    "GC805.missing": (
        "「表格」里列了「{name}」，文件夹里没有这个文件。",
        "改正文件名，或者从「表格」里删去这一行。",
    ),
    "GC805.unlisted": (
        "「表格」里没有列「{name}」，它不会被印出来。",
        "在「表格」里加上「- {name}」，或者把文件移走。",
    ),
    "GC805.stray": (
        "「{name}」不在该在的位置，它不会被检查，也不会被印出来。",
        "部门表的文件名是 department.yaml，项目表放在 projects 文件夹里，后缀是 .yaml。",
    ),
    "GC805.lost": (
        "「{name}」写着「表式」，却不在该在的位置，会漏掉这张表。",
        "部门表的文件名是 department.yaml，项目表放在 projects 文件夹里，后缀是 .yaml；一套材料里不能再放另一套。",
    ),
    "GC805.both": (
        "「{name}」和「{other}」是同一张表的两个文件，只会读「{other}」。",
        "只留一个文件，删去或移走另一个。",
    ),
    "GC805.linked": (
        "「{name}」是一个链接，指向这套材料之外或者不存在的文件，不会去读。",
        "把那个文件复制到这里来，或者删去链接。",
    ),
    "GC805.none": (
        "这套材料只有 submission.yaml，没有任何一张表。",
        "在同一文件夹里写 department.yaml，或者在 projects 文件夹里写项目表。",
    ),
}
