"""The two engines that know rules of accessibility, run within a page: axe-core, and IBM's."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
IBM = ROOT / "node_modules" / "accessibility-checker-engine" / "ace.js"

# Rules that axe leaves off unless asked: the AAA ones, those of WCAG 2.2, and some that are still called experimental.
MORE_RULES = (
    "identical-links-same-purpose", "target-size", "label-content-name-mismatch", "table-fake-caption", "td-has-header",
    "p-as-heading", "focus-order-semantics",
)  # fmt: skip

# WCAG 1.4.6 asked of axe's rule for 1.4.3: what fails the one fails the other. Its own rule for 1.4.6 passes over
# what that finds, so both were needed, and each looks at what lies behind every letter: two thirds of the time that axe
# takes. The options are the rule's own, but for the two numbers.
ENHANCED = {
    "color-contrast": {
        "options": {
            "ignoreUnicode": True,
            "ignoreLength": False,
            "ignorePseudo": False,
            "boldValue": 700,
            "boldTextPt": 14,
            "largeTextPt": 18,
            "contrastRatio": {"normal": {"expected": 7}, "large": {"expected": 4.5}},
            "pseudoSizeThreshold": 0.25,
            "shadowOutlineEmMax": 0.1,
            "textStrokeEmMin": 0.03,
        }
    }
}
ALL = {"resultTypes": ["violations"], "rules": {rule: {"enabled": True} for rule in MORE_RULES}, "checks": ENHANCED}

# All that a change of colours can change.
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "checks": ENHANCED,
}

RUN_AXE = """async (options) => (await axe.run(document, options)).violations.flatMap(({ id, nodes }) =>
  nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`))"""

# What is sure to be wrong; "potential" and "manual" ask a person to look (a style sheet has colours, a page has sound).
RUN_IBM = """async () => (await new ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_2'])).results
  .filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
  .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet.slice(0, 160)}`)"""


def faults(page: Page, *, of_colour_only: bool = False) -> list[str]:
    """What axe finds, one line each."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(RUN_AXE, COLOURS if of_colour_only else ALL)
    return found


def ibm_faults(page: Page) -> list[str]:
    """What IBM's engine is sure of, one line each."""
    page.evaluate(IBM.read_text("utf-8"))
    found: list[str] = page.evaluate(RUN_IBM)
    return found
