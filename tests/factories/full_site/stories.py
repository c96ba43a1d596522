"""Testimonies, example stories and glossary entries."""

from django.utils import timezone

from content.models import CausePage, ExampleStoryIndexPage, GlossaryPage, TestimonyIndexPage, TestimonyPage
from tests.factories.base import UserFactory
from tests.factories.bodies import LONG_WORD, RICH, document, fill
from tests.factories.content import ExampleStoryPageFactory, GlossaryEntryPageFactory, TestimonyPageFactory
from tests.factories.full_site.names import named
from tests.factories.full_site.terms import CHECKED, first_term, with_sources

STORY = {
    "age_group": "16 jaar",
    "quote": "Iemand belde.\nDat hielp.",
    "story": RICH,
    "turning_points": f"Een leraar die vroeg hoe het ging\nEen {LONG_WORD}",
    **CHECKED,
}


def add_stories(terms):
    """Add testimonies with a video, with a sound recording and bare, one for the tests that edit it; and stories."""
    testimonies, stories = TestimonyIndexPage.objects.get(), ExampleStoryIndexPage.objects.get()
    captions = document("getuigenis.vtt", b"WEBVTT\n\n00:00.000 --> 00:02.000\nDag.\n", title="Ondertitels")
    seen = TestimonyPageFactory(
        parent=testimonies,
        **named("testimony"),
        terms=terms.every,
        pseudonym="Noor",
        recording=document("getuigenis.mp4", title="Getuigenis"),
        captions=captions,
        transcript="<p>Dag, ik ben Noor. Dat is niet mijn echte naam.</p>",
        **STORY,
    )
    heard = TestimonyPageFactory(
        parent=testimonies,
        **named("spoken_testimony"),
        terms=terms.every,
        role=TestimonyPage.Role.PARENT,
        recording=document("getuigenis.mp3", title="Getuigenis in geluid"),
        transcript="<p>Dag, ik ben een mama.</p>",
    )
    editable = TestimonyPageFactory(
        parent=testimonies,
        **named("editable_testimony"),
        terms=[terms.theme, first_term("doelgroep")],
        caretaker=UserFactory(),
        first_published_at=timezone.now(),  # A feed shows the newest.
        recording=document("alleen-van-mij.mp3", title="Een stem"),
        transcript="<p>Dag, ik vertel dit nu nog.</p>",
    )
    told = {"publisher": "Een krant", "kind": "reportage", "about": f"Over een {LONG_WORD}.", "pages": []}
    linked = {"title": "A film", "language": "en", "year": 2022, "url": "https://www.example.org/film"}
    about = list(CausePage.objects.filter(slug=named("cause")["slug"]).values_list("pk", flat=True))
    fill(
        testimonies,
        elsewhere=[
            {"type": "told", "value": {**told, "title": f"Over een {LONG_WORD}"}},
            {"type": "told", "value": {**told, **linked, "pages": about}},
        ],
    )
    invented = ExampleStoryPageFactory(parent=stories, **named("story"), terms=terms.every, **STORY)
    return {
        "testimony": with_sources(seen),
        "spoken_testimony": heard,
        "editable_testimony": editable,
        "bare_testimony": TestimonyPageFactory(parent=testimonies, **named("bare_testimony")),
        "story": with_sources(invented),
        "bare_story": ExampleStoryPageFactory(parent=stories, **named("bare_story")),
    }


def add_glossary(terms):
    """Add an entry for a long word, which the texts of full pages use, and a bare one."""
    index = GlossaryPage.objects.get()
    entry = GlossaryEntryPageFactory(
        parent=index,
        **named("entry"),
        terms=[terms.theme],
        written_out=f"aanvraag van een {LONG_WORD}",
        forms=f"{LONG_WORD}en\n{LONG_WORD[:30]}",
        explanation=RICH,
        **CHECKED,
    )
    bare = GlossaryEntryPageFactory(parent=index, **named("bare_entry"))
    return {"entry": with_sources(entry), "bare_entry": bare}
