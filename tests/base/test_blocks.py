"""The blocks of a text: what they refuse, and what a reader gets."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.rich_text import RichText

from base.blocks import BODY_BLOCKS
from base.models import LibraryDocument
from content.models import StandardPage
from tests.base.test_public import HIDDEN
from tests.factories.base import DocumentFactory, ImageFactory
from tests.factories.content import StandardPageFactory

BODY = StandardPage._meta.get_field("body").stream_block


def block(name, value):
    """Return one block of a body from what would be stored."""
    return BODY.to_python([{"type": name, "value": value}])[0]


def render(name, value):
    return BeautifulSoup(block(name, value).render(), "html.parser")


def refusal(name, value):
    """Clean a block that must be refused, and give its errors as text by field."""
    chosen = block(name, value)
    with pytest.raises(ValidationError) as caught:
        chosen.block.clean(chosen.value)
    return {field: error.messages for field, error in caught.value.block_errors.items()}


def file(name, content=b"x"):
    return DocumentFactory(title=name, file=ContentFile(content, name=name))


def test_every_block_has_a_dutch_label_an_icon_and_a_template():
    for name, child in BODY_BLOCKS:
        assert child.label, name
        assert child.meta.icon != "placeholder", name
        assert name == "text" or child.meta.template == f"blocks/{name}.html"


# Pictures


def test_a_picture_needs_words_unless_it_only_decorates(db):
    image = ImageFactory()
    assert "alt_text" in refusal("image", {"image": image.pk, "alt_text": "", "decorative": False})
    for value in ({"alt_text": "Een brug", "decorative": False}, {"alt_text": "", "decorative": True}):
        chosen = block("image", {"image": image.pk, **value})
        assert chosen.block.clean(chosen.value).pk == image.pk


def test_a_picture_carries_its_words_its_size_and_its_maker(db):
    image = ImageFactory(title="DSC_0042.jpg", credit="Jan Peeters")
    html = render("image", {"image": image.pk, "alt_text": "Een brug over de Demer", "decorative": False})
    assert html.img["alt"] == "Een brug over de Demer"
    assert {"width", "height", "srcset", "sizes"} <= set(html.img.attrs)
    assert html.figcaption.get_text() == "Beeld: Jan Peeters"
    assert render("image", {"image": image.pk, "alt_text": "Weg", "decorative": True}).img["alt"] == ""


# Recordings and documents


@pytest.mark.parametrize(("name", "tag"), [("les.mp4", "video"), ("les.WEBM", "video"), ("les.mp3", "audio")])
def test_a_recording_plays_with_captions_and_text_and_can_be_downloaded(db, name, tag):
    recording, captions = file(name), file("les.vtt")
    value = {"title": "De les", "file": recording.pk, "captions": captions.pk, "transcript": "<p>Hallo.</p>"}
    chosen = block("media", value)
    assert chosen.block.clean(chosen.value)["file"] == recording
    html = render("media", value)
    assert html.find(tag)["src"] == recording.url
    assert bool(html.track) == (tag == "video")
    assert html.find("a", string="Download de opname")["href"] == recording.url
    assert "Hallo." in html.details.get_text()


def test_a_recording_has_the_right_kind_of_file_and_a_text(db):
    wrong = {"title": "De les", "file": file("les.pdf").pk, "captions": file("les.txt").pk, "transcript": "<p>A</p>"}
    assert refusal("media", wrong) == {
        "file": ["Kies een opname: mp4, webm of mp3."],
        "captions": ["Kies een vtt-bestand."],
    }
    right = {"title": "De les", "file": file("les.mp3").pk, "captions": None}
    assert "transcript" in refusal("media", {**right, "transcript": ""})


def test_documents_say_what_they_are_and_how_large(db):
    named, plain = file("verslag.pdf", b"x" * 2048), file("leeg.odt")
    items = [{"document": named.pk, "title": "Het verslag", "description": "Van 2021"}, {"document": plain.pk}]
    shown = [" ".join(item.get_text(" ").split()) for item in render("documents", {"documents": items}).find_all("li")]
    assert shown[0].startswith("Het verslag PDF, 2,0 KB")
    assert shown[0].endswith("Van 2021")
    assert shown[1].startswith("leeg.odt ODT, 1 byte")


def test_nobody_gets_a_link_to_a_file_that_is_not_for_everybody(db):
    closed = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    shown = file("verslag.pdf")
    hidden, recording, captions = file("nota.pdf"), file("les.mp4"), file("les.vtt")
    LibraryDocument.objects.filter(pk__in=[hidden.pk, recording.pk, captions.pk]).update(collection=closed)
    both = render("documents", {"title": "Lezen", "documents": [{"document": shown.pk}, {"document": hidden.pk}]})
    assert [link["href"] for link in both.find_all("a")] == [shown.url]
    assert not render("documents", {"title": "Lezen", "documents": [{"document": hidden.pk}]}).get_text(strip=True)
    value = {"title": "De les", "file": recording.pk, "captions": captions.pk, "transcript": "<p>Hallo.</p>"}
    played = render("media", value)
    assert not played.find_all(src=True)
    assert not played.find_all("a")
    assert "Hallo." in played.get_text()


# Tables, steps, words


def test_a_table_has_headings_for_columns_and_rows(db):
    value = {
        "columns": [{"type": "text", "heading": "Jaar"}, {"type": "number", "heading": "Aantal"}],
        "rows": [{"values": ["2020", "12"]}, {"values": ["2021", "<b>9</b>"]}],
        "caption": "Leerlingen per jaar",
    }
    html = render("table", value)
    assert html.caption.get_text() == "Leerlingen per jaar"
    assert [cell.get_text() for cell in html.find_all("th", scope="col")] == ["Jaar", "Aantal"]
    assert [cell.get_text() for cell in html.find_all("th", scope="row")] == ["2020", "2021"]
    assert [cell.get_text() for cell in html.find_all("td", class_="num")] == ["12", "<b>9</b>"]


def test_a_callout_says_what_it_is_in_words(db):
    html = render("callout", {"kind": "let-op", "title": "Deadline", "text": "<p>Morgen.</p>"})
    assert "Let op: Deadline" in html.get_text()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("heading", {"text": "<script>x</script>", "level": "h2"}),
        ("quote", {"text": "<script>x</script>", "who": "<script>x</script>"}),
        ("callout", {"title": "<script>x</script>", "text": "<p>a</p>"}),
        ("steps", {"title": "<script>x</script>", "steps": [{"title": "<script>x</script>"}]}),
        ("accordion", {"items": [{"title": "<script>x</script>", "text": "<p>a</p>"}]}),
        ("key_facts", {"facts": [{"value": "<script>", "text": "<script>x</script>", "source": "<script>x</script>"}]}),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_words_are_words_and_never_markup(db, name, value):
    html = render(name, value)
    assert html.find("script") is None
    assert "<script>" in html.get_text()


# Links and cards


@pytest.mark.parametrize("name", HIDDEN, ids=lambda name: name.replace(" ", "-"))
def test_a_link_to_what_is_not_public_is_plain_words(home, name):
    hidden, public = HIDDEN[name](home), StandardPageFactory(parent=home)
    links = [f'<a linktype="page" id="{pk}">{words}</a>' for pk, words in ((hidden.pk, "weg"), (public.pk, "hier"))]
    text = f'<p>{" en ".join(links)} en <a linktype="page" id="x">nergens</a></p>'
    html = BeautifulSoup(str(RichText(text)), "html.parser")
    assert html.get_text().strip() == "weg en hier en nergens"
    assert [link["href"] for link in html.find_all("a", href=True)] == [public.url]


@pytest.mark.parametrize("name", HIDDEN, ids=lambda name: name.replace(" ", "-"))
def test_cards_leave_out_what_is_not_public_and_keep_the_order(home, name):
    hidden, first, last = HIDDEN[name](home), StandardPageFactory(parent=home), StandardPageFactory(parent=home)
    html = render("page_cards", {"title": "Lees verder", "pages": [last.pk, hidden.pk, first.pk]})
    assert [link.get_text() for link in html.find_all("a")] == [last.title, first.title]
    assert render("page_cards", {"title": "Lees verder", "pages": [hidden.pk]}).get_text(strip=True) == ""


def test_cards_cost_as_many_queries_for_eight_as_for_one(home, django_assert_num_queries):
    chosen = [block("page_cards", {"pages": [StandardPageFactory(parent=home).pk for _ in range(n)]}) for n in (1, 8)]
    for cards in chosen:
        cards.render()
    for cards, number in zip(chosen, (1, 8), strict=True):
        with django_assert_num_queries(2):
            assert cards.render().count("<li") == number
