"""The index of pathways to a diploma."""

from base.facets import Facet
from content.models.finder import PathwayFinderPage
from content.models.pathway import PathwayPage
from search.engine.documents import Sort
from search.listings.pages import ListingPage

# The small drawing at the head of each road of the map.
DRAWINGS = {
    PathwayPage.Situation.AT_SCHOOL: "school",
    PathwayPage.Situation.OTHER_WAY: "toolbox",
    PathwayPage.Situation.STOPPED: "door",
}


class PathwayIndexPage(ListingPage):
    """The index of pathways, with a link to the pathway finder and a map of all pathways."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.PathwayPage", "content.PathwayFinderPage"]
    listed_model = PathwayPage
    illustration = "signpost"
    noun = ("weg naar een diploma", "wegen naar een diploma")
    facet_slugs = (Facet.TRACK, Facet.AUDIENCE, Facet.THEME)
    sorts = (Sort.EDITORS_ORDER, Sort.TITLE)
    has_feed = False

    class Meta:
        verbose_name = "overzicht van wegen naar een diploma"

    def roads(self):
        """Return the map: ``[(Dutch situation, name of its drawing, its pathways in the editors' order), …]``.

        It has every public pathway, those without a situation last; it is empty when none has one.
        """
        pathways = list(PathwayPage.objects.child_of(self).public().order_by("path"))
        if not any(pathway.situation for pathway in pathways):
            return []
        known = [(situation.label, DRAWINGS[situation], situation) for situation in PathwayPage.Situation]
        roads = [
            (label, drawing, [pathway for pathway in pathways if pathway.situation == situation])
            for label, drawing, situation in [*known, ("nog andere wegen", "signpost", "")]
        ]
        return [road for road in roads if road[2]]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["finder"] = PathwayFinderPage.objects.child_of(self).public().first()
        context["roads"] = self.roads() if context["listing"].asks_nothing else []
        return context
