from content.models import CauseIndexPage
from tests.factories.bodies import RICH, fact_value
from tests.factories.content import CausePageFactory
from tests.factories.full_site.names import named
from tests.factories.full_site.practices import add_helping_practices
from tests.factories.full_site.terms import CHECKED, OVERDUE, with_sources


def add_causes(terms):
    """Add a cause, a consequence and a risk characteristic with all there is, and a bare cause."""
    index = CauseIndexPage.objects.get()
    found = {
        name: with_sources(
            CausePageFactory(
                parent=index,
                **named(name),
                kind=kind,
                terms=[terms.theme],
                explanation=RICH,
                signals="Slaapt in de klas\nKomt te laat",
                evidence=[("fact", fact_value("5,1%", "van alle leerlingen", source_url="https://www.vlaanderen.be/"))],
                who_can_help="Leraar: vraag hoe het gaat.\nOuder: bel de school.",
                protects="Iemand die je kent\nEen vaste plek",
                **(CHECKED if name == "cause" else OVERDUE),
            )
        )
        for name, kind in (("cause", "oorzaak"), ("consequence", "gevolg"), ("risk", "risicokenmerk"))
    }
    add_helping_practices(found["cause"], terms)
    return found | {"bare_cause": CausePageFactory(parent=index, **named("bare_cause"))}
