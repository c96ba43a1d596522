"""Where a reader goes from a page: at most five links that fit best, by kind of next step; the others fold."""

from dataclasses import dataclass, field

from base.keys import key_of
from base.models import model_of
from base.models.listed import NextStep

MOST = 5  # links that stand open at the foot of a page


@dataclass
class NextSteps:
    """The links at the foot of a page.

    Args:
        groups: ``[(Dutch heading, [page or record, …]), …]``, together at most `MOST`.
        others: ``[(Dutch heading of a relation, [page or record, …]), …]`` of what is left.
    """

    groups: list = field(default_factory=list)
    others: list = field(default_factory=list)


def next_steps(related, alike):
    """Return the `NextSteps` of a page.

    Args:
        related: `RelatedGroup`s that the page does not show elsewhere, in the order of their kinds.
        alike: pages and records most like it, which follow when editors related fewer than `MOST`.
    """
    chosen, seen = [], set()
    queues = [list(group.pages) for group in related]
    # The first of each kind, then the second of each: no kind pushes out the others.
    for place in range(MOST):
        for pages in queues:
            if place < len(pages) and key_of(pages[place]) not in seen and len(chosen) < MOST:
                seen.add(key_of(pages[place]))
                chosen.append(pages[place])
    for page in alike[: MOST - len(chosen)]:
        seen.add(key_of(page))
        chosen.append(page)
    steps = NextSteps()
    for step in NextStep:
        own = [page for page in chosen if model_of(page).next_step_kind == step]
        if own:
            steps.groups.append((step.label, own))
    for group in related:
        left = [page for page in group.pages if key_of(page) not in seen]
        if left:
            steps.others.append((group.label, left))
    return steps
