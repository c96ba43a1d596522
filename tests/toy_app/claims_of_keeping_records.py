"""A record of the toy app is loaded, checked, hidden, followed by the index and counted as a page is.

tests/test_toy_app.py runs it with the settings of the app.
"""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from base import content_version
from base.keys import key_of
from base.models import Change, Municipality, Term
from search.indexing import consistency_check
from search.statistics import recorder
from tests.factories.base import TermFactory
from tests.toy_app.conftest import load
from tests.toy_app.models import ToyQuestion

pytestmark = pytest.mark.usefixtures("initial_content")
BROWSER, REPORT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0)", "/cms/reports/zoekopdrachten/"
TOP, BOX = "Waarom valt een tol om?", "Welke doos is sterk genoeg?"


def test_it_is_loaded_with_its_columns_and_terms(top):
    assert (top.asked_on, top.municipality.name, top.asker) == (dt.date(2024, 5, 1), "Hasselt", "kind")
    assert {facet: [term.slug for term in terms] for facet, terms in top.terms_by_facet.items()} == {
        "thema": ["spelen"],
        "materiaal": ["hout"],
    }


def test_loading_again_leaves_alone_what_an_editor_changed(initial, top):
    box = ToyQuestion.objects.get(title=BOX)
    box.answer = "Vraag het aan de winkel."
    box.save()
    file = initial / "vragen.yaml"
    file.write_text(file.read_text().replace("De punt schuurt", "De punt wrijft").replace("Kijk naar", "Let op"))
    load()
    top.refresh_from_db()
    box.refresh_from_db()
    assert top.answer.startswith("De punt wrijft")
    assert box.answer == "Vraag het aan de winkel."
    box.delete()
    load()
    assert [question.pk for question in ToyQuestion.objects.all()] == [top.pk]


@pytest.mark.parametrize(
    ("said", "instead", "problem"),
    [
        ("[hout]", "[goud]", "vragen.yaml:1: term “goud” bestaat niet bij “materiaal”"),
        ("asker: groot", "asker: reus", "vragen.yaml:9: “asker”"),
        ("asker: groot", "kleur: rood", "vragen.yaml:9: “kleur” bestaat niet voor vraag over speelgoed"),
        ("asker: groot", "live: false", "vragen.yaml:9: “live” bestaat niet"),
        ("municipality: Hasselt", "municipality: Nergens", "vragen.yaml:1: “municipality”"),
        ("slug: doos", "slug: tol", "vragen.yaml:9: “tol” staat ook op vragen.yaml:1"),
    ],
)
def test_the_loader_refuses_what_is_wrong_in_its_file(initial, capsys, said, instead, problem):
    file = initial / "vragen.yaml"
    file.write_text(file.read_text().replace(said, instead))
    with pytest.raises(CommandError):
        call_command("load_content")
    assert problem in capsys.readouterr().err


def test_the_checker_reads_its_sentences_and_words(initial, capsys):
    call_command("check_content")
    assert "2 records" in capsys.readouterr().out
    file = initial / "vragen.yaml"
    file.write_text(file.read_text().replace("De punt schuurt", "De QXZ schuurt"))
    with pytest.raises(CommandError):
        call_command("check_content")
    assert "vragen.yaml:4: “QXZ” staat niet in de woordenlijst" in capsys.readouterr().err


def hide(question):
    question.live = False
    question.save()


def end(question):
    question.expire_at = timezone.now() - dt.timedelta(hours=1)
    question.save()


@pytest.mark.parametrize("go", [hide, end, ToyQuestion.delete])
def test_what_is_hidden_is_found_in_no_way(client, top, go, way):
    term = TermFactory(facet="materiaal", slug="glas", name="Glas")
    top.terms.set([term])
    way()
    key, url = key_of(top), top.url
    ways = [
        *("/zoeken/?q=wrijving", "/zoeken/?q=wrijving&vorm=csv", "/speelgoedvragen/", "/speelgoedvragen/feed/", url),
        *("/zoeken/suggesties/?q=waarom+valt", f"/bewaarlijst/?p={key}", "/sitemap.xml", term.get_absolute_url()),
        *("/api/v1/search?q=wrijving", "/api/v1/records/vragen-over-speelgoed", "/onderwerpen/materiaal/glas/feed/"),
        *(f"/api/v1/records/vragen-over-speelgoed/{key}", "/zoeken/?q=wrijving&vorm=blad"),
    ]
    assert [way for way in ways if url not in client.get(way).content.decode() and way != url] == []
    go(top)
    answers = {way: client.get(way) for way in ways}
    assert [
        way for way, answer in answers.items() if answer.status_code == 200 and url in answer.content.decode()
    ] == []
    assert answers[url].status_code == 404
    assert "materiaal/glas" not in client.get("/onderwerpen/").content.decode()


