"""Sentences about the bytes and characters of a file: its encoding, its size, what nobody sees.

In: the keys of `goalc.syntax` diagnostics. Out: a message and a help, as in `syntax`.
"""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC701": (
        "这个文件不是 UTF-8 编码：从这里开始读不出文字（字节 {found}）。",
        "用记事本打开，「另存为」，编码选 UTF-8；如果文件损坏了，请从原处重新取一份。",
    ),
    "GC701.gbk": (
        "这个文件是 GBK 编码，不是 UTF-8：从这里开始读不出正确的汉字。",
        "运行 goalc fix 转换，原来的文件会留一份；或者：iconv -f GBK -t UTF-8 旧文件 > 新文件；"
        "VS Code：点右下角的编码 → 通过编码重新打开 → GBK，再点一次 → 通过编码保存 → UTF-8；"
        "记事本：另存为，编码选 UTF-8。",
    ),
    "GC701.utf16": (
        "这个文件是 {found} 编码（Windows 记事本里叫「Unicode」），不是 UTF-8。",
        "运行 goalc fix 转换，原来的文件会留一份；或者：iconv -f UTF-16 -t UTF-8 旧文件 > 新文件；记事本：另存为，编码选 UTF-8。",
    ),
    "GC702": (
        "这里有一个看不见的控制字符 {number}，表格里放不下它。",
        "删掉它；多半是从别的软件里复制文字时带进来的。",
    ),
    "GC702.nul": (
        "这里有一个空字符 {number}，文件可能损坏了，或者不是文本文件。",
        "删掉它；如果有很多，请从原处重新取一份文件。",
    ),
    "GC702.line": (
        "这里有一个特殊的换行字符 {number}：有的软件把它当换行，有的不当。",
        "删掉它，需要换行时按回车键。",
    ),
    "GC702.bom": (
        "文字中间有一个看不见的文件开头标记 {number}，多半是把两个文件拼在一起时留下的。",
        "删掉它。",
    ),
    "GC702.invisible": (
        "这个文件里有 {count} 处看不见的字符，第一处 {number} 在「{before}」后面；读的时候当作没有。",
        "删掉它们，多半是从网页或别的软件里复制文字时带进来的：goalc fix 一次删净。",
    ),
    "GC702.invisible-first": (
        "这个文件里有 {count} 处看不见的字符，第一处 {number} 在这一行的开头；读的时候当作没有。",
        "删掉它们，多半是从网页或别的软件里复制文字时带进来的：goalc fix 一次删净。",
    ),
    "GC702.surrogate": (
        "这里有半个字符 {number}，单独不成字。",
        "删掉它，直接写出要写的字。",
    ),
    "GC703": (
        "这个文件有 {size} MB，超过了 {limit} MB 的上限。",
        "一份目标表通常只有几 KB；请检查是不是放错了文件，或者把它拆成几个文件。",
    ),
}  # fmt: skip
