"""Roads to the public for one page, and an editor whose unique titles show when a withdrawn page is still there."""

import uuid

from wagtail.models import Page

from base import content_version
from base.models import PageRelation, SiteSettings, public
from tests.factories.base import PageRelationFactory, without_publication_rule
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory
from tests.random_edits import RandomEditor

FIXED = ["/", "/praktijken/", "/praktijken/feed/", "/zoeken/", "/zoeken/?q=blad", "/onderwerpen/", "/sitemap.xml"]
FIXED += ["/praktijken/?sorteer=nieuwste&vorm=csv", "/api/v1/search", "/bestaat-niet/"]


class RandomPublisher(RandomEditor):
    """An editor who also relates pages, and changes the menu and the words on every page."""

    def __init__(self, home, practices, seed):
        super().__init__(home, practices, seed)
        self.edits += [self.relate, self.part, self.put_in_menu, self.set_banner] * 2

    def publish(self):
        parent = self.random.choice([self.home, self.practices, self._page() or self.home])
        kind = self.random.choice([StandardPageFactory, PracticePageFactory])
        title = f"Blad {uuid.UUID(int=self.random.getrandbits(128)).hex}"
        kind(parent=Page.objects.get(pk=parent.pk), title=title, terms=[self._term()])

    def change(self):
        if page := self._page():
            page.search_description = f"Anders {self.random.random()}"
            page.slug = self.random.choice([page.slug, f"anders-{self.random.randrange(10**9)}"])
            page.save()

    def relate(self):
        page, other = self._page(), self._page()
        if page and other and page.pk != other.pk:
            PageRelation.objects.filter(source=page).delete()
            PageRelationFactory(source=page, kind="related", target=other)

    def part(self):
        if relation := PageRelation.objects.order_by("pk").first():
            relation.delete()

    def put_in_menu(self):
        if page := self._page():
            page.show_in_menus = not page.show_in_menus
            page.save()

    def set_banner(self):
        words = SiteSettings.objects.get_or_create(site=self.home.get_site())[0]
        words.banner = f"Melding {self.random.random()}"
        words.save()

    def edit_and_tell(self):
        """Make one edit, and return the titles of the pages that it took away from the public."""
        before = self.public_titles()
        with without_publication_rule(), content_version.transaction(lock_tree=True):
            self.random.choice(self.edits)()
        after = self.public_titles()
        return {title for pk, title in before.items() if pk not in after and title.startswith("Blad ")}

    @staticmethod
    def public_titles():
        return dict(public(Page.objects.all()).values_list("pk", "title"))

    def addresses(self, most=5):
        """Return addresses that show something of everything: lists, and some pages, public or not any more."""
        pks = list(Page.objects.filter(depth__gt=2).order_by("pk").values_list("pk", flat=True))
        some = self.random.sample(pks, min(most, len(pks)))
        return [*FIXED, *filter(None, (page.url for page in Page.objects.filter(pk__in=some)))]


def slug_of_copy(page):
    """Return the slug for a copy of a page; the slug of the index of a language is its code."""
    return "fr" if page.language_column == "slug" else "kopie"


def by_copy(page):
    """Copy a page, live."""
    return page.copy(update_attrs={"slug": slug_of_copy(page)}, keep_live=True)


def by_alias(page):
    """Create an alias of a page."""
    return page.create_alias(update_slug=slug_of_copy(page))


def by_adding(page):
    """Add a live page beside a page."""
    fields = {name: getattr(page, name) for name in ("title", "search_description", "caretaker")}
    return page.get_parent().specific.add_child(instance=type(page)(slug=slug_of_copy(page), live=True, **fields))


def by_script(page):
    page.live = True
    page.save()


def by_script_without_validation(page):
    page.live = True
    page.save(clean=False)


def by_script_of_one_column(page):
    page.live = True
    page.save(update_fields=["live"])


def by_plain_page(page):
    plain = Page.objects.get(pk=page.pk)
    plain.live = True
    plain.save()


def by_revision(page):
    page.get_latest_revision().publish()


def by_import(page):
    """As a tool that moves pages between sites does: what was written down comes back as a live page."""
    data = page.serializable_data() | {"live": True}
    type(page).from_serializable_data(data, check_fks=False, strict_fks=False).save()