ACTS = {
    "change": lambda question: ToyQuestion.objects.get(pk=question.pk).save(),
    "hide": hide,
    "end": end,
    "delete": lambda question: question.delete(),
    "delete with others": lambda question: ToyQuestion.objects.all().delete(),
    "add": lambda question: ToyQuestion.objects.create(title="Nieuw", summary="Iets nieuws.", answer="Ja."),
    "give a term": lambda question: question.terms.add(Term.objects.get(slug="karton")),
    "take a term": lambda question: question.terms.clear(),
    "rename a term": lambda question: _change(Term.objects.get(slug="hout"), name="Eik"),
    "merge a term": lambda question: Term.objects.get(slug="hout").merge_into(Term.objects.get(slug="karton")),
    "delete a term": lambda question: Term.objects.filter(slug="hout").delete(),
}


def _change(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


@pytest.mark.parametrize("act", ACTS)
def test_the_index_follows_whatever_happens_to_it(built, top, act):
    assert key_of(top) in built().engine.contents()
    ACTS[act](top)
    built()
    assert not consistency_check.compare()


def test_a_check_names_it_by_its_key(built, top, capsys):
    ToyQuestion.objects.filter(pk=top.pk).update(title="Anders")
    with pytest.raises(SystemExit):
        call_command("check_search")
    assert f"Verouderd: toyquestion-{top.pk}." in capsys.readouterr().out


def test_a_term_that_was_merged_hands_it_over(top):
    karton = Term.objects.get(slug="karton")
    top.terms.add(karton)
    Term.objects.get(slug="hout").merge_into(karton)
    assert sorted(term.slug for term in top.terms.all()) == ["karton", "spelen"]


def test_the_place_that_it_names_touches_it(top):
    place = Municipality.objects.named("Hasselt").get()
    place.province = "Elders"
    place.save()
    changes = Change.objects.filter(version=content_version.current())
    assert key_of(top) in changes.values_list("kind", "subject")


def test_a_change_makes_kept_copies_stale(client, top):
    client.get("/zoeken/?q=wrijving")
    top.title = "Waarom staat een tol recht?"
    top.save()
    assert top.title in client.get("/zoeken/?q=wrijving").content.decode()


def test_a_kept_copy_goes_at_the_moment_that_it_ends(client, top, monkeypatch):
    top.expire_at = timezone.now() + dt.timedelta(minutes=5)
    top.save()
    assert TOP in client.get("/zoeken/?q=wrijving").content.decode()
    later = timezone.now() + dt.timedelta(minutes=6)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert TOP not in client.get("/zoeken/?q=wrijving").content.decode()


def test_a_kind_that_would_part_an_address_or_that_is_taken_is_refused_at_the_start(monkeypatch):
    assert ToyQuestion.check() == []
    other = SimpleNamespace(__name__="Other", record_kind="toy.question")
    monkeypatch.setattr("base.models.record.record_types", lambda: [ToyQuestion, other])
    monkeypatch.setattr(ToyQuestion, "record_kind", "toy.question")
    assert [error.id for error in ToyQuestion.check()] == ["base.E001", "base.E002"]


def test_it_is_dated_by_its_first_day_on_the_site(top):
    first = top.first_published_at
    top.save()
    assert top.first_published_at == first < top.last_published_at
    draft = ToyQuestion.objects.create(title="Later", summary="Nog niet.", answer="-", live=False)
    assert draft.first_published_at is None


def test_what_is_looked_at_and_what_is_chosen_count(cms, top):
    visitor = Client(headers={"user-agent": BROWSER})
    for _ in range(2):
        visitor.get(top.url)
        visitor.get("/zoeken/?soort=vragen-over-speelgoed")
    recorder.tally.flush()
    for kind, value in (("gespeeld", TOP), ("term", "Soort: Vragen over speelgoed")):
        exported = cms.get(REPORT, {"wat": kind, "periode": "7", "export": "csv"}).streaming_content
        assert f"{value},2,1" in b"".join(exported).decode().splitlines()[1:]
