"""All rules of axe-core, also those that are off by default: level AAA, best practice and experimental."""

from pathlib import Path

import axe_playwright_python

from tests.browser.layout import show_whole

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]));
  const found = await axe.run(document, {rules, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, help, nodes}) => nodes.map(({html, failureSummary}) =>
    `${id}: ${help}\\n  ${html.slice(0, 200)}\\n  ${failureSummary.replaceAll("\\n", " ").slice(0, 300)}`));
}"""


def violations(page):
    """Return the violations that axe finds on the page as it is now, one text for each element."""
    # Not a script element, which the Content-Security-Policy would block.
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SCRIPT)
    show_whole(page)
    return page.evaluate(RUN)
