"""All rules, in the order of their codes. A new rule is a module, its case file and a line here."""

from __future__ import annotations

from goalc.lint.rule import FormRule, SubmissionRule
from goalc.lint.rules import (
    gc003_year_consistent,
    gc004_unit_name_consistent,
    gc008_tree_valid,
    gc009_name_unique,
    gc101_value_parse,
    gc102_sign_missing,
    gc103_unit_missing,
    gc302_sum_projects,
    gc310_list_sum,
    gc401_plan_in_year,
    gc407_plan_order,
)

FORM_RULES: tuple[FormRule, ...] = (
    gc003_year_consistent.RULE,
    gc004_unit_name_consistent.RULE,
    gc008_tree_valid.RULE,
    gc009_name_unique.RULE,
    gc101_value_parse.RULE,
    gc102_sign_missing.RULE,
    gc103_unit_missing.RULE,
    gc310_list_sum.RULE,
    gc401_plan_in_year.RULE,
    gc407_plan_order.RULE,
)

SUBMISSION_RULES: tuple[SubmissionRule, ...] = (gc302_sum_projects.RULE,)
