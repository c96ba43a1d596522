"""Standard pages and role pages."""

from content.models import HomePage, RoleIndexPage
from tests.factories.bodies import fill
from tests.factories.content import RolePageFactory, StandardPageFactory
from tests.factories.full_site.names import named
from tests.factories.full_site.terms import PAST, with_sources


def add_texts(terms):
    """Add a full standard page, and a bare one whose review is overdue."""
    home = HomePage.objects.get()
    full = StandardPageFactory(parent=home, **named("standard"), terms=[terms.theme], reviewed_on=PAST)
    return {
        "standard": with_sources(full),
        "bare_standard": StandardPageFactory(parent=home, **named("bare_standard"), review_on=PAST),
    }


def add_roles(pages):
    """Add an entrance with two groups that hold every full page, and a bare one.

    Args:
        pages: ``{name: page}`` of what it leads to.
    """
    index = RoleIndexPage.objects.get()
    role = RolePageFactory(parent=index, **named("role"), label="Volledige rol", intro="Begin hier.")
    groups = (
        ("Begin hier", "Met uitleg.", [page for name, page in pages.items() if not name.startswith("bare_")][:12]),
        ("Dan dit", "", [pages["guide"], pages["contact"]]),
    )
    blocks = [
        {"type": "group", "value": {"title": title, "text": text, "pages": [page.pk for page in chosen]}}
        for title, text, chosen in groups
    ]
    return {
        "role": fill(role, groups=blocks),
        "bare_role": RolePageFactory(parent=index, **named("bare_role"), label="Kaal"),
    }
