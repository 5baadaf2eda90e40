"""Sentences about the library of indicators: its files, and the references of specs."""

MESSAGES: dict[str, tuple[str, str]] = {
    "library.used": ("这条内容来自指标库，用在这里", ""),
    "GC806.close": (
        "指标库里没有「{id}」，是否指「{close}」？",
        "把「{id}」改为「{close}」；运行 goalc library list 可以看到全部编号。",
    ),
    "GC806.unknown": (
        "指标库里没有「{id}」。",
        "改正编号，或者在 library 文件夹里加上这一项；运行 goalc library list 可以看到全部编号。",
    ),
    "GC806.ambiguous": (
        "同一处的指标库把「{id}」定义了 {count} 次，不知道用哪一个。",
        "只留一个，或者给它们不同的编号。",
    ),
    "GC806.defined": ("定义在这里", ""),
    "GC806.circle": (
        "「{id}」在指标库里绕成了圈：{chain}。",
        "让其中一项写全自己的名称和解释，不再引用别的项。",
    ),
    "GC806.based": ("指标库里「{id}」在这里引用「{base}」", ""),
    "GC806.deep": (
        "「{id}」在指标库里一层引用一层，超过了 {limit} 层。",
        "减少层次，让中间的一项写全自己的名称和解释。",
    ),
    "GC806.broken": (
        "这里要用指标库里的「{id}」，而指标库文件{files}有错误，读不了。",
        "先改正那个文件。",
    ),
    "GC806.parameter-missing": (
        "指标库里「{id}」的文字留出了{names}，这里没有填。",
        "在「参数」下面写「{name}: …」，留出几项就写几行。",
    ),
    "GC806.text": ("留在这段文字里", ""),
    "GC806.parameter-close": (
        "指标库里「{id}」的文字没有留出「{name}」，是否指「{close}」？",
        "把「{name}」改为「{close}」。",
    ),
    "GC806.parameter-unknown": (
        "指标库里「{id}」的文字没有留出「{name}」，填了也用不上。",
        "删去「{name}」这一行。",
    ),
    "GC909.size": (
        "指标库文件「{name}」太大，或者文件太多。",
        "单个文件不要超过 {limit} KB，一个 library 文件夹不要超过 {files} 个文件。",
    ),
    "GC909.total": (
        "指标库文件夹「{name}」里的文件合起来有 {total} MB，太大了，一个也没有读。",
        "合起来不要超过 {most} MB；不用的指标删去，或者分到各单位自己的 library 文件夹。",
    ),
    "GC909.linked": (
        "「{name}」是一个链接，指向这个文件夹之外或者不存在的地方，不会去读。",
        "把那里的内容复制到这里来，或者删去链接。",
    ),
    "GC909.ending": (
        "「{name}」的文件名多了 .txt，不会被当作指标库。",
        "去掉 .txt，让文件名以 .yaml 结尾。",
    ),
    "GC909.braces": (
        "「{value}」里的花括号不成对，或者里面不是一个词。",
        "留出的内容写成 {{对象}}，里面不空格，最长 20 个字；别处不用花括号。",
    ),
    "GC909.sign": (
        "指标值「{value}」的符号和这一项的「符号」不一致。",
        "改成一样的；各单位不同的，不写指标值。",
    ),
    "GC909.unit": (
        "指标值「{value}」的单位和这一项的「单位」不一致。",
        "改成一样的；各单位不同的，不写指标值。",
    ),
}
