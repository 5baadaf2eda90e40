"""Submissions on disk for tests, and what a build left."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from tests.police import PACK

COVER = """\
表式: 预算绩效目标表
年度: 2025
编制单位: {unit}
附件号: 附件3
经办人: 张三
联系电话: 8732066
表样: {pack}
"""
PROJECT = """\
表式: 项目绩效目标表
项目名称: {name}
项目负责人: 李四
联系电话: 8732067
项目类别: 特定目标类
项目属性: 新增项目
实施时间: 2025年
预算资金: 100万元
资金性质: 一般公共预算安排
年度目标:
  - 建成
实施计划:
  - 时间: 2025-01-01至2025-06-30
    内容: 建设
保障措施:
  组织机构: 局
  管理制度: 办法
绩效指标:
  产出指标:
    数量指标:
      - 名称: 建设数量
        指标值: =1套
        解释: 以验收单为准的新建套数
    质量指标:
      - 名称: 验收合格率
        指标值: =100%
        解释: 计算公式：验收合格套数/建设套数*100%
    时效指标:
      - 名称: 完成时限
        指标值: 2025年6月30日前
  效益指标:
    社会效益指标:
      - 名称: 重大事故发生数
        指标值: =0起
  满意度指标:
    社会公众或服务对象满意度:
      - 名称: 群众满意度
        指标值: ≥95%
        解释: 随机抽取100名群众发放调查问卷，计算公式：满意问卷数/问卷总数*100%
"""


def quoted(text: str) -> str:
    """A YAML scalar for any text of one line."""
    return json.dumps(text, ensure_ascii=False)


def make(folder: Path, *names: str, unit: str = "某局", pack: str = PACK) -> Path:
    """A submission with a project for each name."""
    (folder / "projects").mkdir(parents=True)
    (folder / "submission.yaml").write_text(COVER.format(unit=quoted(unit), pack=pack), encoding="utf-8")
    for number, name in enumerate(names or ("一个项目",), 1):
        file = folder / "projects" / f"{number:02}.yaml"
        file.write_text(PROJECT.format(name=quoted(name)), encoding="utf-8")
    return folder


def project(folder: Path, number: int = 1) -> Path:
    """The file of a project."""
    return folder / "projects" / f"{number:02}.yaml"


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that is there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    """The sha256 of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest in a folder."""
    loaded: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return loaded
