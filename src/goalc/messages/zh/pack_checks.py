"""Sentences about form packs that are checked and tested by themselves."""

MESSAGES: dict[str, tuple[str, str]] = {
    "GC902.former": (
        "旧称的现行名称「{value}」不在这张表的 tree 里。",
        "改成 tree 里的指标名。",
    ),
    "GC920.unprinted": (
        "「{form}」声明了「{key}」，模板里没有印它的地方。",
        "在模板里加上它的格子；不印的从 pack.yaml 里去掉。",
    ),
    "GC920.unused-printed": (
        "「{form}」把「{key}」写成不用的项，模板却印它，这一格永远是空的。",
        "从 unused 里去掉它，或者从模板里去掉这一格。",
    ),
    "GC920.no-help": (
        "「{form}」的字段「{key}」没有写怎样填。",
        "加上 help，用一句话写明填什么、到哪一步；填表人在编辑器里会看到它。",
    ),
    "GC920.unit": (
        "这一格的金额按{unit}印，它的行和上面的表头都没有写明单位。",
        "在表头里写「（{unit}）」。",
    ),
    "GC920.other-unit": (
        "这一格的金额按{unit}印，表头写的却是「{other}」。",
        "把过滤器改成 {other}，或者改表头，两处一致。",
    ),
    "GC920.narrow": (
        "这张表宽 {width} 毫米，纸上的版心是 {room} 毫米。",
        "改列宽，使各列之和等于版心；有意留空的不用改。",
    ),
    "GC920.occasional": (
        "有的样例印不成这一行：有的项没有填，或者列表的行数不是这里写死的数。",
        "行数用 length 算，可以不填的项用 if 隔开；填的内容总是一样多的不用改。",
    ),
    "GC920.stray": (
        "没有一张表用模板「{name}」。",
        "在 pack.yaml 的 template 里写上它，或者删去这个文件。",
    ),
    "GC920.name": (
        "文件名里的「{{{word}}}」没有值可以换，会照样印成文件名。",
        "改成这张表有的项，如 {{项目名称}}；总表的文件名可以用 {{年度}}、{{编制单位}}、{{期}}。",
    ),
    "GC920.verify": (
        "用样例数据印「{form}」，{format} 写出后读回来不一样：{problem}。",
        "表名、样例里的内容太长时缩短 name；其余的是 goalc 的错误，请把表样发给我们。",
    ),
    "GC921.no-cells": (
        "这个例子没有 {name}，不知道印出来的应当是什么。",
        "照公开的表写一份，每行一行，格子用 | 分开；或者看过排出来的表以后用 goalc pack test --update 写出。",
    ),
    "GC921.forms": (
        "cells.txt 里的表是 {expected}，这个例子排出来的是 {actual}。",
        "每张表以“# 表名”开头，顺序与材料相同：封面、部门表、各项目表。",
    ),
    "GC921.cell": (
        "「{form}」第 {row} 行第 {column} 列应为「{expected}」，排出来是「{actual}」。",
        "公开的表是对的，就改模板或者 pack.yaml；是这里记错了，改这一格。",
    ),
    "GC921.row": (
        "「{form}」第 {row} 行应为「{expected}」，排出来是「{actual}」，格子的个数不同。",
        "对照公开的表，改模板里这一行的格子，或者改这一行。",
    ),
    "GC921.missing": (
        "「{form}」没有排出这一行：「{expected}」。",
        "在模板里补上这一行；公开的表里没有的，从 cells.txt 里删去。",
    ),
    "GC921.extra": (
        "「{form}」第 {row} 行多排出了「{actual}」，cells.txt 在这之后没有它。",
        "从模板里去掉这一行；公开的表里有的，补进 cells.txt。",
    ),
    "GC921.file-cell": (
        "「{form}」写成 {format} 后，第 {row} 行第 {column} 列是「{actual}」，排好的是「{expected}」。",
        "这是 goalc 的错误，请把表样和这个例子发给我们。",
    ),
    "GC921.file-row": (
        "「{form}」写成 {format} 后，第 {row} 行是「{actual}」，排好的是「{expected}」。",
        "这是 goalc 的错误，请把表样和这个例子发给我们。",
    ),
}
